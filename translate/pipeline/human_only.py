"""Locales and articles reserved for human translators (configuration key `human`): no machine text is written there."""

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
    """The reserved translations: each pattern is LOCALE or LOCALE/PATH (see `glossary.files.patterns`); the locale *
    means all. Raises ConfigError for an invalid pattern."""

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
        """True if the translation of an article (by its name) into a locale is reserved for people.

        A pattern that matched more in release 0.1 still does.
        """
        path, where = f"{locale}/{name}", "human (for now both meanings apply)"
        return any(
            patterns.report_change(where, path, pattern, patterns.Earlier.HUMAN) or patterns.matches(path, pattern)
            for pattern in self._whole
        )

    @cached_property
    def _whole(self) -> Sequence[str]:
        """The patterns as LOCALE/PATH, with the locale in its standard spelling."""
        parted = (pattern.partition("/") for pattern in self.patterns)
        return [f"{'*' if head == '*' else locales.parse(head)}/{path or '**'}" for head, _, path in parted]
