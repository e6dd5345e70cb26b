"""Locales: one spelling, sensible matching, gettext's plurals."""

from __future__ import annotations

import pytest

from translate.errors import LocaleError
from translate.text import locales


@pytest.mark.parametrize(
    ("given", "standard"),
    [("ru", "ru"), ("pt_br", "pt-BR"), ("zh-hant", "zh-Hant"), ("EN", "en"), ("sr-latn-RS", "sr-Latn-RS")],
)
def test_parse_gives_the_standard_spelling(given: str, standard: str) -> None:
    assert locales.parse(given) == standard


@pytest.mark.parametrize("tag", ["", "russian", "r", "ru/../..", "xq", "und", "mul", "ru ru", "-", "русский", "en-"])
def test_parse_refuses_what_is_no_language(tag: str) -> None:
    with pytest.raises(LocaleError, match="give a BCP 47 language tag"):
        locales.parse(tag)


@pytest.mark.parametrize(
    ("desired", "supported", "best"),
    [
        ("pt-BR", ["pt", "en"], "pt"),
        ("pt-BR", ["pt", "pt-BR"], "pt-BR"),
        ("pt", ["pt-BR"], "pt-BR"),
        ("en-GB", ["en"], "en"),
        ("zh-TW", ["zh-Hans", "zh-Hant"], "zh-Hant"),  # Taiwan writes traditional
        ("zh-Hant", ["zh-Hans"], None),  # another script is another text
        ("sr-Latn", ["sr"], None),
        ("nb", ["no"], "no"),
        ("uk", ["ru"], None),  # close is not the same
        ("ru", [], None),
    ],
)
def test_closest(desired: str, supported: list[str], best: str | None) -> None:
    assert locales.closest(desired, supported) == best


@pytest.mark.parametrize(("code", "tag"), [("zt", "zh-Hant"), ("pb", "pt-BR"), ("en", "en")])
def test_of_model_knows_the_codes_of_argos(code: str, tag: str) -> None:
    assert locales.of_model(code) == tag


@pytest.mark.parametrize(
    ("tag", "count"), [("ru", 3), ("pt-BR", 2), ("zh-Hant", 1), ("ar", 6), ("en", 2), ("tlh", 2), ("uk-UA", 3)]
)
def test_plural_forms(tag: str, count: int) -> None:
    header = locales.plural_forms(tag)
    assert header.startswith(f"nplurals={count}; plural=")
    assert header.endswith(";")


def test_display_names_a_language_or_gives_the_tag() -> None:
    assert locales.display("ru") == "Russian"
    assert locales.display("x-none") == "x-none"


@pytest.mark.parametrize(("text", "tag"), [("russian", "ru"), ("Deutsch", "de"), ("pt_br", "pt-BR"), ("ewe", "ee")])
def test_a_person_may_name_the_language(text: str, tag: str) -> None:
    assert locales.named(text) == tag


def test_what_is_no_language_is_refused_with_what_may_be_meant() -> None:
    with pytest.raises(LocaleError, match=r"^'ua': no such language; did you mean uk \(Ukrainian\)\?$"):
        locales.named("ua")
    with pytest.raises(LocaleError, match="give a BCP 47 language tag"):
        locales.named("qq")
