"""What people call languages: "Russian", "русский", "Brazilian Portuguese" as tags, by the names that CLDR has."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from glossary.locales.cldr import display_name, home_of, languages, locale_of, official_languages, territories
from glossary.locales.tags import primary


def tag_of_name(name: str) -> str:
    """The tag of a language by its English name or its own ("russian", "Deutsch", "Chinese (Traditional)"), in any
    case, with or without accents; "" when no language, or more than one, is called so."""
    named, folded = _names()
    low = _low(name)
    found = named.get(low) or folded.get(_bare(low), ())
    return found[0] if len(found) == 1 else ""


def near_tags(text: str) -> tuple[str, ...]:
    """The tags that someone may have meant who wrote something else: a name with a typing error ("rusian"), or a
    country, by name or code ("Ukraine", "jp"). The best first, at most three."""
    low = _low(text)
    named, _ = _names()
    by_name = (named[one][0] for one in difflib.get_close_matches(low, named, 3, 0.84))
    return tuple(dict.fromkeys((*_of_country(low), *by_name)))[:3]


def _of_country(low: str) -> Iterator[str]:
    """The languages at home in a country, that of the same letters first."""
    names = {_low(name): code for code, name in territories("en").items()} | {"uk": "GB", "usa": "US"}
    country = low.upper() if low.upper() in territories("en") else names.get(low, "")
    home = [tag for tag in official_languages() if country and home_of(tag) == country]
    yield from sorted(home, key=lambda tag: (tag != country.lower(), locale_of(tag) is None))


@cache
def _names() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The tags by name in lower case, and by name without accents."""
    named: dict[str, tuple[str, ...]] = {}
    for name, tag in (*_english(), *_own()):
        named.setdefault(_low(name), (tag,))
    folded: dict[str, tuple[str, ...]] = {}
    for name, tags in named.items():
        bare = _bare(name)
        folded[bare] = tuple(dict.fromkeys((*folded.get(bare, ()), *tags)))
    return named, folded


def _english() -> Iterator[tuple[str, str]]:
    """English names with their tags: "Brazilian Portuguese", "Portuguese (Brazil)"."""
    known = languages("en")
    for code, name in known.items():
        tag = code.replace("_", "-")
        yield name, tag
        if code != tag and (shown := display_name(tag)):
            yield shown, tag


def _own() -> Iterator[tuple[str, str]]:
    """The names of languages in these languages with their tags, the shortest tags first."""
    for code in sorted(languages("en"), key=len):
        if locale_of(code) and primary(str(locale_of(code))) == primary(code) and (name := languages(code).get(code)):
            yield name, code.replace("_", "-")


def _low(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _bare(low: str) -> str:
    """Without the accents of Latin, Cyrillic and Greek letters; the vowel signs of other scripts stay."""
    return "".join(letter for letter in unicodedata.normalize("NFD", low) if not "\u0300" <= letter <= "\u036f")
