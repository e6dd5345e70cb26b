"""CLDR: what ships, how tags lead to it, and that it is what Babel says."""

from __future__ import annotations

import sys
from importlib.metadata import version
from importlib.util import find_spec

import pytest

from glossary.locales import cldr
from translate.text.writing_systems import scripts_of

SAMPLE = (
    "ar be bg cs da de de-AT el en en-GB es es-MX fa fi fr-CA he hi hu id it ja ko nb nl pl pt pt-BR pt-PT ro ru "
    "sr sr-Latn sv th tr uk vi zh zh-Hant zh-TW"
)
BABEL = sys.modules.get("babel", True) is not None and find_spec("babel") is not None and version("babel") == "2.18.0"
NO_BREAK, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("tag", "name", "signs", "plurals"),
    [
        ("en", "English", (",", "."), 2),
        ("ru", "Russian", (NO_BREAK, ","), 3),
        ("uk", "Ukrainian", (NO_BREAK, ","), 3),
        ("de", "German", (".", ","), 2),
        ("de-CH", "German (Switzerland)", ("’", "."), 2),
        ("fr", "French", (NARROW, ","), 2),
        ("es-MX", "Spanish (Mexico)", (",", "."), 2),
        ("pt-BR", "Portuguese (Brazil)", (".", ","), 2),
        ("pt-PT", "Portuguese (Portugal)", (NO_BREAK, ","), 2),
        ("zh-Hant", "Chinese (Traditional)", (",", "."), 1),
        ("ar", "Arabic", (",", "."), 6),
        ("pl", "Polish", (NO_BREAK, ","), 3),
        ("sr-Latn-RS", "Serbian (Latin, Serbia)", (".", ","), 3),
        ("ja", "Japanese", (",", "."), 1),
    ],
)
def test_facts(tag: str, name: str, signs: tuple[str, str], plurals: int) -> None:
    assert (cldr.display_name(tag), cldr.number_signs(tag)) == (name, signs)
    assert (cldr.plural_forms(tag) or "").startswith(f"nplurals={plurals}; plural=")


def test_names() -> None:
    assert cldr.territories("ru")["DE"] == "Германия"
    assert cldr.territories("zh-Hant")["DE"] == "德國"
    assert cldr.languages("de")["de_AT"] == "Österreichisches Deutsch"
    assert {"fi", "mi", "ru"} < set(cldr.official_languages())
    assert "eo" not in cldr.official_languages()


def test_a_region_inherits_what_it_does_not_say() -> None:
    assert cldr.territories("en-GB")["FR"] == cldr.territories("en")["FR"] == "France"
    assert (cldr.territories("en-GB")["LC"], cldr.territories("en")["LC"]) == ("St Lucia", "St. Lucia")
    assert cldr.territories("zh-Hant-HK")["JP"] == cldr.territories("zh-Hant")["JP"]
    assert cldr.plural_forms("pt-BR") != cldr.plural_forms("pt-PT") == cldr.plural_forms("pt")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("pt_br", "pt_BR"),
        ("ZH-HANT", "zh_Hant"),
        ("zh-TW", "zh_Hant_TW"),
        ("sr-ME", "sr_Latn_ME"),
        ("iw-IL", "he_IL"),
        ("ru-DE", "ru"),
        ("de-XX", "de"),
        ("de-CH-1996", "de_CH"),
        ("ar-EG-u-nu-latn", "ar_EG"),
        ("ca-ES-valencia", "ca_ES_VALENCIA"),
        ("zh-Latn", "zh_Latn"),
    ],
)
def test_tags_lead_to_the_nearest_locale(tag: str, locale: str) -> None:
    assert cldr.locale_of(tag) == locale
    assert cldr.locale_of(locale) == locale


@pytest.mark.parametrize("tag", ["", "qqx", "qqx-AT", "x-none", "russian", "ru/../ru", "ru-", "-", "русский"])
def test_unknown_tags(tag: str) -> None:
    assert cldr.locale_of(tag) is None
    assert cldr.plural_forms(tag) is None
    assert cldr.number_signs(tag) == (",", ".")
    assert cldr.display_name(tag) == ""
    assert not cldr.territories(tag)
    assert not cldr.languages(tag)


def test_a_name_needs_no_locale_but_every_part_of_the_tag() -> None:
    assert cldr.display_name("tlh") == "Klingon"
    assert (cldr.display_name("und"), cldr.locale_of("und-AT")) == ("Unknown language", None)
    assert cldr.display_name("ru-DE") == "Russian (Germany)"
    assert cldr.display_name("ru-XX") == ""
    assert cldr.display_name("ar-EG-u-nu-latn") == ""


@pytest.mark.parametrize(
    ("tag", "script", "right_to_left"),
    [
        ("ru", "Cyrl", False),
        ("sr", "Cyrl", False),
        ("sr-Latn", "Latn", False),
        ("sr-ME", "Latn", False),
        ("zh-TW", "Hant", False),
        ("iw", "Hebr", True),
        ("sh", "Latn", False),
        ("ar-EG-u-nu-latn", "Arab", True),
        ("pa-PK", "Arab", True),
        ("ks-Deva", "Deva", False),
        ("dv", "Thaa", True),  # no locale in CLDR, but a likely script
        ("qqx", "", False),
    ],
)
def test_scripts(tag: str, script: str, right_to_left: bool) -> None:
    assert (cldr.script_of(tag), cldr.is_right_to_left(tag)) == (script, right_to_left)


def test_every_script_of_a_locale_is_known_by_its_letters() -> None:
    scripts = {cldr.script_of(locale) for locale in cldr._facts()["locales"]}
    assert len(scripts) > 40
    for code in scripts - {"Latn"}:
        assert scripts_of(f"und-{code}") != scripts_of("en"), code


@pytest.mark.parametrize(
    ("tag", "marks"),
    [("de", "„“‚‘"), ("de-AT", "„“‚‘"), ("fr-CA", "«»”“"), ("fr-BE", "«»«»"), ("zh-TW", "「」『』"), ("qqx", "“”‘’")],
)
def test_quotation_marks(tag: str, marks: str) -> None:
    assert "".join(cldr.quotation_marks(tag)) == marks


def test_a_locale_without_plural_forms() -> None:
    assert cldr.locale_of("gsw") == "gsw"
    assert cldr.plural_forms("gsw") is None


@pytest.mark.skipif(not BABEL, reason="Babel 2.18.0, of which the files are made, is not installed")
@pytest.mark.parametrize("tag", SAMPLE.split())
def test_the_files_say_what_babel_says(tag: str) -> None:
    from babel import Locale
    from babel.messages.plurals import get_plural

    locale = Locale.parse(tag, sep="-")
    latin = locale.number_symbols["latn"]
    assert cldr.display_name(tag) == locale.get_display_name("en")
    assert cldr.number_signs(tag) == (latin["group"], latin["decimal"])
    assert cldr.is_right_to_left(tag) == (locale.text_direction == "rtl")
    assert (cldr.plural_forms(tag) or "nplurals=2; plural=(n != 1);") == get_plural(locale).plural_forms
    assert cldr.languages(tag) == dict(locale.languages)
    assert cldr.territories(tag) == {code: name for code, name in locale.territories.items() if len(code) == 2}
