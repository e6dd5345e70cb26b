"""The texts of the page: every one that the page shows is in each catalog, with the same names to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from translate.catalog import reader
from translate.review.interface import LOCALES, texts_of

ASSETS = files("translate.review.server") / "assets"
_CALL = re.compile(r'\b(?:t\(|many\([^"]*?,)\s*"((?:[^"\\]|\\.)*)"(?:,\s*"((?:[^"\\]|\\.)*)")?')
_SHOWN = re.compile(r'data-(?:text|label|placeholder)="([^"]*)"')


def shown() -> Iterator[tuple[str, str]]:
    """The texts that the page shows, each with its plural, "" for none."""
    for asset in ASSETS.iterdir():
        text = asset.read_text("utf-8")
        if asset.name.endswith(".js"):
            yield from ((found[1], found[2] or "") for found in _CALL.finditer(text))
        if asset.name.endswith(".html"):
            yield from ((found, "") for found in _SHOWN.findall(text))


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])
def test_every_text_is_translated(locale: str) -> None:
    data = (files("translate.review.interface") / f"{locale}.po").read_bytes()
    entries = {(entry.source, entry.plural or ""): entry for entry in reader.parse(data, locale).entries}
    assert set(shown()) == set(entries)
    for (source, plural), entry in entries.items():
        for target in entry.plurals or (entry.target,):
            assert target.strip()
            names = re.findall(r"\{\w+\}", target)
            assert sorted(names) == sorted(re.findall(r"\{\w+\}", plural or source)), source
        assert len(texts_of(locale)[source]) == (3 if plural else 1)
