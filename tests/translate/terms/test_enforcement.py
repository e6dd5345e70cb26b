"""The glossary at work in a run: alternatives, decoys, lone terms, and what the guard thinks of the result."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from scripted_engine import Scripted

from glossary import Matcher, Status, Term, TermbaseError, TermKind, TermType
from glossary.alignment import shipped as shipped_lexicon
from glossary.enforcement.decoys import DecoyTable
from translate.machine import argos, routes
from translate.machine.engine import Decoding
from translate.machine.guard import judge
from translate.machine.ladder import Rendering, Search, unjudged
from translate.model import LocalePair
from translate.terms import enforcement, linking
from translate.terms.enforcement import Key, Terminology
from translate.text.markup import CodedText

PAIR = LocalePair("en", "ru")
CITY = Term("Velmora", "Вельмора", type=TermType.PLACE, gender="femn", number="sing")
RIVER = Term("Tarnok", "Тарнок", type=TermType.PLACE, gender="masc", number="sing")
PROGRAM = Term("MapTool", "MapTool", kind=TermKind.KEEP)


def terminology(*rows: Term, decoys: bool = False) -> Terminology:
    table = DecoyTable.load(argos.BUILT_IN / "decoys.json") if decoys else None
    return Terminology(rows, Matcher(rows, "en"), PAIR, None, table, {})


def enforce(
    text: str, plain: str, engine: Scripted, glossary: Terminology, judged: bool = False
) -> tuple[str, list[tuple[str, Status]]]:
    query = CodedText(text)
    key = glossary.key(query, "a.txt")
    found = enforcement.enforce(
        [key], {query: Rendering(plain)}, engine, glossary, judge if judged else unjudged, Search()
    )[key]
    return found.text, [(o.new, o.status) for o in found.occurrences]


def test_a_text_that_is_a_term_and_nothing_else_is_the_term() -> None:
    engine = Scripted(lambda text, how: pytest.fail("the engine was asked"))
    assert enforce("Velmora", "Велморы", engine, terminology(CITY)) == (
        "Вельмора",
        [("Вельмора", Status.REPLACED)],
    )
    assert enforce('"MapTool"', '"МапТул"', engine, terminology(PROGRAM))[0] == '"MapTool"'


def test_a_term_that_stands_asks_for_nothing() -> None:
    engine = Scripted(lambda text, how: pytest.fail("the engine was asked"))
    plain = "Они живут в Вельморе."
    assert enforce("They live in Velmora.", plain, engine, terminology(CITY, decoys=True)) == (
        plain,
        [("Вельморе", Status.SATISFIED)],
    )


def test_the_hypothesis_in_which_the_term_stands_is_chosen() -> None:
    good = "Они живут в Вельморе."
    engine = Scripted(lambda text, how: ["Они живут там.", good, "Живут."])
    assert enforce("They live in Velmora.", "Они живут там.", engine, terminology(CITY))[0] == good


def test_a_decoy_carries_a_term_that_the_engine_loses() -> None:
    def answer(text: str, how: Decoding) -> Sequence[str]:
        for decoy, form in (
            ("Russia", "России"),
            ("Germany", "Германии"),
            ("France", "Франции"),
            ("Armenia", "Армении"),
        ):
            if decoy in text:
                return [f"Они живут в {form}."]
        return ["Они живут в ыыыыы."]

    text, occurrences = enforce(
        "They live in Velmora.", "Они живут в ыыыыы.", Scripted(answer), terminology(CITY, decoys=True)
    )
    assert occurrences[0][1] is Status.REPLACED
    assert text == "Они живут в Вельморе."


def test_what_the_guard_refuses_is_not_shown() -> None:
    engine = Scripted(lambda text, how: ["Вельмора."])
    glossary = terminology(Term("Velmora", "Velmora! Velmora! Velmora!"))
    text, occurrences = enforce("She left Velmora.", "Она покинула Вельмору.", engine, glossary, judged=True)
    assert text == "Она покинула Вельмору."
    assert occurrences[0][1] is Status.UNRESOLVED


def test_scope_decides_by_article() -> None:
    scoped = terminology(Term("Velmora", "Вельмора", scope=("sport/*",)))
    query = CodedText("Velmora won.")
    assert scoped.key(query, "sport/a.txt").matches
    assert scoped.key(query, "news/a.txt") == Key(query, ())


def test_load_merges_files_tells_bad_rows_and_skips_rows_without_a_target(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("source,target\nVelmora,Вельмора\nTarnok,\n", "utf-8")
    (tmp_path / "b.csv").write_text("source,target,kind\nVelmora,Велмора,translate\nX,Y,nonsense\n", "utf-8")
    notes: list[str] = []
    route = routes.choose("argos", "en", "ru")
    loaded = enforcement.load([str(tmp_path / "a.csv"), str(tmp_path / "b.csv")], PAIR, route, notes.append)
    assert [m.term.target for m in loaded.matcher.matches("Velmora and Tarnok")] == ["Вельмора"]
    assert any("b.csv:3" in note for note in notes)
    assert loaded.lexicon is not None
    assert loaded.decoys is not None
    assert enforcement.load([], PAIR, route, notes.append).matcher.matches("Velmora") == ()
    with pytest.raises(TermbaseError, match=r"none\.csv"):
        enforcement.load([str(tmp_path / "none.csv")], PAIR, route, notes.append)


def test_a_lexicon_of_ones_own_goes_before_the_one_that_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = LocalePair("en", "ru")
    shipped = shipped_lexicon("en", "ru")
    assert shipped
    monkeypatch.setenv("TRANSLATE_MODELS_DIR", str(tmp_path))
    assert linking.lexicon_path(pair) == shipped
    own = tmp_path / "lexicons" / "en-ru.lexicon.npz"
    own.parent.mkdir()
    own.write_bytes(shipped.read_bytes())
    assert linking.lexicon_path(pair) == own
