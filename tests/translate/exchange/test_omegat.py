"""An OmegaT project goes out whole, and comes back whatever way OmegaT has cut the texts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from glossary import Term
from translate import catalog
from translate.catalog.entries import Catalog, Entry
from translate.errors import OtherLanguageError
from translate.exchange import catalogs, exchange_formats, omegat
from translate.exchange.catalogs import Fate
from translate.exchange.passage import Doubt, Passage, sentences
from translate.model import State

ONE, TWO, THREE = "The mill burned in 1902.", "It was rebuilt.", "Nobody was hurt."
ОДИН, ДВА, ТРИ = "Мельница сгорела в 1902 году.", "Её отстроили.", "Никто не пострадал."
STAMP = f"machine: engine 1; text {catalog.checksum('Машина.')}"
CATALOGS = {
    "a.txt": Catalog(None, (Entry(f"{ONE} {TWO}", "Машина.", flags=("fuzzy",), comments=(STAMP,)), Entry(THREE, ТРИ))),
    "sub/b.txt": Catalog(None, (Entry(f"{TWO}\n{THREE}", "", context="menu"), Entry(ONE, ""))),
}
PAIR = ("en", "ru")


def written(folder: Path, *, by_sentence: bool = False) -> Path:
    passages = list(catalogs.passages(CATALOGS))
    if by_sentence:
        passages = [part for one in passages for part in sentences(one, *PAIR)]
    terms = [Term("mill", "мельница", note="a\tbuilding")]
    omegat.write(folder, CATALOGS, [one for one in passages if one.target], terms, PAIR)
    return folder


def saved(folder: Path, *units: tuple[str, str], props: str = "") -> None:
    """The project's memory as OmegaT 3.6 writes it: TMX 1.1, sorted by source text."""
    rows = "".join(
        f'<tu>{props}<tuv lang="en"><seg>{escape(left)}</seg></tuv><tuv lang="ru"><seg>{escape(right)}</seg></tuv></tu>'
        for left, right in sorted(units)
    )
    head = '<header creationtool="OmegaT" segtype="sentence" o-tmf="OmegaT TMX" srclang="en" datatype="plaintext"/>'
    path = folder / "omegat/project_save.tmx"
    path.write_text(f'<!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1">{head}<body>{rows}</body></tmx>', "utf-8")


def brought(folder: Path, *, approve: bool = False) -> tuple[dict[str, Catalog], list[tuple[str, Fate]]]:
    project = omegat.read(folder, *PAIR)
    changed, found = catalogs.bring_in(project.entered, CATALOGS, approve=approve)
    return {**CATALOGS, **changed}, [(one.article, one.fate) for one in found]


def test_what_is_in_a_project(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert files >= {"source/a.txt.po", "source/sub/b.txt.po", "tm/approved.tmx", "tm/mt/machine.tmx", "target"}
    assert (folder / "glossary/terms.txt").read_text("utf-8") == "mill\tмельница\ta building\n"
    settings = (folder / "omegat.project").read_text("utf-8")
    assert "<source_lang>en</source_lang>" in settings
    assert "<sentence_seg>false</sentence_seg>" in settings
    assert catalog.load(folder / "source/a.txt.po") == CATALOGS["a.txt"]
    assert [one.target for one in exchange_formats.read(folder / "tm/approved.tmx", *PAIR)] == [ТРИ]
    by_sentence = written(tmp_path / "s", by_sentence=True)
    assert "<sentence_seg>true</sentence_seg>" in (by_sentence / "omegat.project").read_text("utf-8")
    assert 'segtype="sentence"' in (by_sentence / "tm/approved.tmx").read_text("utf-8")


def test_a_second_export_leaves_what_people_did(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (ONE, ОДИН))
    (folder / "omegat.project").write_text("mine", "utf-8")
    (folder / "tm/theirs.tmx").write_text("theirs", "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    written(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("approve", [False, True])
def test_sentences_in_any_order_come_home_to_their_paragraphs(tmp_path: Path, approve: bool) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (TWO, ДВА), (THREE, ТРИ), (ONE, ОДИН))
    after, fates = brought(folder, approve=approve)
    first, second = after["a.txt"].entries[0], after["sub/b.txt"].entries
    assert first.target == f"{ОДИН} {ДВА}"
    assert [one.target for one in second] == [f"{ДВА}\n{ТРИ}", ОДИН]
    done = Fate.APPROVED if approve else Fate.EDITED
    assert Counter(fates) == {("a.txt", Fate.SAME): 1, ("a.txt", done): 1, ("sub/b.txt", done): 2}
    assert {one.state for one in (first, *second)} == {State.TRANSLATED if approve else State.FUZZY}


def test_whole_paragraphs_come_home(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (f"{ONE} {TWO}", f"{ОДИН} {ДВА}"))
    after, fates = brought(folder, approve=True)
    assert (after["a.txt"].entries[0].target, fates) == (f"{ОДИН} {ДВА}", [("a.txt", Fate.APPROVED)])


def test_a_paragraph_of_which_sentences_are_missing_stays_and_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (TWO, ДВА))
    after, fates = brought(folder, approve=True)
    assert after == CATALOGS
    assert set(fates) == {("a.txt", Fate.UNFINISHED), ("sub/b.txt", Fate.UNFINISHED)}


def test_a_translation_for_one_file_goes_before_the_one_for_all(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (ONE, ОДИН), props='<prop type="file">sub\\b.txt.po</prop><prop type="path"></prop>')
    text = (folder / "omegat/project_save.tmx").read_text("utf-8")
    unit = f'<tu><tuv lang="en"><seg>{ONE}</seg></tuv><tuv lang="ru"><seg>Для всех.</seg></tuv></tu>'
    (folder / "omegat/project_save.tmx").write_text(text.replace("<body>", f"<body>{unit}"), "utf-8")
    after, _ = brought(folder)
    assert after["sub/b.txt"].entries[1].target == ОДИН


def test_a_translation_for_one_context_goes_there(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    whole, done = f"{TWO}\n{THREE}", f"{ДВА}\n{ТРИ}"
    saved(folder, (whole, done), props='<prop type="file">sub/b.txt.po</prop><prop type="path">menu</prop>')
    after, _ = brought(folder, approve=True)
    assert after["sub/b.txt"].entries[0].target == done


def test_the_memory_alone_of_a_project_of_articles_comes_home(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (ONE, ОДИН), props='<prop type="file">sub\\b.txt</prop>')
    given = exchange_formats.read(folder / "omegat/project_save.tmx", *PAIR)
    changed, _ = catalogs.bring_in(given, CATALOGS)
    assert changed["sub/b.txt"].entries[1].target == ОДИН


def test_what_the_program_put_in_by_itself_is_not_approved(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (ONE, ОДИН), props='<prop type="x-auto">auto</prop>')
    after, _ = brought(folder, approve=True)
    assert after["sub/b.txt"].entries[1].state is State.FUZZY


def test_memories_beside_ours_are_offered_and_approve_nothing(tmp_path: Path) -> None:
    folder = written(tmp_path / "p")
    saved(folder, (ONE, ОДИН))
    theirs = (folder / "omegat/project_save.tmx").read_text("utf-8")
    (folder / "omegat/project_save.tmx").unlink()
    (folder / "tm/theirs.tmx").write_text(theirs, "utf-8")
    (folder / "tm/mt/theirs.tmx").write_text(theirs.replace(ОДИН, "Машина чужая."), "utf-8")
    project = omegat.read(folder, *PAIR)
    assert [(one.target, one.doubt) for one in project.memories] == [(ОДИН, Doubt.SAID)]
    assert project.entered == ()


def test_a_project_of_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherLanguageError, match="is in ru, not in de"):
        omegat.read(written(tmp_path / "p"), "en", "de")


def test_sentences_of_machine_text_are_known_as_such(tmp_path: Path) -> None:
    target = f"{ОДИН} {ДВА}"
    mark = f"machine: engine 1; text {catalog.checksum(target)}"
    whole = Passage(f"{ONE} {TWO}", target, State.FUZZY, "a.txt", mark=mark)
    entry = Entry(
        whole.source, "Новее.", flags=("fuzzy",), comments=(f"machine: 2; text {catalog.checksum('Новее.')}",)
    )
    found = Catalog(None, (entry,))
    for given in (sentences(whole, *PAIR), sentences(whole, *PAIR)[::-1]):
        assert catalogs.bring_in(given, {"a.txt": found})[0] == {}
    edited = [replace(one, target=one.target.upper()) for one in sentences(whole, *PAIR)]
    assert catalogs.bring_in(edited, {"a.txt": found})[0]["a.txt"].entries[0].target == target.upper()
