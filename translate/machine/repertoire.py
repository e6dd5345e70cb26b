"""What the vocabulary of an engine can say: characters that SentencePiece keeps, asked of the model itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

_SPACE = "\u2581"


@runtime_checkable
class HasRepertoire(Protocol):
    """An engine that knows which characters reach its network."""

    def says(self, char: str) -> bool:
        """True if a character of the source reaches the network as itself."""
        ...


class Repertoire:
    """The characters that a SentencePiece model has; all characters for a model that is none."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.says = cache(self._says)

    @classmethod
    def load(cls, path: Path) -> Repertoire:
        """That of a model file."""
        import sentencepiece

        try:
            return cls(sentencepiece.SentencePieceProcessor(model_file=str(path)))
        except (OSError, RuntimeError):  # the engine itself says what is wrong with it
            return cls(None)

    def _says(self, char: str) -> bool:
        """True unless a character becomes <unk> or bytes, or is rewritten by the normaliser of the model."""
        if self._model is None:
            return True
        numbers = self._model.encode(char)
        if any(self._model.is_unknown(n) or self._model.is_byte(n) or self._model.is_unused(n) for n in numbers):
            return False
        return "".join(map(self._model.id_to_piece, numbers)).replace(_SPACE, "") == char.replace(" ", "")
