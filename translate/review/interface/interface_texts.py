"""Reads the texts of the page: English ones are the keys, the other languages have a PO catalog each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files as package_files

from translate.catalog import reader

LOCALES = ("en", "ru")


@cache
def texts_of(locale: str) -> dict[str, list[str]]:
    """The texts of a language by their English ones: one, or one for each plural form; {} for English and for languages
    that the page does not speak."""
    if locale not in LOCALES or locale == "en":
        return {}
    data = (package_files("translate.review.interface") / f"{locale}.po").read_bytes()
    entries = reader.parse(data, f"{locale}.po").entries
    return {one.source: list(one.plurals or (one.target,)) for one in entries if not one.obsolete and not one.fuzzy}
