"""Names of a document: golden texts with their names marked, and the laws of mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.names.name import Mention, Name, NameKind, WordRole
from glossary.names.recognise import find_names

GOLDEN = Path(__file__).parent.parent.parent / "golden" / "names"
LINES = [
    (path.stem, line)
    for path in sorted(GOLDEN.glob("*.txt"))
    if path.stem != "documents"
    for line in path.read_text("utf-8").splitlines()
]
DOCUMENTS = (GOLDEN / "documents.txt").read_text("utf-8").strip().split("\n\n")
_MARK = re.compile(r"\[([^\[\]:]+): \w+(?: keep)?\]")


def marked(text: str, names: Iterable[Name]) -> str:
    """A text with its names in brackets: kind, "keep" for what stays Latin, ~ before capitalised words that are the
    engine's to translate."""
    found = sorted(((mention, name) for name in names for mention in name.mentions), key=lambda pair: pair[0].start)
    shown, at = "", 0
    for mention, name in found:
        shown += text[at : mention.start] + "["
        at = mention.start
        for word in mention.words:
            shown += text[at : word.start] + ("" if word.render or word.text.islower() else "~")
            shown += text[word.start : word.end]
            at = word.end
        shown += text[at : mention.end] + f": {name.kind}{' keep' if name.keep else ''}]"
        at = mention.end
    return shown + text[at:]


def described(names: Iterable[Name]) -> list[str]:
    """A line a name: full form, kind, gender and why, whether plural, how else it is mentioned."""
    lines = []
    for name in names:
        gender = f" {name.gender} ({name.reason})" if name.gender else ""
        plurals = [mention.surface for mention in name.mentions if mention.plural]
        forms = " | ".join(surface + (" (plural)" if surface in plurals else "") for surface in name.aliases)
        lines.append(f"= {name.source}: {name.kind}{gender}, {len(name.mentions)}{', ' + forms if forms else ''}")
    return lines


def mentions(names: Iterable[Name]) -> list[Mention]:
    return sorted((m for name in names for m in name.mentions), key=lambda m: (m.text, m.start))


@pytest.mark.parametrize(("topic", "line"), LINES, ids=[f"{topic}-{line[:40]}" for topic, line in LINES])
def test_golden_lines(topic: str, line: str) -> None:
    plain = _MARK.sub(lambda found: found.group(1), line).replace("~", "")
    assert marked(plain, find_names([plain])) == line


@pytest.mark.parametrize("document", DOCUMENTS, ids=[document[:40] for document in DOCUMENTS])
def test_golden_documents(document: str) -> None:
    lines = document.split("\n")
    texts = [line for line in lines if not line.startswith("= ")]
    assert described(find_names(texts)) == lines[len(texts) :]


def test_there_is_enough_gold() -> None:
    assert len(LINES) >= 80


_PIECES = (
    "Mr. Pashinyan Nikol Karabakh the of and de al - van NATO iPhone’s 's ' \" May U.S. The “ ” Bank said J. — ( ) x"
    " North Korean Jr. Prime Minister Londoners LONDON Rose 12"
)
_TEXTS = st.lists(
    st.lists(st.sampled_from(_PIECES.split(" ")), max_size=14).map(" ".join) | st.text(max_size=40), max_size=4
)


@settings(max_examples=150)
@given(_TEXTS)
def test_mentions_lie_in_their_texts_and_never_overlap(texts: list[str]) -> None:
    names = find_names(texts)
    found = mentions(names)
    for before, after in pairwise(found):
        assert before.text < after.text or before.end <= after.start
    for mention in found:
        assert mention.surface == texts[mention.text][mention.start : mention.end] != ""
        spans = [(word.start, word.end) for word in mention.words]
        assert spans
        assert spans == sorted(spans)
        assert mention.start <= spans[0][0]
        assert spans[-1][1] <= mention.end
        assert [texts[mention.text][a:b] for a, b in spans] == [word.text for word in mention.words]
    for name in names:
        places = [(mention.text, mention.start) for mention in name.mentions]
        assert places == sorted(places)
    heads = [(name.mentions[0].text, name.mentions[0].start) for name in names]
    assert heads == sorted(heads)
    assert find_names(texts) == names


@settings(max_examples=60)
@given(_TEXTS)
def test_without_capitals_there_are_no_names(texts: Sequence[str]) -> None:
    assert find_names([text.lower() for text in texts]) == ()


def test_other_languages_are_read_by_their_capitals() -> None:
    found = find_names(["En Zemblania vive Olga Tefferina.", "La casa de Tefferina está lejos."], "es")
    assert [(name.source, len(name.mentions)) for name in found] == [("Zemblania", 1), ("Olga Tefferina", 2)]


def test_locales_of_one_language_are_read_alike() -> None:
    texts = ["Nikol Pashinyan spoke."]
    assert find_names(texts, "en-GB") == find_names(texts, "en_US") == find_names(texts) != ()


def test_the_words_of_a_person_have_their_roles() -> None:
    (name,) = find_names(["We saw George W. van Dyke there."])
    assert [(word.text, word.role) for word in name.words] == [
        ("George", WordRole.GIVEN),
        ("W", WordRole.INITIAL),
        ("van", WordRole.PARTICLE),
        ("Dyke", WordRole.FAMILY),
    ]
    assert (name.kind, name.gender, name.reason) == (NameKind.PERSON, "masc", "given name")
    assert [word.render for word in name.words] == [True, True, False, True]


def test_a_mention_says_how_it_is_written() -> None:
    names = find_names(["BAKU — Rain fell. Mr Marlow's dog barked at two Armenians."])
    facts = {m.surface: (m.possessive, m.plural, m.capitals, m.title) for m in mentions(names)}
    assert facts == {
        "BAKU": (False, False, True, ""),
        "Marlow": (True, False, False, "mr"),
        "Armenians": (False, True, False, ""),
    }


def test_a_name_of_ordinary_words_is_left_to_the_engine() -> None:
    (commons, england) = find_names(["The House of Commons heard the Bank of England."])
    assert not commons.enforced
    assert england.enforced
    assert [word.text for word in england.words if word.render] == ["England"]


@pytest.mark.parametrize("word", ["Freudian", "Gregorian", "Wagnerian", "Kafkaesque", "Keynesian"])
def test_an_adjective_of_a_persons_name_is_left_to_the_engine(word: str) -> None:
    assert not find_names([f"She read the {word} essay.", f"It was a {word} view of things."])
    assert not find_names([f"He met two {word}s."])
