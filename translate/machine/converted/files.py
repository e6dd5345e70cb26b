"""The files of a converted model, read without loading it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translate.machine import model_texts, vocabularies


@dataclass(frozen=True, slots=True)
class Files:
    """What the files of a model say. `folder`: where they lie; `reads`, `writes`: the pieces of its sources and of its
    targets, mostly the same; `ends_source`: True if CTranslate2 adds the token at the end of a source itself;
    `tokenizer`: tokenizer_config.json; `origin`: the name it was published under, or that of its folder; `metadata`:
    what a person wrote beside them, as in an Argos package; `card`: its README."""

    folder: Path
    reads: frozenset[str]
    writes: frozenset[str]
    ends_source: bool
    origin: str
    tokenizer: Mapping[str, Any] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)
    card: str = ""

    def first(self, names: Sequence[str]) -> Path | None:
        """The first of these files that is there."""
        places = (self.folder / name for name in names)
        return next((path for path in places if path.is_file()), None)

    @property
    def end(self) -> tuple[str, ...]:
        """What stands after the pieces of a source."""
        return () if self.ends_source else ("</s>",)


def read(folder: Path, origin: str = "") -> Files | None:
    """The files in a folder, None if there is no converted translation model in it. `origin`: where they are from, ""
    for the name of the folder. Raises LookupError, OSError or ValueError for files that are damaged."""
    if not (folder / "model.bin").is_file() or vocabularies.is_one(folder):
        return None
    reads, writes = (frozenset(vocabularies.read(folder, side)) for side in ("source", "target"))
    ends = bool(model_texts.settings(folder / "config.json").get("add_source_eos"))
    tokenizer = model_texts.settings(folder / "tokenizer_config.json")
    metadata = model_texts.settings(folder / "metadata.json")
    return Files(folder, reads, writes, ends, origin or folder.name, tokenizer, metadata, model_texts.card(folder))
