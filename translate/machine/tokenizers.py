"""Tokenizers of models: SentencePiece files, and tokenizer.json of the library `tokenizers`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from translate.errors import EngineError
from translate.machine.repertoire import Repertoire

_SPACE = "\u2581"


class SentencePieces:
    """SentencePiece models of source and target; most models have one for both. Raises OSError or RuntimeError for
    files that are none."""

    def __init__(self, source: Path, target: Path) -> None:
        import sentencepiece

        self._source = sentencepiece.SentencePieceProcessor(model_file=str(source))
        self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(target)) if target != source else self._source
        )
        self.says = Repertoire(self._source).says

    def encode(self, text: str) -> list[str]:
        """The pieces of a source sentence."""
        return list(self._source.encode(text, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        """The target sentence that pieces make. A piece copied from the source for an unknown one may be missing in the
        target model: its U+2581 is left over."""
        return str(self._target.decode(pieces)).replace(_SPACE, " ").replace("  ", " ").strip()


class JsonTokenizer:
    """A tokenizer.json, as Transformers saves it. Raises EngineError where the library `tokenizers` is missing, OSError
    or ValueError for a file that is none."""

    def __init__(self, path: Path) -> None:
        try:
            from tokenizers import Tokenizer
        except ImportError as error:
            raise EngineError(
                path, "the library to read it is missing", "pip install 'translate-articles[hf]'"
            ) from error
        text = path.read_text("utf-8")
        try:
            self._tokens: Any = Tokenizer.from_str(text)
        except Exception as error:  # the library raises no other class
            raise ValueError(str(error)) from error
        self.says = cache(self._says)

    def encode(self, text: str) -> list[str]:
        """The pieces of a source sentence."""
        return list(self._tokens.encode(text, add_special_tokens=False).tokens)

    def decode(self, pieces: list[str]) -> str:
        """The target sentence that pieces make."""
        joined = self._tokens.decoder.decode(pieces) if self._tokens.decoder else "".join(pieces)
        return str(joined).replace(_SPACE, " ").replace("  ", " ").strip()

    def _says(self, char: str) -> bool:
        return "".join(self.encode(char)).replace(_SPACE, "") == char.replace(" ", "")
