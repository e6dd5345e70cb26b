"""The word lists that ship: readable by people, each entry once, and none of them unused."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.names import lists
from glossary.names.demonyms import demonym

FOLDER = Path(lists.__file__).parent
FILES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".tsv"))
WITH_CAPITALS = {"brands.txt", "peoples.txt", "inhabitants.txt", "creeds_and_regions.txt"}


@pytest.mark.parametrize("name", FILES)
def test_a_list_says_what_it_is_and_has_each_entry_once_in_order(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8").startswith("# ")
    found = [entry.split("\t")[0] for entry in lists.entries(name)]
    assert found == sorted(set(found))
    assert all(entry == entry.strip() != "" for entry in found)
    assert all(entry[0].isupper() if name in WITH_CAPITALS else entry == entry.lower() for entry in found)


def test_every_list_is_used() -> None:
    code = (FOLDER / "__init__.py").read_text("utf-8")
    assert not [name for name in FILES if f'"{name.removesuffix(".txt")}"' not in code]


def test_given_names_have_their_genders() -> None:
    assert "james" in lists.MASCULINE - lists.FEMININE
    assert "anna" in lists.FEMININE - lists.MASCULINE
    assert lists.MASCULINE | lists.FEMININE <= lists.GIVEN


def test_countries_are_of_cldr() -> None:
    assert "armenia" in lists.countries()
    assert "european union" not in lists.countries()


def test_peoples_are_in_the_table_of_their_words() -> None:
    """But for three that have several meanings: a rendering of one would be wrong for the others."""
    assert {one for one in lists.DEMONYMS if demonym(one) is None} == {"Australasian", "Moorish", "Norman"}
