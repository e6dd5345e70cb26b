"""Tokenizers of models: SentencePiece files, and tokenizer.json of the library `tokenizers`."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Protocol

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

    def source_pieces(self) -> list[str]:
        """All pieces that a source can be cut into."""
        return list(map(self._source.id_to_piece, range(self._source.get_piece_size())))

    def decode(self, pieces: list[str]) -> str:
        """The target sentence that pieces make. A piece copied from the source for an unknown one may be missing in the
        target model: its U+2581 is left over."""
        return _sentence(str(self._target.decode(pieces)))


class TextTokenizer(Protocol):
    """Cuts texts of any kind into the pieces of a language model, and joins them again."""

    def encode(self, text: str) -> list[str]:
        """The pieces of a text."""
        ...

    def decode(self, pieces: list[str]) -> str:
        """The text that pieces make."""
        ...


class LiteralTokenizer:
    """The tokenizer of a language model, tokenizer.json or a SentencePiece file, which reads no token into a text: not
    even where the text spells it. `tokens`: those that only the program may write.

    Raises EngineError where the library `tokenizers` is missing, OSError, RuntimeError or ValueError for a file that is
    none.
    """

    def __init__(self, path: Path, tokens: Collection[str]) -> None:
        self._pieces: TextTokenizer = _Json(path) if path.suffix == ".json" else _Pieces(path)
        self._spelt = re.compile("|".join(map(re.escape, sorted(filter(None, tokens), key=len, reverse=True))))

    def encode(self, text: str) -> list[str]:
        """The pieces of a text. What spells a token is cut after its first character."""
        starts = [0, *(found.start() + 1 for found in self._spelt.finditer(text)), len(text)]
        return [piece for start, end in pairwise(starts) for piece in self._pieces.encode(text[start:end])]

    def decode(self, pieces: list[str]) -> str:
        """The text that pieces make."""
        return self._pieces.decode(pieces)


class _Pieces:
    def __init__(self, path: Path) -> None:
        import sentencepiece

        self._model = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def encode(self, text: str) -> list[str]:
        return list(self._model.encode(text, out_type=str))

    def decode(self, pieces: list[str]) -> str:
        return str(self._model.decode(pieces))


class _Json:
    def __init__(self, path: Path) -> None:
        self._tokens = _loaded(path)
        self._tokens.encode_special_tokens = True

    def encode(self, text: str) -> list[str]:
        return list(self._tokens.encode(text, add_special_tokens=False).tokens)

    def decode(self, pieces: list[str]) -> str:
        return _joined(self._tokens, pieces)


def _sentence(decoded: str) -> str:
    return decoded.replace(_SPACE, " ").replace("  ", " ").strip()


def _joined(tokens: Any, pieces: list[str]) -> str:
    """The text that pieces of a tokenizer.json make."""
    return str(tokens.decoder.decode(pieces) if tokens.decoder else "".join(pieces))


def _loaded(path: Path) -> Any:
    """The tokenizer in a file. Raises EngineError, OSError, ValueError."""
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise EngineError(path, "the library to read it is missing", "pip install 'translate-articles[hf]'") from error
    text = path.read_text("utf-8")
    try:
        return Tokenizer.from_str(text)
    except Exception as error:  # the library raises no other class
        raise ValueError(str(error)) from error


class JsonTokenizer:
    """A tokenizer.json, as Transformers saves it. Raises EngineError where the library `tokenizers` is missing, OSError
    or ValueError for a file that is none."""

    def __init__(self, path: Path) -> None:
        self._tokens = _loaded(path)
        self.says = cache(self._says)

    def encode(self, text: str) -> list[str]:
        """The pieces of a source sentence."""
        return list(self._tokens.encode(text, add_special_tokens=False).tokens)

    def source_pieces(self) -> list[str]:
        """All pieces that a source can be cut into."""
        return list(self._tokens.get_vocab())

    def decode(self, pieces: list[str]) -> str:
        """The target sentence that pieces make."""
        return _sentence(_joined(self._tokens, pieces))

    def _says(self, char: str) -> bool:
        return "".join(self.encode(char)).replace(_SPACE, "") == char.replace(" ", "")
