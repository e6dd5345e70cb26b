"""The languages that a server offers, and the codes by which clients name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from translate import machine
from translate.errors import ConfigError, LocaleError
from translate.model import LocalePair
from translate.project import Options
from translate.serve.refusal import RefusedError
from translate.text import langid, locales


@dataclass(frozen=True, slots=True)
class Guess:
    """The locale that a text may be in, and how likely that is, from 0 to 1."""

    locale: str
    probability: float


@dataclass(frozen=True, slots=True)
class Offered:
    """The target locales for each source locale."""

    targets: Mapping[str, tuple[str, ...]]

    @property
    def every(self) -> tuple[str, ...]:
        """All locales, sources first."""
        return tuple(dict.fromkeys([*self.targets, *sorted({one for some in self.targets.values() for one in some})]))

    def locale(self, code: str) -> str:
        """The locale that a code means. Raises RefusedError."""
        return _of(code, self.every)

    def pair(self, source: str, code: str) -> LocalePair | None:
        """A source locale with the target locale that a code means, None where it is the same language. Raises
        RefusedError."""
        target = _read(code)
        if locales.same_language(source, target):
            return None
        if locales.closest(target, self.targets.get(source, ())) is None:
            _of(code, self.every)
            names = f"{locales.display(target)} ({code})", f"{locales.display(source)} ({source})"
            raise RefusedError(400, f"{names[0]} is not available as a target language from {names[1]}")
        return LocalePair(source, target)

    def guesses(self, text: str) -> list[Guess]:
        """The locales that a text may be in, the likeliest first; one at least, without probability where nothing is
        known."""
        found = [Guess(*one) for one in langid.likeliest(text, self.every)]
        return found or [Guess(next(iter(self.targets)), 0.0)]


def offered(options: Options) -> Offered:
    """What the engine of some options translates, between the locales that they name if they name any. Raises
    ConfigError, LocaleError."""
    source, targets = (locales.named(options.from_) if options.from_ else ""), tuple(map(locales.named, options.to))
    pairs = set(machine.pairs(options.engine, options.engines))
    if source:
        pairs |= {(source, target) for target in targets if _has_route(options, source, target)}
    found = dict[str, list[str]]()
    for a, b in sorted(pairs):
        if (not source or locales.same_language(a, source)) and (
            not targets or any(locales.same_language(b, one) for one in targets)
        ):
            found.setdefault(a, []).append(b)
    if not found:
        what = "translates between no languages that are known before it is asked"
        raise ConfigError(f"--engine {options.engine}", what, "name them, e.g. --from en --to ru")
    return Offered({a: tuple(some) for a, some in found.items()})


def _has_route(options: Options, source: str, target: str) -> bool:
    try:
        return bool(machine.candidates(options.engine, source, target, options.engines))
    except LocaleError:
        return False


def _of(code: str, known: tuple[str, ...]) -> str:
    """The known locale that a code means. Raises RefusedError."""
    found = locales.closest(_read(code), known)
    if found is None:
        raise RefusedError(400, f"{code} is not supported")
    return found


def _read(code: str) -> str:
    """The locale of a code: BCP 47, or one of LibreTranslate, in any case. Raises RefusedError."""
    try:
        return locales.of_model(code.lower() if len(code) == 2 else code)
    except LocaleError as error:
        raise RefusedError(400, f"{code} is not supported") from error
