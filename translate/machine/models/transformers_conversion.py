"""A program that converts a model that Transformers saved for CTranslate2. It imports nothing of ours, so that any
Python that has the libraries can run it, and runs no code that comes with the model."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

COPIED = ("*.spm", "*.model", "tokenizer.json", "tokenizer_config.json", "vocab.json", "README.md", "LICENSE*")
MISSING = 3  # exit code: the libraries are not there


def convert(folder: Path, out: Path, quantization: str) -> int:
    """Convert the model in a folder into a new folder. Returns the exit code."""
    try:
        import transformers
        from ctranslate2.converters import TransformersConverter
    except ImportError:
        return MISSING
    del transformers
    _restore_language_tokens()
    copied = [path.name for pattern in COPIED for path in sorted(folder.glob(pattern))]
    converter = TransformersConverter(str(folder), copy_files=copied, trust_remote_code=False)
    converter.convert(str(out), quantization=quantization or None)
    return 0


class _WithLanguageTokens:
    """A tokenizer of M2M100 that names its language tokens as the converter asks for them: Transformers 5 keeps them
    under another name (huggingface/transformers issue 43689)."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self.numbers: dict[str, int] = dict(getattr(tokenizer, "lang_token_to_id", None) or {})

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)

    @property
    def special_tokens_map(self) -> dict[str, Any]:
        found: dict[str, Any] = dict(self._tokenizer.special_tokens_map)
        if self.numbers:
            found["additional_special_tokens"] = sorted(self.numbers, key=self.numbers.__getitem__)
        return found


def _restore_language_tokens() -> None:
    """Make the converter list the language tokens of M2M100, each at its number."""
    from ctranslate2.converters import transformers as converters

    loader = converters.M2M100Loader
    vocabulary = loader.get_vocabulary

    def complete(self: Any, model: Any, tokenizer: Any) -> list[str]:
        known = _WithLanguageTokens(tokenizer)
        tokens: list[str] = vocabulary(self, model, known)
        if wrong := [token for token, number in known.numbers.items() if tokens[number : number + 1] != [token]]:
            raise ValueError(f"the language token {wrong[0]} would get another number")
        return tokens

    loader.get_vocabulary = complete


if __name__ == "__main__":
    sys.exit(convert(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "int8"))
