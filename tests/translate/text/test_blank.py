"""What has nothing to see in it is blank: it is no translation, and cannot be approved."""

from __future__ import annotations

import pytest

from translate.catalog.entries import Catalog, Entry
from translate.exchange import catalogs
from translate.exchange.passage import Passage
from translate.model import State
from translate.text import is_blank

BLANK = ["", " ", "\n\t", "\u00a0", "\u200b", "\u2060\ufeff", "\u00ad", "\u2800", "\u3164", "\ufe0f", "\u202a \u202c"]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_what_is_blank(text: str) -> None:
    assert is_blank(text)
    assert Entry("One.", text).state is State.UNTRANSLATED
    found = {"a.txt": Catalog(None, (Entry("One.", "Раз.", flags=("fuzzy",)),))}
    assert catalogs.bring_in([Passage("One.", text, State.TRANSLATED)], found, approve=True)[0] == {}


@pytest.mark.parametrize("text", ["a", "…", "—", "0", "№", "→", " x ", "\u200bя", "👍\ufe0f", "か"], ids=ascii)
def test_what_is_not(text: str) -> None:
    assert not is_blank(text)
    assert Entry("One.", text).state is State.TRANSLATED
