"""Whose a translation is: the locales and articles that people own, where no machine's word is written or shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from translate.errors import ConfigError, LocaleError
from translate.text import locales

_PART = re.compile(r"\*\*/|\*\*|\*|\?")
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True)
class Owned:
    """What people own: patterns LOCALE, or LOCALE/PATH with the wildcards *, ** (over folders) and ?; the locale may be
    * for any. Raises ConfigError for one that cannot be meant."""

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
        """Do people own the translation of an article (by its name) into a locale?"""
        return any(expression.fullmatch(f"{locale}/{name}") for expression in self._expressions)

    @cached_property
    def _expressions(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(_expression(pattern), re.DOTALL) for pattern in self.patterns]


def _expression(pattern: str) -> str:
    head, _, path = pattern.partition("/")
    locale = "[^/]+" if head == "*" else re.escape(locales.parse(head))
    if not path:
        return f"{locale}/.*"
    pieces, at = [f"{locale}/"], 0
    for wildcard in _PART.finditer(path):
        pieces += [re.escape(path[at : wildcard.start()]), _MEANING[wildcard[0]]]
        at = wildcard.end()
    return "".join([*pieces, re.escape(path[at:])])
