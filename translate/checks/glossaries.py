"""The glossaries of a check, each read only where terms are judged that no earlier check has judged by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.fingerprints import Facts, KeptAnswers, digest_of, file_digest, installation

if TYPE_CHECKING:
    from translate.checks.terms import Glossary

_KIND = "check-glossary"  # of facts
Notes = tuple[tuple[str, ...], tuple[str, ...]]
"""What reading a glossary has to say: messages, and the places of the rows that could not be read."""


@dataclass(frozen=True, slots=True)
class _Read:
    glossary: Glossary
    notes: Notes
    is_current: bool  # nobody has changed a file between its digest and its reading


@dataclass(frozen=True, slots=True)
class Glossaries:
    """The termbases in `paths`, by pair of locales. `digest`: of their files."""

    paths: tuple[str, ...]
    facts: Facts
    digest: str
    _read: dict[tuple[str, str], _Read] = field(default_factory=dict)

    @staticmethod
    def of(paths: Sequence[str], facts: Facts) -> Glossaries:
        """Those in the files as they are now."""
        return Glossaries(tuple(paths), facts, _digest(paths))

    def glossary(self, source: str, locale: str) -> Glossary:
        """The glossary of a pair of locales. Raises TermbaseError."""
        return self._of(source, locale).glossary

    def notes(self, source: str, locale: str) -> Notes:
        """What reading the glossary has to say. Raises TermbaseError."""
        known = KeptAnswers(self.facts, _KIND).recall(locale, source, self.key(source, locale), _notes)
        return self._of(source, locale).notes if known is None else known

    def key(self, source: str, locale: str) -> str:
        """The digest of the glossary of a pair of locales, and of what reads it; "" where that is not what was read."""
        if (read := self._read.get((source, locale))) and not read.is_current:
            return ""
        return digest_of([installation(), self.digest, source, locale])

    def _of(self, source: str, locale: str) -> _Read:
        if (source, locale) not in self._read:
            self._read[source, locale] = self._loaded(source, locale)
        return self._read[source, locale]

    def _loaded(self, source: str, locale: str) -> _Read:
        from translate.checks.terms import Glossary  # loads dictionaries, so only where terms are judged
        from translate.terms import termbases

        target, said = locale.replace("_", "-"), list[str]()
        read = termbases.read(self.paths, source, target, said.append)
        notes = tuple(said), read.unread
        is_current = _digest(self.paths) == self.digest
        if is_current:
            KeptAnswers(self.facts, _KIND).keep(locale, source, self.key(source, locale), notes)
        return _Read(Glossary.of(read.terms, source, target), notes, is_current)


def tell(notes: Notes, note: Callable[[str], None]) -> tuple[str, ...]:
    """Give the messages to `note`. Returns the places of the rows that could not be read."""
    said, unread = notes
    for message in said:
        note(message)
    return unread


def _notes(answer: Any) -> Notes:
    said, unread = answer
    return tuple(map(str, said)), tuple(map(str, unread))


def _digest(paths: Sequence[str]) -> str:
    return digest_of([[path, file_digest(Path(path))] for path in paths])
