"""Moses files: two plain texts, line n of one translating line n of the other, for training engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from translate.errors import ExchangeError
from translate.exchange.passage import Passage
from translate.model import State

_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")  # all characters that some programs read as line ends


def read(left: Path, right: Path) -> Iterator[Passage]:
    """The pairs of lines of two files as fuzzy passages. Raises ExchangeError for different numbers of lines."""
    sides = [_lines(path) for path in (left, right)]
    if len(sides[0]) != len(sides[1]):
        what = f"{len(sides[1])} lines, but {left.name} has {len(sides[0])}"
        raise ExchangeError(right, what, "line n of one file must translate line n of the other")
    for source, target in zip(*sides, strict=True):
        if source.strip():
            yield Passage(source, target, State.FUZZY if target.strip() else State.UNTRANSLATED)


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ExchangeError(path, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    except UnicodeDecodeError as error:
        raise ExchangeError(path, f"not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []


def write(passages: Iterable[Passage]) -> tuple[str, str]:
    """Both texts: one line for each passage with a translation, with line breaks in it replaced by spaces."""
    pairs = [(flat(one.source), flat(one.target)) for one in passages if one.state is not State.UNTRANSLATED]
    return "".join(f"{source}\n" for source, _ in pairs), "".join(f"{target}\n" for _, target in pairs)


def flat(text: str) -> str:
    """A text on one line."""
    return _BREAKS.sub(" ", text).strip()
