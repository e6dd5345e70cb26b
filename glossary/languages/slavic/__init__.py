"""Russian and Ukrainian as target languages, and the analyser of their words."""

from __future__ import annotations

from glossary.languages.slavic.morphology import Parse, lemmas, parses
from glossary.languages.slavic.russian import Russian
from glossary.languages.slavic.ukrainian import ukrainian_or_none

__all__ = ["Parse", "Russian", "lemmas", "parses", "ukrainian_or_none"]
