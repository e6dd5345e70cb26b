"""A language model that gives one answer, whatever it is asked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import converted_models
import pytest

pytest.importorskip("tokenizers", reason="the extra [hf] is not installed")
TOKENS = {
    "gemma": ["<eos>", "<bos>", "<start_of_turn>", "<end_of_turn>"],
    "chatml": ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
    "llama3": [
        "<|end_of_text|>", "<|begin_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>",
    ],
}  # fmt: skip
ENDS = {"gemma": "<end_of_turn>", "chatml": "<|im_end|>", "llama3": "<|eot_id|>"}
ANSWER = ("Озеро", " холодное", ".")
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a model of a chat format that says some words and ends, or does not end."""

    def made(chat: str = "gemma", name: str = "gemma-tiny", ends: bool = True, **files: str) -> Path:
        tokenizer = converted_models.byte_pairs(TOKENS[chat], ANSWER)
        chain = ["Ċ", *ANSWER, ENDS[chat] if ends else ANSWER[0]]
        others = {key.replace("__", "."): text for key, text in files.items()}
        tokens = converted_models.tokens_of(tokenizer)
        return converted_models.language_model(
            tmp_path / name, tokens, {"tokenizer.json": tokenizer, **others}, dict(pairwise(chain))
        )

    return made
