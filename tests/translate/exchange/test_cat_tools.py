"""XLIFF as Trados, memoQ, Phrase, Weblate, Okapi and XLIFF 2 tools write it: by segment, half translated, rejected."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate import catalog
from translate.catalog.entries import Catalog, Entry
from translate.exchange import catalogs, exchange_formats, translation_memory
from translate.exchange.catalogs import Fate
from translate.exchange.passage import Passage
from translate.model import State

ONE, TWO, THREE = "The council met on Monday.", "The mayor left early.", "He had a cold."
WHOLE = f"{ONE} {TWO} {THREE}"
ОДИН, ДВА, ТРИ = "Совет собрался в понедельник.", "Мэр ушёл рано.", "Он был простужен."
APPROVED, FUZZY, NONE = State.TRANSLATED, State.FUZZY, State.UNTRANSLATED


def read(path: Path, body: str) -> list[Passage]:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" {SPACES}'
    around = '<file original="a.txt" datatype="plaintext" source-language="en-US" target-language="ru-RU"><body>'
    path.write_text(f'{head} version="1.2">{around}{body}</body></file></xliff>', "utf-8")
    return list(exchange_formats.read(path, "en", "ru"))


SPACES = (
    'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff" xmlns:m="http://www.memsource.com/mxlf/2.0"'
)


def segments(*texts: str) -> str:
    return " ".join(f'<mrk mtype="seg" mid="{n}">{text}</mrk>' for n, text in enumerate(texts, 1))


def trados(*targets: tuple[str, str]) -> str:
    """A unit of three segments as Trados writes it, each with its translation and its `conf`."""
    conf = "".join(f'<sdl:seg id="{n}" {f"conf={said!r}" if said else ""}/>' for n, (_, said) in enumerate(targets, 1))
    target = segments(*(text for text, _ in targets))
    return (
        '<trans-unit id="s" translate="no"><source>a.txt</source></trans-unit>'
        f'<trans-unit id="t"><source>{WHOLE}</source><seg-source><g id="5">{segments(ONE, TWO, THREE)}</g></seg-source>'
        f'<target><g id="5">{target}</g></target><sdl:seg-defs>{conf}</sdl:seg-defs></trans-unit>'
    )


@pytest.mark.parametrize(
    ("conf", "state", "target"),
    [
        (("ApprovedTranslation", "ApprovedSignOff", "ApprovedSignOff"), APPROVED, f"{ОДИН} {ДВА} {ТРИ}"),
        (("ApprovedTranslation", "Translated", "ApprovedSignOff"), FUZZY, f"{ОДИН} {ДВА} {ТРИ}"),
        (("ApprovedTranslation", "RejectedTranslation", "ApprovedSignOff"), FUZZY, f"{ОДИН} {ДВА} {ТРИ}"),
        (("Draft", "Draft", "Draft"), FUZZY, f"{ОДИН} {ДВА} {ТРИ}"),
    ],
)
def test_trados(tmp_path: Path, conf: tuple[str, ...], state: State, target: str) -> None:
    [one] = read(tmp_path / "a.txt.sdlxliff", trados(*zip((ОДИН, ДВА, ТРИ), conf, strict=True)))
    assert (one.source, one.target, one.state, one.article) == (WHOLE, target, state, "a.txt")
    assert [(part.source, part.target) for part in one.segments] == [(ONE, ОДИН), (TWO, ДВА), (THREE, ТРИ)]


@pytest.mark.parametrize("rest", [("", ""), (TWO, THREE)])  # nothing, or the source copied into the target
def test_trados_half_translated(tmp_path: Path, rest: tuple[str, str]) -> None:
    [one] = read(tmp_path / "a.sdlxliff", trados((ОДИН, "Translated"), (rest[0], ""), (rest[1], "")))
    assert (one.target, one.state, one.is_unfinished) == ("", NONE, True)
    assert [(part.target, part.state) for part in one.segments] == [(ОДИН, FUZZY), (rest[0], NONE), (rest[1], NONE)]
    memory = translation_memory.load([str(tmp_path / "a.sdlxliff")], "en", "ru")
    assert memory is not None
    assert [getattr(memory.exact(text), "target", None) for text in (ONE, TWO, THREE, WHOLE)] == [
        ОДИН,
        None,
        None,
        None,
    ]


def test_tracked_changes_of_trados_are_read_as_accepted(tmp_path: Path) -> None:
    text = f'{ДВА[:-1]}<mrk mtype="x-sdl-deleted" sdl:revid="1"> домой</mrk><mrk mtype="x-sdl-added"> сам</mrk>.'
    [one] = read(tmp_path / "a.sdlxliff", trados((ОДИН, "Draft"), (text, "Draft"), (ТРИ, "Draft")))
    assert one.target == f"{ОДИН} Мэр ушёл рано сам. {ТРИ}"


@pytest.mark.parametrize(
    ("approved", "targets", "state"),
    [
        ("yes", (ОДИН, ДВА, ТРИ), APPROVED),
        ("no", (ОДИН, ДВА, ТРИ), FUZZY),
        ("yes", (ОДИН, "", ""), NONE),
        ("yes", (ОДИН, ДВА), NONE),
        ("yes", (), NONE),
    ],
)
def test_segments_without_states(tmp_path: Path, approved: str, targets: tuple[str, ...], state: State) -> None:
    unit = f'<trans-unit id="1" approved="{approved}"><source>{WHOLE}</source>'
    body = (
        f"{unit}<seg-source>{segments(ONE, TWO, THREE)}</seg-source><target>{segments(*targets)}</target></trans-unit>"
    )
    [one] = read(tmp_path / "a.xlf", body)
    assert (one.state, one.is_unfinished) == (state, state is NONE and bool(targets))
    assert one.target == ("" if state is NONE else f"{ОДИН} {ДВА} {ТРИ}")


def test_what_stands_between_segments_is_that_of_the_target_or_else_that_of_the_source(tmp_path: Path) -> None:
    def target(text: str) -> str:
        unit = f'<trans-unit id="1"><source>{ONE} {TWO}</source><seg-source>{segments(ONE, TWO)}</seg-source>'
        [one] = read(tmp_path / "a.xlf", f"{unit}<target>{text}</target></trans-unit>")
        return one.target

    assert target(segments(ОДИН, ДВА).replace("> <", "><")) == f"{ОДИН} {ДВА}"
    assert target(segments(ОДИН, ДВА).replace("> <", ">\n<")) == f"{ОДИН}\n{ДВА}"
    assert target(segments("他到了。", "他走了。").replace("> <", "><")) == "他到了。他走了。"
    assert target(f"{ОДИН} {ДВА}") == f"{ОДИН} {ДВА}"  # a tool that knows no segments


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ('mq:status="ManuallyConfirmed"', FUZZY),
        ('mq:status="Proofread"', APPROVED),
        ('mq:status="Reviewer1Confirmed"', APPROVED),
        ('mq:status="Rejected" approved="yes"', FUZZY),
        ('mq:status="PartiallyEdited"', FUZZY),
        ('mq:status="NotStarted"', NONE),
        ('m:confirmed="1"', FUZZY),
    ],
)
def test_memoq_and_phrase_write_a_unit_for_each_segment(tmp_path: Path, said: str, state: State) -> None:
    pairs = zip((ONE, TWO, THREE), ("", "", "") if state is NONE else (ОДИН, ДВА, ТРИ), strict=True)
    units = "".join(
        f'<group id="{n}"><trans-unit id="{n}" {said}><source>{source}</source><target>{target}</target>'
        "</trans-unit></group>"
        for n, (source, target) in enumerate(pairs)
    )
    given = read(tmp_path / "a.mqxliff", units)
    old = Catalog(entries=(Entry(f"{ONE}\n{TWO} {THREE}", ""), Entry("Other.", "")))
    changed, [brought] = catalogs.bring_in(given, {"a.txt": old})
    assert brought.fate is {APPROVED: Fate.APPROVED, FUZZY: Fate.EDITED, NONE: Fate.EMPTY}[state]
    if state is not NONE:
        entry = changed["a.txt"].entries[0]
        assert (entry.target, entry.state) == (f"{ОДИН}\n{ДВА} {ТРИ}", state)


def test_units_that_are_no_entry_together_are_unknown_and_entries_stay_entries(tmp_path: Path) -> None:
    old = Catalog(entries=(Entry(ONE, ""), Entry(f"{TWO} {THREE}", "")))
    given = [Passage(text, text.upper(), FUZZY) for text in ("Nothing.", TWO, "Nothing.", ONE, TWO, THREE, TWO)]
    _, brought = catalogs.bring_in(given, {"a.txt": old})
    unknown, edited = Fate.UNKNOWN, Fate.EDITED
    assert [one.fate for one in brought] == [unknown, unknown, unknown, edited, edited, unknown]


@pytest.mark.parametrize("done", [(), (ОДИН,), (ОДИН, ДВА)])
def test_a_half_translated_unit_changes_no_catalog(tmp_path: Path, done: tuple[str, ...]) -> None:
    targets = [(text, "ApprovedSignOff" if text else "") for text in (*done, "", "", "")[:3]]
    given = read(tmp_path / "a.sdlxliff", trados(*targets))
    changed, [brought] = catalogs.bring_in(
        given, {"a.txt": Catalog(entries=(Entry(WHOLE, "Машина.", flags=("fuzzy",)),))}
    )
    assert changed == {}
    assert brought.fate is (Fate.UNFINISHED if done else Fate.EMPTY)


def test_weblate(tmp_path: Path) -> None:
    unit = (
        '<trans-unit id="{0}" xml:space="preserve" approved="{1}"><source>{0}</source>'
        '<target state="{2}">{3}</target></trans-unit>'
    )
    body = (
        unit.format("One.", "yes", "final", "Раз.")
        + unit.format("Two.", "no", "translated", "Два.")
        + unit.format("Three.", "no", "needs-translation", "Three.")
        + unit.format("Four.", "no", "new", "")
        + '<group id="g" restype="x-gettext-plurals">'
        + unit.format("one photo", "no", "translated", "снимок")
        + "</group>"
    )
    found = [(one.source, one.target, one.state) for one in read(tmp_path / "ru.xlf", body)]
    assert found == [
        ("One.", "Раз.", APPROVED), ("Two.", "Два.", FUZZY), ("Three.", "Three.", NONE), ("Four.", "", NONE)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "state", "target"),
    [
        (f'<segment state="final"><source>{TWO}</source><target>{ДВА}</target></segment>', APPROVED, f"{ОДИН} {ДВА}"),
        (f'<segment state="reviewed"><source>{TWO}</source><target>{ДВА}</target></segment>', FUZZY, f"{ОДИН} {ДВА}"),
        (f"<segment><source>{TWO}</source></segment>", NONE, ""),
        (f"<segment><source>{TWO}</source><target/></segment>", NONE, ""),
        (f'<segment state="initial"><source>{TWO}</source><target>{TWO}</target></segment>', NONE, ""),
    ],
)
def test_xliff_2_by_segment(tmp_path: Path, second: str, state: State, target: str) -> None:
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru">'
    first = f'<segment id="1" state="final"><source>{ONE}</source><target>{ОДИН}</target></segment>'
    unit = f'<unit id="u">{first}<ignorable><source> </source></ignorable>{second}</unit>'
    (tmp_path / "a.xlf").write_text(
        f'{head}<file id="f" original="a.txt"><unit id="n" translate="no"><segment><source>x</source></segment></unit>'
        f"{unit}</file></xliff>",
        "utf-8",
    )
    [one] = exchange_formats.read(tmp_path / "a.xlf", "en", "ru")
    assert (one.source, one.target, one.state, one.is_unfinished) == (f"{ONE} {TWO}", target, state, state is NONE)
    memory = translation_memory.load([str(tmp_path / "a.xlf")], "en", "ru")
    assert memory is not None
    assert getattr(memory.exact(ONE), "target", "") == ОДИН
    assert bool(memory.exact(TWO)) is (state is not NONE)


def test_xliff_2_targets_in_another_order(tmp_path: Path) -> None:
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="ru"><file id="f">'
    parts = (
        f'<segment><source>{ONE}</source><target order="3">{ОДИН}</target></segment><ignorable><source> </source>'
        f'</ignorable><segment><source>{TWO}</source><target order="1">{ДВА}</target></segment>'
    )
    (tmp_path / "a.xlf").write_text(f'{head}<unit id="u">{parts}</unit></file></xliff>', "utf-8")
    [one] = exchange_formats.read(tmp_path / "a.xlf", "en", "ru")
    assert one.target == f"{ДВА} {ОДИН}"


def test_a_catalog_is_not_written_as_a_file_of_another_tool() -> None:
    assert catalog.Catalog() == Catalog()
    assert all(not set(one.known) & set(one.foreign) for one in exchange_formats.FORMATS.values())
