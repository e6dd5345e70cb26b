"""Build the CLDR facts that ship from Babel, the extra `build`.

usage: python tests/benchmarks/cldr.py [glossary/locales/data]

The same Babel gives the same bytes. glossary/locales/data/CLDR_CARD.md says what is in the two files.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import LocaleDataDict, load, locale_identifiers
from babel.messages.plurals import PLURALS

OFFICIAL = {"official", "de_facto_official"}
PRESET = 9 | lzma.PRESET_EXTREME
ROOT_SIGNS = [",", "."]


def main() -> int:
    """Write both files and say how large they are."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "glossary/locales/data")
    for name, content in (("cldr", facts()), ("cldr-names", names())):
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        packed = lzma.compress(text.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=PRESET)
        path = folder / f"{name}.json.xz"
        path.write_bytes(packed)
        print(f"{path}: {len(packed):,} bytes, {len(text):,} characters unpacked")
    return 0


def facts() -> dict[str, Any]:
    """The small facts: locales and how tags lead to them, plural forms, signs, official languages, English names."""
    english = Locale("en")
    known = sorted(locale_identifiers())
    signs = {name: signs_of(name) for name in known}
    return {
        "locales": known,
        "parents": {name: up for name in known if (up := parent_of(name)) != (name.rpartition("_")[0] or "root")},
        "likely": likely(),
        "aliases": {
            "language": dict(get_global("language_aliases")),
            "script": dict(get_global("script_aliases")),
            "territory": {old: new[0] for old, new in get_global("territory_aliases").items()},
        },
        "plurals": {name: f"nplurals={count}; plural={rule};" for name, (count, rule) in PLURALS.items()},
        "signs": {name: own for name, own in signs.items() if own != signs.get(parent_of(name), ROOT_SIGNS)},
        "official": official(),
        "english": {
            "languages": dict(english.languages),
            "scripts": dict(english.scripts),
            "territories": dict(english.territories),
            "variants": dict(english.variants),
        },
    }


def names() -> dict[str, Any]:
    """What each locale calls territories and languages, where its parent calls them otherwise."""
    rows: dict[str, Any] = {}
    for name in ("root", *sorted(locale_identifiers())):
        parent = parent_of(name) if name != "root" else ""
        own = {
            kind: {code: text for code, text in said.items() if not parent or names_in(parent)[kind].get(code) != text}
            for kind, said in names_in(name).items()
        }
        if any(own.values()):
            rows[name] = {kind: said for kind, said in own.items() if said}
    return rows


@cache
def names_in(name: str) -> Mapping[str, Mapping[str, str]]:
    """Names by kind and code: countries and regions of two letters, and all languages that CLDR has."""
    loaded: Any = load(name)
    data = LocaleDataDict(loaded)
    territories = {code: text for code, text in data["territories"].items() if len(code) == 2}
    return {"languages": dict(data["languages"]), "territories": territories}


def official() -> list[str]:
    """Languages that are official somewhere."""
    spoken = get_global("territory_languages").values()
    return sorted({code for held in spoken for code, said in held.items() if said.get("official_status") in OFFICIAL})


def signs_of(name: str) -> list[str]:
    """The group and the decimal sign of Latin digits."""
    latin = Locale.parse(name).number_symbols.get("latn", {})
    return [str(latin.get("group", ",")), str(latin.get("decimal", "."))]


def parent_of(name: str) -> str:
    """The locale that a locale inherits from, "root" at the top: what babel.localedata.load does."""
    parent = get_global("parent_exceptions").get(name)
    if parent:
        return str(parent)
    language, _, rest = name.partition("_")
    likely_script = get_global("likely_subtags").get(language, "").split("_")[1:2]
    if len(rest) == 4 and rest.isalpha() and [rest] != likely_script:
        return "root"
    return name.rpartition("_")[0] or "root"


def likely() -> dict[str, str]:
    """The full tag of every shorter one whose language has a locale: zh_TW is zh_Hant_TW."""
    languages = {name.split("_")[0] for name in locale_identifiers()}
    subtags = get_global("likely_subtags").items()
    return {short: full for short, full in subtags if short[:3] != "und" and full.split("_")[0] in languages}


if __name__ == "__main__":
    raise SystemExit(main())
