"""Build the CLDR facts that ship.

usage: python tests/benchmarks/cldr.py NODE_MODULES [glossary/locales/data]

They come from Babel, the extra `build`, and, what Babel leaves out (quotation marks, directions of scripts), from
Unicode's own JSON packages in the folder NODE_MODULES. The same versions give the same bytes. CLDR_CARD.md, beside the
two files, names the versions and says what is in the files.
"""

from __future__ import annotations

import io
import json
import lzma
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import LocaleDataDict, load, locale_identifiers
from babel.messages.plurals import PLURALS

OFFICIAL = {"official", "de_facto_official"}
KINDS = ("languages", "territories")
PRESET = 9 | lzma.PRESET_EXTREME
ROOT_SIGNS = [",", "."]
ROOT_QUOTES = "“”‘’"
QUOTES = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")


def main() -> int:
    """Write both files and say how large they are."""
    modules = Path(sys.argv[1])
    folder = Path(sys.argv[2] if len(sys.argv) > 2 else "glossary/locales/data")
    text = dumped(facts(modules))
    packed = lzma.compress(text.encode(), format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, preset=PRESET)
    for name, content in (("cldr.json.xz", packed), ("cldr-names.zip", archive(names()))):
        (folder / name).write_bytes(content)
        print(f"{folder / name}: {len(content):,} bytes")
    return 0


def dumped(content: object) -> str:
    """Compact JSON with sorted keys."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def archive(rows: Mapping[str, Mapping[str, Mapping[str, str]]]) -> bytes:
    """A zip with fixed dates: a file of the codes of each kind, in order, and a file for the locales with one first
    letter: for each kind, the names of a locale in the order of the codes, one a line, "" where it has none."""
    codes = {kind: sorted({code for row in rows.values() for code in row.get(kind, {})}) for kind in KINDS}
    files: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for locale, row in rows.items():
        files[locale[0]][locale] = {
            kind: "\n".join(said.get(code, "") for code in codes[kind]) for kind, said in row.items()
        }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as packed:
        for name, content in (("codes", codes), *sorted(files.items())):
            packed.writestr(zipfile.ZipInfo(f"{name}.json", (1980, 1, 1, 0, 0, 0)), dumped(content), zipfile.ZIP_LZMA)
    return buffer.getvalue()


def facts(modules: Path) -> dict[str, Any]:
    """The small facts: locales and how tags lead to them, plural forms, signs, quotation marks, scripts from right to
    left, official languages, English names."""
    english = Locale("en")
    known = sorted(locale_identifiers())
    signs = {name: signs_of(name) for name in known}
    quotes = quotes_in(modules, known)
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
        "quotes": {name: own for name, own in quotes.items() if own != quotes.get(parent_of(name), ROOT_QUOTES)},
        "right_to_left": right_to_left(modules),
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


def quotes_in(modules: Path, known: Iterable[str]) -> dict[str, str]:
    """The four quotation marks of each locale, outer and inner pair; its parent's where the JSON lacks the locale."""
    found: dict[str, str] = {}
    for name in sorted(known, key=lambda name: name.count("_")):
        path = modules / "cldr-misc-full" / "main" / name.replace("_", "-") / "delimiters.json"
        if path.is_file():
            marks = json.loads(path.read_text("utf-8"))["main"][path.parent.name]["delimiters"]
            found[name] = "".join(marks[mark] for mark in QUOTES)
        else:
            found[name] = found.get(parent_of(name), ROOT_QUOTES)
    return found


def right_to_left(modules: Path) -> list[str]:
    """The scripts that are written from right to left."""
    scripts = json.loads((modules / "cldr-core" / "scriptMetadata.json").read_text("utf-8"))["scriptMetadata"]
    return sorted(code for code, said in scripts.items() if said["rtl"] == "YES")


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
    """The full tag of every shorter one whose language has a locale, or is not written in Latin letters: zh_TW is
    zh_Hant_TW, dv is dv_Thaa_MV."""
    languages = {name.split("_")[0] for name in locale_identifiers()}
    subtags = [(short, full, full.split("_")) for short, full in get_global("likely_subtags").items()]
    return {
        short: full
        for short, full, (language, script, *_) in subtags
        if short[:3] != "und" and (language in languages or script != "Latn")
    }


if __name__ == "__main__":
    raise SystemExit(main())
