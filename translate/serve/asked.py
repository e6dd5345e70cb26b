"""What a request asks, read from its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.serve.fields import Upload
from translate.serve.limits import ServiceLimits
from translate.serve.orders import SentText
from translate.serve.refusal import RefusedError, missing
from translate.serve.rows import termbase

AUTO = "auto"
_NAMES = {"text": "text.txt", "html": "text.html"}
_MARK = "\ufeff"  # by which the bytes of a text are UTF-8 whatever it says itself


@dataclass(frozen=True, slots=True)
class AskedTexts:
    """A request for translation. `is_list`: it has texts in an array, and wants an array back; `source`: a code, or
    AUTO; `target`: a code; `alternatives`, `glossary`: see TranslationOrder."""

    texts: tuple[str, ...]
    is_list: bool
    source: str
    target: str
    format: str
    alternatives: int
    glossary: str

    @property
    def files(self) -> tuple[SentText, ...]:
        """The texts as files of their format."""
        name = _NAMES[self.format]
        return tuple(SentText(name, f"{_MARK}{text}".encode("utf-8", "replace")) for text in self.texts)


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A request for the translation of a file."""

    file: Upload
    source: str
    target: str
    glossary: str


def text_of(made: bytes) -> str:
    """The text of a file of `AskedTexts.files`."""
    return made.decode("utf-8", "replace").removeprefix(_MARK)


def texts(fields: Mapping[str, Any], limits: ServiceLimits) -> tuple[tuple[str, ...], bool]:
    """The texts that a request brings, and whether in an array. Raises RefusedError."""
    given = fields.get("q")
    if not given:
        raise missing("q")
    found = tuple(given) if isinstance(given, list) else (given,)
    if not all(isinstance(one, str) for one in found):
        raise RefusedError(400, "Invalid request: q is neither a text nor an array of texts")
    _refuse_more(len(found), limits.texts)
    _refuse_more(max(map(len, found)), limits.characters)
    return found, isinstance(given, list)


def asked(fields: Mapping[str, Any], limits: ServiceLimits) -> AskedTexts:
    """What a request to /translate asks. Raises RefusedError."""
    found, is_list = texts(fields, limits)
    source, target = _text(fields, "source"), _text(fields, "target")
    kind = fields.get("format") or "text"
    if kind not in _NAMES:
        raise RefusedError(400, f"{kind} format is not supported")
    return AskedTexts(found, is_list, source, target, kind, _count(fields, limits), termbase(fields.get("glossary")))


def asked_file(fields: Mapping[str, Any]) -> AskedFile:
    """What a request to /translate_file asks. Raises RefusedError."""
    file = fields.get("file")
    if not isinstance(file, Upload):
        raise missing("file")
    if not file.name:
        raise RefusedError(400, "Invalid request: empty file")
    return AskedFile(file, _text(fields, "source"), _text(fields, "target"), termbase(fields.get("glossary")))


def _text(fields: Mapping[str, Any], name: str) -> str:
    found = fields.get(name)
    if not isinstance(found, str) or not found.strip():
        raise missing(name)
    return found.strip()


def _count(fields: Mapping[str, Any], limits: ServiceLimits) -> int:
    try:
        found = max(0, int(fields.get("alternatives") or 0))
    except (ValueError, TypeError) as error:
        raise RefusedError(400, "Invalid request: alternatives parameter is not a number") from error
    if found > limits.alternatives:
        raise RefusedError(400, f"Invalid request: alternatives parameter must be <= {limits.alternatives}")
    return found


def _refuse_more(size: int, most: int) -> None:
    if size > most:
        raise RefusedError(400, f"Invalid request: request ({size}) exceeds text limit ({most})")
