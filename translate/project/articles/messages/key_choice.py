"""Which keys of a file are translated, by the patterns of the configuration (`keys` of the table `formats`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from glossary.files import patterns


@dataclass(slots=True)
class KeyChoice:
    """The choice among the keys of one file. `patterns`: of paths of keys ("menu.*.title"), as those of files have them
    with / (see `glossary.files.patterns`); one with "!" before it says which are left. The last one that matches a key
    decides. A key that none matches is left where there is a pattern without "!", else it is as usual."""

    patterns: tuple[str, ...]
    matched: set[str] = field(default_factory=set)

    def takes(self, key: str, said: str, usual: Callable[[str], bool]) -> bool:
        """True if the value `said` of a key is translated. `usual`: if it is where no pattern says anything."""
        if not self.patterns:
            return usual(said)
        path = key.replace(".", "/")
        found = [one for one in self.patterns if patterns.matches(path, one.removeprefix("!").replace(".", "/"))]
        self.matched.update(found)
        if found:
            return not found[-1].startswith("!") and any(map(str.isalpha, said))
        return all(one.startswith("!") for one in self.patterns) and usual(said)

    @property
    def unused(self) -> frozenset[str]:
        """The patterns that have matched no key so far."""
        return frozenset(self.patterns) - self.matched
