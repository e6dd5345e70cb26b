"""Whose a translation is: the locales and articles that people own, where no machine's word is written or shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from glossary.files import patterns
from translate.errors import ConfigError, LocaleError
from translate.text import locales


@dataclass(frozen=True)
class Owned:
    """What people own: LOCALE, or LOCALE/PATH, a pattern (see `glossary.files.patterns`); the locale may be * for any.

    Raises ConfigError for a pattern that cannot be meant.
    """

    patterns: tuple[str, ...]

    def __post_init__(self) -> None:
        for pattern in self.patterns:
            if not re.fullmatch(r"\*|[^/]+", head := pattern.partition("/")[0]) or pattern.endswith("/"):
                raise ConfigError(f"human: {pattern}", "no LOCALE or LOCALE/PATH", 'write "be" or "ru/legal/**"')
            if head != "*":
                try:
                    locales.parse(head)
                except LocaleError as error:
                    raise ConfigError(f"human: {pattern}", f"{head} is no locale", 'write "ru/legal/**"') from error

    def covers(self, locale: str, name: str) -> bool:
        """Do people own the translation of an article (by its name) into a locale?

        What they owned in release 0.1, where some patterns meant more, they own still.
        """
        path, where = f"{locale}/{name}", "human (for now both meanings apply)"
        return any(
            patterns.report_change(where, path, pattern, patterns.Earlier.HUMAN) or patterns.matches(path, pattern)
            for pattern in self._whole
        )

    @cached_property
    def _whole(self) -> Sequence[str]:
        """The patterns as LOCALE/PATH, the locale in its standard spelling."""
        parted = (pattern.partition("/") for pattern in self.patterns)
        return [f"{'*' if head == '*' else locales.parse(head)}/{path or '**'}" for head, _, path in parted]
