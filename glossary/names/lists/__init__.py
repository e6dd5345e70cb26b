"""Lists of English words by which names are recognised: text files with one entry per line, and sets made from them.

Entries are in lower case, except for peoples, creeds and brands. The lists were made by hand for this project;
statistics of capitals in a corpus are in `capitals`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from glossary.locales import territories

__all__ = [
    "ABBREVIATIONS",
    "ADJECTIVES",
    "AFTER_PLACES",
    "BEFORE_PLACES",
    "BEFORE_QUOTED_TITLES",
    "BRANDS",
    "CALENDAR",
    "CALENDAR_OR_PERSON",
    "CAPITAL_PARTICLES",
    "CLUB_WORDS",
    "COMPANY_FORMS",
    "COUNTRY_ACRONYMS",
    "DEMONYMS",
    "DOTTED_WORDS",
    "FEMININE",
    "FEMININE_TITLES",
    "FORMS_OF_ADDRESS",
    "FUNCTION",
    "GIVEN",
    "JOINTS",
    "MASCULINE",
    "MASCULINE_TITLES",
    "MOTION_WORDS",
    "NO_ACRONYMS",
    "NO_TERM_EDGES",
    "ORDINARY",
    "ORDINARY_ACRONYMS",
    "ORGANISATION_HEADS",
    "PARTICLES",
    "PEOPLES",
    "PLACES",
    "PLACE_HEADS",
    "PLACE_STARTS",
    "ROLES",
    "SMALL_IN_HEADINGS",
    "SOFT_TITLES",
    "SPEECH_VERBS",
    "STATES_IN_SHORT",
    "TITLES",
    "TITLE_ACRONYMS",
    "TITLE_MODIFIERS",
    "WORK_HEADS",
    "countries",
    "entries",
]


@cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of the list with this file name, without comments, which begin with #."""
    text = files("glossary.names.lists").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(entries(f"{name}.txt"))


def _given(letter: str) -> frozenset[str]:
    """The given names that people of a gender ("m", "f") have; all given names for ""."""
    rows = (entry.split("\t") for entry in entries("given_names.tsv"))
    return frozenset(name for name, genders in rows if letter in genders)


FUNCTION = _words("function_words")
SMALL_IN_HEADINGS = _words("small_in_headings")
CALENDAR = _words("calendar")
CALENDAR_OR_PERSON = _words("calendar_or_person")
NO_ACRONYMS = _words("no_acronyms")
STATES_IN_SHORT = NO_ACRONYMS | {"la"}  # Baton Rouge, La.

GIVEN, MASCULINE, FEMININE = _given(""), _given("m"), _given("f")
PARTICLES = _words("particles")
CAPITAL_PARTICLES = _words("capital_particles")
JOINTS = _words("joints")
ABBREVIATIONS = _words("abbreviations")
DOTTED_WORDS = _words("dotted_words")

TITLES = _words("titles")
TITLE_ACRONYMS = _words("title_acronyms")
SOFT_TITLES = _words("soft_titles")
TITLE_MODIFIERS = _words("title_modifiers")
MASCULINE_TITLES = _words("masculine_titles")
FEMININE_TITLES = _words("feminine_titles")
FORMS_OF_ADDRESS = _words("forms_of_address")
ROLES = _words("roles") | TITLES | TITLE_ACRONYMS
SPEECH_VERBS = _words("speech_verbs")

ORGANISATION_HEADS = _words("organisation_heads")
COMPANY_FORMS = _words("company_forms")
CLUB_WORDS = _words("club_words")
BRANDS = _words("brands")
WORK_HEADS = _words("work_heads")
BEFORE_QUOTED_TITLES = _words("before_titles_in_quotes")

PLACES = _words("places")
PLACE_HEADS = _words("place_heads")
PLACE_STARTS = _words("place_starts")
BEFORE_PLACES = _words("before_places")
AFTER_PLACES = _words("after_places") | PLACE_HEADS
MOTION_WORDS = _words("motion_words")
COUNTRY_ACRONYMS = _words("country_acronyms")

PEOPLES = _words("peoples")
DEMONYMS = PEOPLES | _words("inhabitants")
ADJECTIVES = PEOPLES | _words("creeds_and_regions")

_EPONYMS = _words("eponyms")
ORDINARY = _words("ordinary") | _EPONYMS | {f"{one}s" for one in _EPONYMS}
ORDINARY_ACRONYMS = _words("ordinary_acronyms")
NO_TERM_EDGES = _words("no_term_edges") | FUNCTION | CALENDAR


@cache
def countries() -> frozenset[str]:
    """The names of countries and territories in English, lower case, by CLDR."""
    return frozenset(name.lower() for name in territories("en").values()) - _words("not_countries")
