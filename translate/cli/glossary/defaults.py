"""What the `glossary` commands take from the configuration of the project where it is not given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from translate.project import configured


def defaults() -> Mapping[str, Mapping[str, Any]]:
    """For each command the values of its parameters that the configuration has, by their names in the program. Of
    several target languages none is taken. Raises ConfigError."""
    loaded = configured()
    given = {
        "to": loaded.to[0] if len(loaded.to) == 1 else None,
        "to_of_texts": loaded.to[0] if len(loaded.to) == 1 else None,
        "source": loaded.from_ or None,
        "files": loaded.glossary or None,
        "known": loaded.glossary or None,
        "out": loaded.out,
        "sources": loaded.sources or None,
        "engine": loaded.engine,
    }
    return {
        command: {name: given[name] for name in names if given[name] is not None} for command, names in _TAKEN.items()
    }


_TAKEN: Mapping[str, tuple[str, ...]] = {
    "add": ("to", "source", "files"),
    "check": ("source", "files", "to_of_texts"),  # a catalog says its target language
    "convert": ("to", "source"),
    "drift": ("to", "source", "out"),
    "enforce": ("to", "source", "files"),
    "extract": ("source", "sources", "known"),
    "learn": ("known",),
    "lint": ("to", "source", "files"),
    "merge": ("to", "source"),
    "names": ("to", "source", "sources", "known"),
    "seed": ("to", "source"),
    "show": ("to", "source", "files"),
    "test": ("to", "source", "files", "engine"),
}
