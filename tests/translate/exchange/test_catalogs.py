"""Catalogs out and back: an export brought in changes nothing, people's words go in, and none are overwritten."""

from __future__ import annotations

import textwrap
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import catalog
from translate.catalog import provenance
from translate.catalog.entries import Catalog, Entry
from translate.errors import TranslateError
from translate.exchange import catalogs, exchange_formats
from translate.exchange.catalogs import Fate
from translate.exchange.passage import Passage
from translate.model import Article, Origin, Paragraph, Standing, State, Translation, Unit
from translate.project import layout

FORMATS = ["tmx", "xliff", "xliff2", "tsv", "csv", "moses"]


def article(out: Path, name: str, *texts: str) -> Path:
    units = tuple(Unit(text, f"M {text}", State.FUZZY, Origin.MACHINE) for text in texts)
    path = layout.catalog_path(out, name, "ru")
    paragraphs = tuple(Paragraph(n, text) for n, text in enumerate(texts, 1))
    catalog.save(path, catalog.load(path), Translation(Article(name, "en", paragraphs), "ru", tuple(units), "engine 1"))
    return path


def edit(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def project(out: Path) -> Path:
    """Two articles; in the first one entry is approved, one is a person's beginning, two are the machine's."""
    path = article(out, "a.txt", "One.", "Two.", "Three.", "Four  \n and {x}.")
    article(out, "sub/b.txt", "One.", "Five.")
    edit(path, ('#, fuzzy\nmsgid "One."\nmsgstr "M One."', 'msgid "One."\nmsgstr "Раз."'), ("M Two.", "Два, что ли."))
    return path


def bring(out: Path, *given: Passage) -> list[tuple[str, Fate]]:
    changed, brought = catalogs.bring_in(given, catalogs.load(out, "ru"))
    catalogs.save(out, "ru", changed)
    return [(one.article, one.fate) for one in brought]


def snapshot(out: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in out.rglob("*.po")}


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_brought_in_again_changes_nothing(tmp_path: Path, form: str) -> None:
    project(tmp_path)
    before = snapshot(tmp_path)
    given = list(catalogs.passages(catalogs.load(tmp_path, "ru")))
    path = exchange_formats.write(given, tmp_path / f"x.{form}", "en", "ru", form)[0]
    assert {fate for _, fate in bring(tmp_path, *exchange_formats.read(path, "en", "ru", form))} <= {
        Fate.SAME,
        Fate.KEPT,
    }
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("form", ["xliff", "xliff2"])
def test_an_old_export_does_not_make_old_machine_text_a_persons(tmp_path: Path, form: str) -> None:
    path = article(tmp_path, "a.txt", "One.")
    given = list(catalogs.passages(catalogs.load(tmp_path, "ru")))
    exchange_formats.write(given, tmp_path / "x.xlf", "en", "ru", form)
    edit(path, ("M One.", "Better."), ("text ", "text 00000000 "))
    before = snapshot(tmp_path)
    assert bring(tmp_path, *exchange_formats.read(tmp_path / "x.xlf", "en", "ru")) == [("a.txt", Fate.SAME)]
    assert snapshot(tmp_path) == before


def test_approved_wordings_go_in_and_machine_text_is_remembered(tmp_path: Path) -> None:
    path = project(tmp_path)
    assert bring(tmp_path, Passage("Three.", "Три.", State.TRANSLATED, "a.txt", remarks=("Anna: sure",))) == [
        ("a.txt", Fate.APPROVED)
    ]
    entry = catalog.load(path).by_source()["Three."]
    assert (entry.target, entry.state, entry.machine) == ("Три.", State.TRANSLATED, "M Three.")
    assert "Anna: sure" in entry.remarks


def test_a_wording_without_approval_needs_review_and_is_a_persons(tmp_path: Path) -> None:
    path = project(tmp_path)
    assert bring(tmp_path, Passage("Three.", "Три.", State.FUZZY, "a.txt")) == [("a.txt", Fate.EDITED)]
    found = catalog.load(path)
    assert catalog.kept(found.entries, "en")["Three."] == catalog.Kept("Три.", approved=False)


@pytest.mark.parametrize("state", [State.FUZZY, State.TRANSLATED])
def test_what_is_approved_is_never_overwritten(tmp_path: Path, state: State) -> None:
    project(tmp_path)
    before = snapshot(tmp_path)
    assert bring(tmp_path, Passage("One.", "Один.", state, "a.txt")) == [("a.txt", Fate.KEPT)]
    assert snapshot(tmp_path) == before


def test_what_is_begun_gives_way_to_an_approved_wording_only_and_is_remembered(tmp_path: Path) -> None:
    path = project(tmp_path)
    assert bring(tmp_path, Passage("Two.", "Двое.", State.FUZZY, "a.txt")) == [("a.txt", Fate.KEPT)]
    assert bring(tmp_path, Passage("Two.", "Два.", State.TRANSLATED, "a.txt")) == [("a.txt", Fate.APPROVED)]
    entry = catalog.load(path).by_source()["Two."]
    assert (entry.target, entry.state) == ("Два.", State.TRANSLATED)
    assert "former wording: Два, что ли." in entry.comments


def test_machine_text_that_a_person_approves_as_it_is(tmp_path: Path) -> None:
    path = project(tmp_path)
    (given,) = [p for p in catalogs.passages(catalogs.load(tmp_path, "ru")) if p.source == "Three."]
    assert bring(tmp_path, replace(given, state=State.TRANSLATED)) == [("a.txt", Fate.APPROVED)]
    assert bring(tmp_path, replace(given, state=State.TRANSLATED)) == [("a.txt", Fate.SAME)]
    assert bring(tmp_path, given) == [("a.txt", Fate.SAME)]
    assert catalog.load(path).by_source()["Three."].state is State.TRANSLATED


def test_where_a_text_is_looked_for(tmp_path: Path) -> None:
    path = project(tmp_path)
    assert bring(tmp_path, Passage("Five.", "Пять.", State.FUZZY)) == [("sub/b.txt", Fate.EDITED)]
    assert bring(tmp_path, Passage("Five.", "Пять.", State.FUZZY, "a.txt")) == [("a.txt", Fate.UNKNOWN)]
    assert bring(tmp_path, Passage("One.", "Раз.", State.TRANSLATED, "another name.xlf")) == [
        ("a.txt", Fate.SAME),
        ("sub/b.txt", Fate.APPROVED),
    ]
    assert bring(tmp_path, Passage("Six.", "Шесть.", State.FUZZY)) == [("", Fate.UNKNOWN)]
    loose = Passage(" Four and {x}. ", "\r\nЧетыре\r\nи {x}.\r\n", State.TRANSLATED)
    assert bring(tmp_path, loose) == [("a.txt", Fate.APPROVED)]
    assert catalog.load(path).by_source()["Four  \n and {x}."].target == "Четыре\nи {x}."


def test_a_catalog_edited_elsewhere_comes_back(tmp_path: Path) -> None:
    path = article(tmp_path, "sub/my b.txt", "One.", "Two.")
    copy = tmp_path / "sub--my b.txt.po"
    copy.write_bytes(path.read_bytes())
    edit(copy, ('#, fuzzy\nmsgid "One."\nmsgstr "M One."', 'msgid "One."\nmsgstr "Раз."'))
    brought = bring(tmp_path, *exchange_formats.read(copy, "en", "ru"))
    assert brought == [("sub/my b.txt", Fate.APPROVED), ("sub/my b.txt", Fate.SAME)]
    assert catalog.load(path).by_source()["One."].target == "Раз."


def test_obsolete_and_plural_entries_and_odd_headers_stay(tmp_path: Path) -> None:
    path = project(tmp_path)
    tail = (
        '\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] "дня"\n\n#~ msgid "Old."\n#~ msgstr "Был."\n'
    )
    path.write_text(path.read_text("utf-8") + tail, "utf-8")
    edit(path, ('"Language: ru', '"X-Odd: yes\\n"\n"Language: ru'))
    bring(
        tmp_path,
        Passage("Three.", "Три.", State.TRANSLATED),
        Passage("day", "d", State.TRANSLATED),
        Passage("Old.", "x"),
    )
    text = path.read_text("utf-8")
    assert text.endswith(tail)
    assert "X-Odd: yes" in text


WORDINGS = st.sampled_from([" ", "Раз.", "Два\nстроки.", "Три  слова тут."])
ENTRY = st.builds(
    lambda source, target, fuzzy, machine: Entry(
        source,
        target,
        flags=("fuzzy", "no-wrap") if fuzzy else ("no-wrap",),
        comments=("mine", f"machine: engine 1; text {provenance.checksum(target)}") if machine else ("mine",),
    ),
    st.sampled_from(["One.", "A  b."]),
    WORDINGS,
    st.booleans(),
    st.booleans(),
)
PASSAGE = st.builds(
    lambda source, target, approved, remarks: Passage(
        source,
        target,
        State.UNTRANSLATED if not target.strip() else State.TRANSLATED if approved else State.FUZZY,
        remarks=remarks,
    ),
    st.sampled_from(["One.", "A b.", "Other."]),
    WORDINGS,
    st.booleans(),
    st.sampled_from([(), ("a remark",), ("two\nlines",)]),
)
ENTRIES = st.lists(ENTRY, min_size=1, max_size=2, unique_by=lambda entry: entry.source).map(tuple)


@settings(max_examples=200)
@given(ENTRIES, ENTRIES, st.lists(PASSAGE, min_size=1, max_size=6), st.sampled_from(["a.txt", ""]))
def test_no_wording_of_a_person_is_lost_whatever_comes_in(
    first: tuple[Entry, ...], second: tuple[Entry, ...], given: list[Passage], article: str
) -> None:
    given = [replace(one, article=article) for one in given]
    before = {"a.txt": Catalog(None, first), "b.txt": Catalog(None, second)}
    after = before | catalogs.bring_in(given, before)[0]
    for name, old in before.items():
        for was, now in zip(old.entries, after[name].entries, strict=True):
            assert (now.source, now.flags[-1], now.comments[: len(was.comments)]) == (
                was.source,
                "no-wrap",
                was.comments,
            )
            if was.state is State.TRANSLATED:
                assert (now.target, now.state) == (was.target, was.state)
            elif was.target.strip() and was.standing is not Standing.MACHINE and now.target != was.target:
                assert now.state is State.TRANSLATED
                assert f"former wording: {' '.join(was.target.split())}" in now.comments
            if now.state is State.TRANSLATED and was.state is not State.TRANSLATED:
                assert any(one.state is State.TRANSLATED and one.target.strip() for one in given)
    again, brought = catalogs.bring_in(given, after)
    assert {one.fate for one in brought} <= {Fate.SAME, Fate.KEPT, Fate.EMPTY, Fate.UNKNOWN}
    assert again == {} or not article  # but for the remarks of passages that say not where they belong


OURS = ("term: mill -> мельница [unresolved]", "place: the second column of a rather wide table of north-eastern mills")
LONG = "Anna: see the map of 1901, the one with the railway and the north-eastern villages, and ask Boris"
STAMP = "machine: copy copy@1; segmentation 2; terms Baikal-Amur Mainline, mill; text 0123abcd"


@pytest.mark.parametrize(
    "remarks",
    [
        (LONG, STAMP, *OURS),
        ("\n".join((LONG, STAMP, *OURS)),),  # translate-toolkit: all notes as one
        (LONG, "\n".join((LONG, STAMP, *OURS))),  # one more of them, from="translator"
        ("\n".join(textwrap.wrap(LONG, 40)), "\n".join(textwrap.wrap(STAMP, 40))),
        ("\n".join(textwrap.wrap(OURS[1], 30)), OURS[0]),
        (f"{LONG} {STAMP}",),
        (f"{STAMP}\n\n{OURS[0]}\r\n{LONG}  ",),
        (STAMP, STAMP, LONG, LONG),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_our_own_notes_are_not_doubled_and_new_ones_come_in(remarks: tuple[str, ...], wrapped: bool) -> None:
    comments = (*textwrap.wrap(LONG, 50), STAMP) if wrapped else (LONG, STAMP)
    entry = Entry("One.", "Раз.", flags=("fuzzy",), comments=comments, evidence=OURS)
    passage = Passage("One.", "Раз.", State.FUZZY, "a.txt", remarks=remarks)
    assert catalogs.merged(entry, passage) == (entry, Fate.SAME)
    added = replace(passage, remarks=(*remarks, "Boris: my own", "see the map\nof 1902"))
    found, _ = catalogs.merged(entry, added)
    assert found.comments == (*comments, "Boris: my own", "see the map", "of 1902")


def test_machine_text_is_known_by_a_mark_among_the_notes() -> None:
    old = "Старый машинный текст."
    entry = Entry("One.", "Раз.", flags=("fuzzy",), comments=(provenance.unsigned("Раз."),))
    note = f"Anna: hm\n{provenance.unsigned(old)}"
    found, fate = catalogs.merged(entry, Passage("One.", old, State.FUZZY, "a.txt", remarks=(note,)))
    assert (found.target, fate, found.remarks) == ("Раз.", Fate.SAME, ("Anna: hm",))


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_an_archive_of_catalogs_comes_in(tmp_path: Path) -> None:
    project(out := tmp_path)
    members = {
        f"{name}.po": layout.catalog_path(out, name, "ru").read_text("utf-8").replace("#, fuzzy\n", "")
        for name in catalogs.load(out, "ru")
    }
    path = zipped(tmp_path / "reviewed-ru.zip", {**members, "readme.txt": "x", "__MACOSX/a.po.txt": "y"})
    assert exchange_formats.format_of(path, "en", "ru") == "zip"
    _, brought = catalogs.bring_in(exchange_formats.read(path, "en", "ru"), catalogs.load(out, "ru"))
    assert brought
    assert {one.article for one in brought} == set(catalogs.load(out, "ru"))
    assert not {one.fate for one in brought} & {Fate.UNKNOWN, Fate.KEPT}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no archive that can be read"),
        (b"PK\x03\x04 cut off", "no archive that can be read"),
        ({"a.txt": "x"}, "no PO files"),
        ({"a.po": 'msgid "a"\nmsgst'}, r"a\.zip: a\.po:2: not PO syntax"),
        ({"a.po": 'msgid ""\nmsgstr "Language: de\\n"\n'}, "is in de, not in ru"),
    ],
)
def test_archives_that_are_refused(tmp_path: Path, content: bytes | dict[str, str], message: str) -> None:
    path = tmp_path / "a.zip"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        zipped(path, content)
    with pytest.raises(TranslateError, match=message):
        list(exchange_formats.read(path, "en", "ru"))
