"""Locale data of CLDR: names, plural forms, number signs, quotation marks, scripts; from two files of the package.

Tags are BCP 47, in any case, with hyphens or underscores. A tag without a CLDR locale gets the data of the nearest one:
its likely script is added (zh-TW is zh-Hant-TW), else its last subtag is dropped (ru-DE is ru).
"""

from __future__ import annotations

import json
import lzma
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

_DATA = Path(__file__).parent / "data"
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SUBTAGS = re.compile(
    r"(?P<language>[a-z]{2,3})(?:_(?P<script>[a-z]{4}))?(?:_(?P<territory>[a-z]{2}|\d{3}))?"
    r"(?:_(?P<variant>\d[a-z\d]{3}|[a-z][a-z\d]{4,7}))?"
)
_NO_SIGNS = (",", ".")
_ROOT_QUOTES = "“”‘’"


class _Locale(NamedTuple):
    """The subtags of a locale, "" where it has none."""

    language: str
    script: str = ""
    territory: str = ""
    variant: str = ""

    def __str__(self) -> str:
        return "_".join(filter(None, self))


def locale_of(tag: str) -> str | None:
    """The CLDR locale whose data a tag gets ("zh-TW": "zh_Hant_TW", "ru-DE": "ru"), None if there is none."""
    locale = _nearest(tag)
    return str(locale) if locale else None


def plural_forms(tag: str) -> str | None:
    """The Plural-Forms header of gettext ("nplurals=2; plural=(n != 1);"), None for a locale without a known one."""
    locale = _nearest(tag)
    if locale is None:
        return None
    known: Mapping[str, str] = _facts()["plurals"]
    return known.get(str(locale)) or known.get(locale.language)


def number_signs(tag: str) -> tuple[str, str]:
    """The group and the decimal sign of numbers in Latin digits; "," and ".", those of CLDR's root, when unknown."""
    locale = _nearest(tag)
    known = _facts()["signs"]
    for name in _line(str(locale)) if locale else ():
        if name in known:
            group, point = known[name]
            return group, point
    return _NO_SIGNS


def quotation_marks(tag: str) -> tuple[str, str, str, str]:
    """The quotation marks, opening and closing: outer pair, then inner pair; “ ” ‘ ’ (CLDR's root) when unknown."""
    locale = _nearest(tag)
    known: Mapping[str, str] = _facts()["quotes"]
    found = (known[name] for name in (_line(str(locale)) if locale else ()) if name in known)
    marks = next(found, _ROOT_QUOTES)
    return marks[0], marks[1], marks[2], marks[3]


def display_name(tag: str) -> str:
    """The English name: "Chinese (Traditional)" for zh-Hant. "" when the language or a part of the tag has none."""
    said = _parsed(tag)
    if said is None:
        return ""
    locale = _exact(said)
    english = _facts()["english"]
    language, *details = (
        english[kind].get(code, "") if code else None
        for kind, code in zip(("languages", "scripts", "territories", "variants"), locale or said, strict=True)
    )
    if not language or (locale is None and "" in details):
        return ""
    inside = ", ".join(filter(None, details))
    return f"{language} ({inside})" if inside else str(language)


def territories(locale: str) -> Mapping[str, str]:
    """Names of countries and other territories in a locale, by ISO 3166 code of two letters. Empty when unknown."""
    return _names(locale_of(locale), "territories")


@lru_cache(maxsize=4096)
def script_of(tag: str) -> str:
    """The script that a locale is written in ("Cyrl" for ru and sr, "Latn" for sr-Latn), "" when unknown."""
    said = _parsed(re.sub(r"[-_][A-Za-z0-9]{5,8}$", "", tag))
    if said is None:
        said = _parsed(re.split("[-_]", tag)[0])
    if said is None:
        return ""
    likely, renewed = _facts()["likely"], _facts()["aliases"]["language"]
    language = _parsed(renewed.get(said.language, said.language)) or said
    full = likely.get("_".join(filter(None, (language.language, said.territory)))) or likely.get(language.language, "")
    return said.script or language.script or (_parsed(full) or said).script


def is_right_to_left(tag: str) -> bool:
    """True if the script of a locale is written from right to left."""
    return script_of(tag) in _facts()["right_to_left"]


def languages(locale: str) -> Mapping[str, str]:
    """Names of languages in a locale, by code ("ru", "zh_Hant"). Empty for an unknown locale."""
    return _names(locale_of(locale), "languages")


def official_languages() -> tuple[str, ...]:
    """Codes of the languages that are official somewhere, sorted."""
    return tuple(_facts()["official"])


def home_of(language: str) -> str:
    """The territory where most speakers of a language live ("PL" for pl), by ISO 3166, "" when unknown."""
    full = _parsed(_facts()["likely"].get(language, ""))
    return full.territory if full else ""


@lru_cache(maxsize=1)
def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = _read("cldr")
    facts["locales"] = frozenset(facts["locales"])
    return facts


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(lzma.decompress((_DATA / f"{name}.json.xz").read_bytes()))
    return content


@lru_cache(maxsize=64)
def _file_of_names(name: str) -> dict[str, dict[str, Any]]:
    """A file of the names: for the locales with one first letter, or the codes whose order the names are in."""
    with zipfile.ZipFile(_DATA / "cldr-names.zip") as packed:
        content: dict[str, dict[str, Any]] = json.loads(packed.read(f"{name}.json"))
        return content


def _own_names(locale: str, kind: str) -> Mapping[str, str]:
    """The names that a locale does not inherit."""
    lines = _file_of_names(locale[0]).get(locale, {}).get(kind, "")
    names = lines.split("\n") if lines else ()
    return {code: name for code, name in zip(_file_of_names("codes")[kind], names, strict=False) if name}


@lru_cache(maxsize=64)
def _names(locale: str | None, kind: str) -> Mapping[str, str]:
    """Names in a locale (`kind`: languages or territories): its own before those that it inherits."""
    names: dict[str, str] = {}
    for heir in reversed(tuple(_line(locale))) if locale else ():
        names.update(_own_names(heir, kind))
    return MappingProxyType(dict(sorted(names.items())))


def inherited(locale: str) -> tuple[str, ...]:
    """A CLDR locale and those that it inherits from, nearest first, "root" last."""
    return tuple(_line(locale))


def _line(locale: str) -> Iterator[str]:
    """A locale and those that it inherits from, nearest first."""
    while locale != "root":
        yield locale
        locale = _facts()["parents"].get(locale) or locale.rpartition("_")[0] or "root"
    yield locale


def _parsed(tag: str) -> _Locale | None:
    """The subtags of a tag in their usual case, None for one with more than language, script, territory, variant."""
    found = _SUBTAGS.fullmatch(tag.replace("-", "_").lower())
    if not found:
        return None
    language, script, territory, variant = (part or "" for part in found.groups())
    return _Locale(language, script.title(), territory.upper(), variant.upper())


@lru_cache(maxsize=4096)
def _nearest(tag: str) -> _Locale | None:
    """The locale of a tag, or of the longest beginning of it that has one."""
    rest = tag.replace("_", "-") if _TAG.fullmatch(tag) else ""
    while rest:
        said = _parsed(rest)
        locale = _exact(said) if said else None
        if locale:
            return locale
        rest = rest.rpartition("-")[0]
    return None


def _exact(said: _Locale) -> _Locale | None:
    """The locale of these subtags: unchanged, else with outdated codes replaced and the likely script added."""
    facts = _facts()
    if str(said) in facts["locales"]:
        return said
    aliases, likely = facts["aliases"], facts["likely"]
    new = _Locale(
        aliases["language"].get(said.language, said.language),
        aliases["script"].get(said.script, said.script).replace("Zzzz", ""),
        aliases["territory"].get(said.territory, said.territory).replace("ZZ", ""),
        said.variant,
    )
    options = []
    for short, kept in ((str(new), None), (new.language, new.territory)):
        full = _parsed(likely.get(short, ""))
        if full:
            territory = full.territory if kept is None else kept
            options += [full._replace(territory=territory), _Locale(full.language, territory=territory)]
    return next((option for option in options if str(option) in facts["locales"]), None)
