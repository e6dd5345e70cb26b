"""Judged from outside: GNU gettext's and translate-toolkit's own programs on our catalogs, and ours on theirs.

translate-toolkit's import package is called translate, too: it lives in a virtual environment of its own, whose folder
TRANSLATE_TOOLKIT names (.ci/run makes one); else its programs are looked for on the PATH.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from translate import catalog
from translate.catalog import reader, writer
from translate.catalog.entries import Catalog
from translate.errors import CatalogError
from translate.model import Article, Origin, Paragraph, Standing, State, Translation, Unit

TOOLKIT = os.environ.get("TRANSLATE_TOOLKIT", "")
TOOLS = f"{TOOLKIT}/bin" if TOOLKIT else None
gettext = pytest.mark.skipif(not shutil.which("msgmerge"), reason="gettext is not installed")
toolkit = pytest.mark.skipif(
    not shutil.which("pofilter", path=TOOLS),
    reason="translate-toolkit is not installed (TRANSLATE_TOOLKIT: the folder of its virtual environment)",
)

BRIDGE = "The council met on Monday. It decided to repair the old bridge; the work begins in May, the mayor said."
МОСТ = "Совет собрался в понедельник. Он решил починить старый мост; работы начнутся в мае, сказал мэр."
LAKE = 'The lake rose\u2028by 12 cm, “as never before”.\tReally \\ "so".'
ОЗЕРО = 'Озеро поднялось\u2028на 12 см, «как никогда».\tПравда \\ "так".'
NEWS = "Nothing else happened."


def program(name: str, *arguments: str, path: str | None = None) -> str:
    found = shutil.which(name, path=path)
    assert found, name
    done = subprocess.run([found, *arguments], capture_output=True, env=os.environ | {"LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8", "replace") + (done.stderr.decode() if name == "msgfmt" else "")


def run(path: Path, *sources: str) -> Catalog:
    """A run over an article of these paragraphs, whose engine says everything in capitals."""
    old = catalog.load(path)
    kept = catalog.kept(catalog.carry(old, sources, "en", "ru").values(), "en")
    units = [
        Unit(source, k.target, State.TRANSLATED if k.approved else State.FUZZY, Origin.PERSON, previous=k.previous)
        if (k := kept.get(source))
        else Unit(source, source.upper(), State.FUZZY, Origin.MACHINE)
        for source in sources
    ]
    article = Article("a.txt", "en", tuple(Paragraph(n, source) for n, source in enumerate(sources, 1)))
    catalog.save(path, old, Translation(article, "ru", tuple(units), "engine 1"))
    return catalog.load(path)


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A catalog with all that one can have: approved, fuzzy, stale, obsolete entries; remarks and flags."""
    path = tmp_path / "a.po"
    run(path, BRIDGE, LAKE, "Old news of the town.", NEWS)
    text = path.read_text("utf-8")
    for source, wording in ((BRIDGE, МОСТ), (LAKE, ОЗЕРО), ("Old news of the town.", "Старые новости города.")):
        text = approve(text, source, wording)
    path.write_text(text, "utf-8")
    run(path, BRIDGE.replace("May", "June"), LAKE, NEWS)
    return path


def approve(text: str, source: str, wording: str) -> str:
    """What an editor does: the wording, no fuzzy flag; a remark and a flag besides."""
    old = reader.parse(text.encode(), "a.po")
    new = tuple(
        replace(e, target=wording, flags=("no-wrap",), comments=(*e.comments, "Anna: see the map"))
        if e.source == source
        else e
        for e in old.entries
    )
    return writer.serialize(replace(old, entries=new))


@gettext
def test_gettext_accepts_what_we_write_and_would_not_change_it(reviewed: Path) -> None:
    assert {entry.state for entry in catalog.load(reviewed).entries} == {State.TRANSLATED, State.FUZZY}
    assert [entry.standing for entry in catalog.load(reviewed).entries].count(Standing.STALE) == 1
    statistics = program("msgfmt", "--check", "--statistics", "-o", os.devnull, str(reviewed))
    assert statistics == "1 translated message, 2 fuzzy translations.\n"
    assert program("msgcat", str(reviewed)) == reviewed.read_text("utf-8")


@gettext
@pytest.mark.parametrize(
    "arguments",
    [
        ["msgcat", "--width=77"],  # Weblate
        ["msgcat", "--no-wrap"],
        ["msgcat", "--width=40", "--force-po"],
        ["msgcat", "--sort-output"],
        ["msgattrib", "--previous"],
    ],
)
def test_what_its_programs_write_is_read_without_loss(reviewed: Path, arguments: list[str]) -> None:
    before = catalog.load(reviewed)
    reviewed.write_text(program(*arguments, str(reviewed)), "utf-8")
    after = catalog.load(reviewed)
    assert {entry.source: entry for entry in after.entries} == {entry.source: entry for entry in before.entries}
    run(reviewed, BRIDGE.replace("May", "June"), LAKE, NEWS)
    assert catalog.load(reviewed) == before


@gettext
@pytest.mark.parametrize("charset", ["KOI8-R", "CP1251", "ISO-8859-5"])
def test_a_catalog_in_another_charset(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.po"
    run(path, BRIDGE, NEWS)
    path.write_text(approve(path.read_text("utf-8"), BRIDGE, МОСТ), "utf-8")
    before = catalog.load(path)
    program("msgconv", "-t", charset, "-o", str(path), str(path))
    assert catalog.load(path).entries == before.entries
    run(path, BRIDGE, NEWS, "It rained.")
    assert f"charset={charset}" in path.read_text(charset)
    assert set(before.entries) < set(catalog.load(path).entries)
    program("msgfmt", "--check", "-o", os.devnull, str(path))


@gettext
def test_msgmerge_makes_entries_stale_as_we_do(tmp_path: Path) -> None:
    path, template = tmp_path / "a.po", tmp_path / "a.pot"
    run(path, BRIDGE, NEWS)
    path.write_text(approve(path.read_text("utf-8"), BRIDGE, BRIDGE.upper()), "utf-8")  # the machine's, to the letter
    changed = BRIDGE.replace("May", "June")
    run(template, changed, NEWS)
    program("msgmerge", "--quiet", "--update", "--previous", "--backup=none", str(path), str(template))
    entry = catalog.load(path).by_source()[changed]
    assert (entry.standing, entry.previous, entry.target) == (Standing.STALE, BRIDGE, BRIDGE.upper())
    assert "Anna: see the map" in entry.comments
    after = run(path, changed, NEWS).by_source()
    assert (after[changed].target, after[changed].previous) == (BRIDGE.upper(), BRIDGE)
    assert after[NEWS].standing is Standing.MACHINE


@gettext
def test_msgattrib_approves_all(reviewed: Path) -> None:
    reviewed.write_text(program("msgattrib", "--clear-fuzzy", "--clear-previous", str(reviewed)), "utf-8")
    living = [entry for entry in catalog.load(reviewed).entries if not entry.obsolete]
    assert {entry.state for entry in living} == {State.TRANSLATED}
    after = run(reviewed, *(entry.source for entry in living))
    assert [entry.target for entry in after.entries if not entry.obsolete] == [entry.target for entry in living]


@gettext
def test_two_reviewers_joined_by_msgcat_are_refused_with_the_line(tmp_path: Path) -> None:
    one, other, both = tmp_path / "one.po", tmp_path / "other.po", tmp_path / "both.po"
    run(one, NEWS)
    other.write_text(approve(one.read_text("utf-8"), NEWS, "Больше ничего."), "utf-8")
    one.write_text(approve(one.read_text("utf-8"), NEWS, "И всё."), "utf-8")
    both.write_text(program("msgcat", str(one), str(other)), "utf-8")
    line = next(n for n, text in enumerate(both.read_text("utf-8").split("\n"), 1) if text.startswith(f'msgid "{NEWS}'))
    with pytest.raises(CatalogError, match=rf"both\.po:{line}: two wordings in one entry"):
        catalog.load(both)
    both.write_text(program("msgcat", "--use-first", str(one), str(other)), "utf-8")
    assert catalog.load(both).by_source()[NEWS].target == "И всё."


@toolkit
def test_translate_toolkit_reads_what_we_write(reviewed: Path, tmp_path: Path) -> None:
    counted = program("pocount", "--csv", str(reviewed), path=TOOLS)
    names, row = (line.split(",") for line in counted.strip().split("\n")[:2])
    counts = {name.strip(): cell.strip() for name, cell in zip(names, row, strict=False)}
    assert (counts["Translated Messages"], counts["Fuzzy Messages"]) == ("1", "2")
    faults = tmp_path / "faults"
    checks = (
        "numbers",
        "tabs",
        "escapes",
        "newlines",
        "startwhitespace",
        "endwhitespace",
        "validchars",
        "untranslated",
    )
    tests = [f"--test={name}" for name in checks]
    program("pofilter", "--fuzzy", "--progress=none", *tests, str(reviewed), str(faults), path=TOOLS)
    assert not faults.exists() or not catalog.load(faults).entries


@toolkit
def test_what_translate_toolkit_writes_is_read_without_loss(reviewed: Path, tmp_path: Path) -> None:
    before = {entry.source: entry for entry in catalog.load(reviewed).entries if not entry.obsolete}
    out = tmp_path / "out.po"
    program("pomerge", "--progress=none", "-t", str(reviewed), "-i", str(reviewed), "-o", str(out), path=TOOLS)
    after = {entry.source: entry for entry in catalog.load(out).entries if not entry.obsolete}
    assert after == before
