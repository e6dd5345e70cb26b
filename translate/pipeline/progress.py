"""The progress of a run, as others are told of it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Receives the progress of a run."""

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """A pair of locales begins (`label`: "en -> ru"), with this number of paragraphs and source words."""
        ...

    def advance(self, paragraphs: int, words: int) -> None:
        """This number of further paragraphs and source words is done."""
        ...


class Silent:
    """A Progress that does nothing."""

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """Nothing."""

    def advance(self, paragraphs: int, words: int) -> None:
        """Nothing."""
