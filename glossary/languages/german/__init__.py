"""German as a target language."""

from __future__ import annotations

from glossary.languages.german.target import German

__all__ = ["German"]
