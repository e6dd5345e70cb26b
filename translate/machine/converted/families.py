"""Families of models: how each cuts a text, and by which tokens it is told the languages."""

from __future__ import annotations

from typing import Protocol

from translate.machine import JsonTokenizer, SentencePieces, TokenFrame
from translate.machine.converted import language_tokens, stated_languages
from translate.machine.converted.files import Files
from translate.machine.converted.language_tokens import Tokens

_SHARED = (
    "sentencepiece.bpe.model",
    "spiece.model",
    "sentencepiece.model",
    "spm.model",
    "flores200_sacrebleu_tokenizer_spm.model",
)
_JSON = "tokenizer.json"


class Family(Protocol):
    """A family of models."""

    name: str

    def tokens(self, files: Files) -> Tokens:
        """The languages that a model of this family translates into, with the token of each; {} for files of another
        family."""
        ...

    def sources(self, files: Files, targets: Tokens) -> Tokens:
        """The languages that a model translates from, with the token of each, "" where it needs none. Raises
        LocaleError where its files do not say."""
        ...

    def tokenizer(self, files: Files) -> JsonTokenizer | SentencePieces:
        """Its tokenizer. Raises EngineError, OSError, RuntimeError or ValueError."""
        ...

    def frame(self, files: Files, source: str, target: str) -> TokenFrame:
        """The tokens around a text for two languages, each as its token."""
        ...


class _OneTokenizer:
    """A family of which source and target share a tokenizer."""

    def tokenizer(self, files: Files) -> JsonTokenizer | SentencePieces:
        if path := files.first(_SHARED):
            return SentencePieces(path, path)
        if path := files.first([_JSON]):
            return JsonTokenizer(path)
        raise FileNotFoundError(f"no {_SHARED[0]} and no {_JSON}")


class Nllb(_OneTokenizer):
    """NLLB-200: both languages are tokens, that of the source before it (in old conversions at its end)."""

    name = "nllb"

    def tokens(self, files: Files) -> Tokens:
        return language_tokens.flores(files.writes)

    def sources(self, files: Files, targets: Tokens) -> Tokens:
        return language_tokens.flores(files.reads)

    def frame(self, files: Files, source: str, target: str) -> TokenFrame:
        if files.tokenizer.get("legacy_behaviour"):
            return TokenFrame((), (*files.end, source), (target,))
        return TokenFrame((source,), files.end, (target,))


class M2m100(_OneTokenizer):
    """M2M100: both languages are tokens."""

    name = "m2m100"

    def tokens(self, files: Files) -> Tokens:
        return language_tokens.m2m(files.writes)

    def sources(self, files: Files, targets: Tokens) -> Tokens:
        return language_tokens.m2m(files.reads)

    def frame(self, files: Files, source: str, target: str) -> TokenFrame:
        return TokenFrame((source,), files.end, (target,))


class T5(_OneTokenizer):
    """MADLAD-400 and other T5 models trained like it: the target is a token before the source; any of the languages is
    read."""

    name = "t5"

    def tokens(self, files: Files) -> Tokens:
        return language_tokens.t5(files.reads)

    def sources(self, files: Files, targets: Tokens) -> Tokens:
        return targets

    def frame(self, files: Files, source: str, target: str) -> TokenFrame:
        return TokenFrame((target,), files.end, ())


class Marian:
    """OPUS-MT and other Marian models: a tokenizer for each side; a model with several targets reads the token of the
    wanted one before the source."""

    name = "marian"

    def tokens(self, files: Files) -> Tokens:
        found = language_tokens.marian(files.reads)
        return found or dict.fromkeys(stated_languages.targets(files), "")

    def sources(self, files: Files, targets: Tokens) -> Tokens:
        return dict.fromkeys(stated_languages.sources(files), "")

    def tokenizer(self, files: Files) -> JsonTokenizer | SentencePieces:
        source = files.folder / "source.spm"
        return SentencePieces(source, files.first(["target.spm"]) or source)

    def frame(self, files: Files, source: str, target: str) -> TokenFrame:
        return TokenFrame((target,) if target else (), files.end, ())
