"""The settings of the checks: severities, ignored rules with reasons, thresholds per target locale."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from translate.errors import ConfigError, LocaleError
from translate.model import FailOn
from translate.text import parse

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Ignored:
    """A rule that is waived, with the reason. `path`: a pattern of articles (see `glossary.files.patterns`), `to`: a
    target locale; "" means all."""

    rule: str
    reason: str
    path: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The limits for one target locale. `translated`, `approved`, `terms`: least per cent (0 to 100) of paragraphs
    translated and approved, and of terms satisfied; `errors`, `warnings`, `findings`: greatest number. None: no
    limit."""

    translated: float | None = None
    approved: float | None = None
    terms: float | None = None
    errors: float | None = None
    warnings: float | None = None
    findings: float | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """The table `check` of the configuration: `fail_on`, severities by rule, waivers, and thresholds by target
    locale."""

    fail_on: FailOn = FailOn.ERROR
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ignore: tuple[Ignored, ...] = ()
    thresholds: Mapping[str, Threshold] = field(default_factory=lambda: MappingProxyType({}))


SHARES = ("translated", "approved", "terms")
_FORMER = {"reviewed": "approved"}  # names of earlier releases


def read(table: Any) -> Gate:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key below `check`."""
    values: dict[str, Any] = {}
    thresholds: dict[str, Threshold] = {}
    for name, value in _table(table, "").items():
        if name in _KEYS:
            field_name, reader = _KEYS[name]
            values[field_name] = reader(value, name)
        else:
            locale = _locale(name)
            thresholds[locale] = _threshold(value, name)
    return Gate(**values, thresholds=MappingProxyType(thresholds))


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(where, f"{value!r} is not a table", f"write [check{where and '.'}{where}] and keys below it")
    return value


def _locale(name: str) -> str:
    try:
        return parse(name)
    except LocaleError as error:
        raise _unknown(name, [*_KEYS, "a language such as ru"], name) from error


def _unknown(where: str, known: Iterable[str], name: str) -> ConfigError:
    names = list(known)
    near = difflib.get_close_matches(name, names, 1)
    return ConfigError(where, "no such key", f"did you mean {near[0]}?" if near else f"known keys: {', '.join(names)}")


def _fail_on(value: Any, where: str) -> FailOn:
    return FailOn(_one_of(value, tuple(FailOn), where))


def _one_of(value: Any, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise ConfigError(where, f"{value!r} is not one of {', '.join(allowed)}", "change the value")
    return str(value)


def _severity(value: Any, where: str) -> Mapping[str, str]:
    table = _table(value, where)
    return MappingProxyType({rule: _one_of(one, SEVERITIES, f"{where}.{rule}") for rule, one in table.items()})


def _ignore(value: Any, where: str) -> tuple[Ignored, ...]:
    if not isinstance(value, list):
        raise ConfigError(where, f"{value!r} is not a list of tables", f"write [[check.{where}]] and keys below it")
    return tuple(_ignored(one, f"{where}[{number}]") for number, one in enumerate(value))


def _ignored(value: Any, where: str) -> Ignored:
    table = _table(value, where)
    names = [one.name for one in fields(Ignored)]
    for name, text in table.items():
        if name not in names:
            raise _unknown(f"{where}.{name}", names, name)
        if not isinstance(text, str) or not text.strip():
            raise ConfigError(f"{where}.{name}", f"{text!r} is not a text", "change the value")
    for name in ("rule", "reason"):
        if name not in table:
            raise ConfigError(where, f"has no {name}", f"say the {name}, e.g. {_EXAMPLES[name]}")
    given = {name: str(text) for name, text in table.items()}
    return Ignored(**given | ({"to": parse(given["to"])} if "to" in given else {}))


_EXAMPLES = {"rule": 'rule = "quote-style"', "reason": 'reason = "house style"'}


def _threshold(value: Any, where: str) -> Threshold:
    names = [one.name for one in fields(Threshold)]
    limits: dict[str, float] = {}
    for name, limit in _table(value, where).items():
        key = _FORMER.get(name, name)
        if key not in names:
            raise _unknown(f"{where}.{name}", [*names, *_FORMER], name)
        if isinstance(limit, bool) or not isinstance(limit, int | float) or not limit >= 0:
            raise ConfigError(f"{where}.{name}", f"{limit!r} is not a number, 0 or more", "change the value")
        if key in SHARES and limit > 100:
            raise ConfigError(f"{where}.{name}", f"{limit!r} is more than 100 per cent", "change the value")
        limits[key] = limit
    return Threshold(**limits)


_KEYS: Mapping[str, tuple[str, Callable[[Any, str], Any]]] = {
    "fail-on": ("fail_on", _fail_on),
    "severity": ("severity", _severity),
    "ignore": ("ignore", _ignore),
}
