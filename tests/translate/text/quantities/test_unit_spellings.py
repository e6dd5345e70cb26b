"""What is listed by hand is not known already: from the symbols of SI units or from CLDR."""

from __future__ import annotations

import pytest

from glossary.locales import unit_names
from translate.text.quantities.unit_spellings import SPELLINGS
from translate.text.quantities.unit_symbols import symbols_of_units


@pytest.mark.parametrize("language", SPELLINGS)
def test_no_spelling_is_listed_that_is_known(language: str) -> None:
    rows = (row.split() for row in SPELLINGS[language].split("|"))
    listed = {(unit, text.replace("_", " ")) for unit, *texts in rows for text in texts}
    known = {(unit, text) for unit, texts in symbols_of_units().items() for text in texts}
    if language in ("*", "en"):  # of an inflected language the other forms are needed for the stem
        known |= {(unit, text) for unit, texts in unit_names("en").items() for text in texts if language == "en"}
    assert not {(unit, text) for unit, text in listed & known if unit in unit_names("en")}
