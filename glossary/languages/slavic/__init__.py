"""Russian and Ukrainian as target languages, and the analyser of their words."""

from __future__ import annotations

from importlib.util import find_spec

from glossary.languages.slavic import russian, ukrainian
from glossary.languages.slavic.morphology import Parse, lemmas, parses
from glossary.languages.slavic.target import Slavic

__all__ = ["Parse", "Slavic", "lemmas", "parses", "russian_target", "ukrainian_target"]


def russian_target() -> Slavic:
    """The target side of Russian."""
    return Slavic("ru", russian.GRAMMAR)


def ukrainian_target() -> Slavic | None:
    """The target side of Ukrainian; None where its dictionary, pymorphy3-dicts-uk (the extra `uk`), is not installed:
    its data is GPL."""
    return Slavic("uk", ukrainian.GRAMMAR) if find_spec("pymorphy3_dicts_uk") is not None else None
