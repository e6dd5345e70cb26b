"""The vocabularies of CTranslate2 models."""

from __future__ import annotations

import json
from pathlib import Path


def is_one(model: Path) -> bool:
    """True if a CTranslate2 model has one vocabulary without sides: a decoder-only language model."""
    names = {path.stem for path in model.glob("*vocabulary.*")}
    return names == {"vocabulary"}


def read(model: Path, side: str) -> list[str]:
    """The pieces of one side ("source" or "target"; "" for a model without sides) of a CTranslate2 model, as it numbers
    them.

    Raises LookupError if it has no file of them, OSError or ValueError for one that cannot be read.
    """
    for name in (f"{side}_vocabulary", "shared_vocabulary") if side else ("vocabulary",):
        as_json, as_text = (model / f"{name}{suffix}" for suffix in (".json", ".txt"))
        if as_json.exists():
            return list(map(str, json.loads(as_json.read_text("utf-8"))))
        if as_text.exists():
            return as_text.read_text("utf-8").rstrip("\n").split("\n")
    raise LookupError(f"no {side}_vocabulary in {model}")
