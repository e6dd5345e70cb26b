"""Names of languages, as people type them, become tags; what is near one is proposed."""

from __future__ import annotations

import pytest

from glossary.locales import near_tags, tag_of_name


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("russian", "ru"),
        ("Русский", "ru"),
        ("DEUTSCH", "de"),
        ("español", "es"),
        ("francais", "fr"),
        ("Brazilian Portuguese", "pt-BR"),
        ("portuguese (brazil)", "pt-BR"),
        ("simplified  chinese", "zh-Hans"),
        ("日本語", "ja"),
        ("हिन्दी", "hi"),
        ("עברית", "he"),
        ("klingon", "tlh"),
        ("ru", ""),
        ("rusian", ""),
        ("", ""),
    ],
)
def test_a_language_by_its_name(name: str, tag: str) -> None:
    assert tag_of_name(name) == tag


@pytest.mark.parametrize(
    ("text", "best"),
    [("rusian", "ru"), ("germn", "de"), ("jp", "ja"), ("ua", "uk"), ("Ukraine", "uk"), ("cz", "cs"), ("xx", "")],
)
def test_what_may_have_been_meant(text: str, best: str) -> None:
    assert next(iter(near_tags(text)), "") == best
