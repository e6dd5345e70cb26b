"""A decoder-only model in a folder: its vocabulary, chat format and languages, read without loading it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import LocaleError, ModelError
from translate.machine import Hop, LiteralTokenizer, model_texts, vocabularies
from translate.machine.generators import chat_formats
from translate.machine.generators.chat_formats import ChatFormat
from translate.text import locales

_TOKENIZERS = ("tokenizer.json", "tokenizer.model", "spiece.model", "sentencepiece.model")
_CONTEXT = 4096  # tokens of prompt and answer together where the files do not say; all models named here have that
_MOST = 32_768  # the same at most: more would only cost memory
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model in a folder. `name`: that in routes, catalogs and lock files; `vocabulary`: its tokens; `chat`: its chat
    format; `context`: how many tokens it reads and writes; `sources`, `targets`: the languages that its files state, ()
    for any; `card`: its README."""

    name: str
    folder: Path
    vocabulary: frozenset[str]
    chat: ChatFormat
    context: int
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    card: str = ""

    @property
    def stops(self) -> list[str]:
        """The tokens that end an answer."""
        return [token for token in self.chat.stops if token in self.vocabulary]

    def hop(self, source: str, target: str) -> Hop:
        """Its hop between two locales."""
        return Hop(source, target, self.name, self.folder)

    def sample(self) -> tuple[str, str]:
        """One of its pairs of locales, for trying it out."""
        pairs = ((a, b) for a in self.sources or ("en",) for b in self.targets or ("de",))
        return next(((a, b) for a, b in pairs if not locales.same_language(a, b)), ("en", "de"))

    def tokenizer(self) -> LiteralTokenizer:
        """Its tokenizer. Raises EngineError, OSError, RuntimeError or ValueError."""
        for path in (self.folder / name for name in _TOKENIZERS):
            if path.is_file():
                return LiteralTokenizer(path, (*self.chat.tokens, *self.chat.stops, self.chat.starts))
        raise FileNotFoundError(f"no {' and no '.join(_TOKENIZERS[:2])}")


def read(folder: Path, name: str = "") -> LanguageModel | None:
    """The model in a folder; None if there is none. `name`: "" for that of the folder. Raises ModelError for one that
    cannot be used."""
    if not (folder / "model.bin").is_file() or not vocabularies.is_one(folder):
        return None
    try:
        vocabulary = frozenset(vocabularies.read(folder, ""))
        settings = model_texts.settings(folder / "tokenizer_config.json")
        metadata = model_texts.settings(folder / "metadata.json")
    except (LookupError, OSError, ValueError) as error:
        raise ModelError(folder, f"its files cannot be read ({error})", "take it from another source") from error
    chat = chat_formats.of_vocabulary(vocabulary)
    if chat is None:
        known = ", ".join(one.name for one in chat_formats.FORMATS)
        what = f"its vocabulary has the tokens of no chat format that is known here ({known})"
        raise ModelError(folder, what, "take a model that was trained to follow instructions")
    card = model_texts.card(folder)
    sources = _tags(metadata.get("from_code")) or _stated(card)
    targets = _tags(metadata.get("to_code")) or _stated(card)
    return LanguageModel(
        name or folder.name, folder, vocabulary, chat, _context(settings, metadata), sources, targets, card
    )


def _context(settings: Mapping[str, Any], metadata: Mapping[str, Any]) -> int:
    for said in (metadata.get("context"), settings.get("model_max_length")):
        if isinstance(said, int) and not isinstance(said, bool) and 256 <= said <= 10_000_000:
            return min(said, _MOST)
    return _CONTEXT


def _stated(card: str) -> tuple[str, ...]:
    """The languages in the front matter of a card: `language: ru`, or a list below it. One language alone, or groups of
    them ("multilingual"), say nothing about translation."""
    front = re.match(r"---\n(.*?)\n---", card, re.DOTALL)
    listed = re.search(r"^language:[ \t]*(.*(?:\n[ \t]*- .*)*)", front[1], re.MULTILINE) if front else None
    found = _tags(" ".join(re.findall(r"[\w-]+", listed[1].replace("- ", " ")))) if listed else ()
    return found if len(found) > 1 else ()


def _tags(text: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_known(str(text or ""))))


def _known(text: str) -> Iterator[str]:
    for code in text.split():
        if _CODE.fullmatch(code):
            try:
                yield locales.of_iso639(code)
            except LocaleError:
                continue
