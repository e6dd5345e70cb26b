"""Errors of the glossary: one root, facts as attributes, text as `where: what; what to do`."""

from __future__ import annotations

from pathlib import Path


class GlossaryError(Exception):
    """Root of every error that `glossary` raises on purpose."""


class TermbaseError(GlossaryError):
    """A termbase file cannot be read or written at all (a bad row is a Finding, not an error).

    Attributes: `path`, `what` (the trouble), `remedy` (what to do).
    """

    def __init__(self, path: Path | str, what: str, remedy: str) -> None:
        self.path, self.what, self.remedy = path, what, remedy
        super().__init__(f"{path}: {what}; {remedy}")


class LexiconError(GlossaryError):
    """A lexicon file is damaged, or cannot be trained from what was given. Attributes as in TermbaseError."""

    def __init__(self, path: Path | str, what: str, remedy: str) -> None:
        self.path, self.what, self.remedy = path, what, remedy
        super().__init__(f"{path}: {what}; {remedy}")
