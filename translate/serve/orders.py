"""What is to be translated, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from translate.model import LocalePair, UnitFinding


@dataclass(frozen=True, slots=True)
class SentText:
    """A text, or a file. `name`: that of the file, whose suffix says its format."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class TranslationOrder:
    """Texts to be translated together. `glossary`: a termbase of their own in CSV, "" for none; `alternatives`: how
    many other translations of each are wanted."""

    texts: tuple[SentText, ...]
    pair: LocalePair
    glossary: str = ""
    alternatives: int = 0

    @property
    def kind(self) -> tuple[LocalePair, str]:
        """What it must have in common with others to be translated together with them."""
        return self.pair, self.glossary

    @property
    def size(self) -> int:
        """What it counts for, in bytes."""
        return sum(len(text.data) for text in self.texts) * (1 + self.alternatives)


@dataclass(frozen=True, slots=True)
class MadeText:
    """A text translated. `findings`: what a person should look at, errors and warnings; where the guard accepted no
    translation of a passage, one says so and the passage is as it was. `is_unread`: it could not be read, and is as it
    was."""

    data: bytes
    findings: tuple[UnitFinding, ...] = ()
    alternatives: tuple[bytes, ...] = ()
    is_unread: bool = False
