"""A project folder as release 0.1 left it: read as it is, and every word of its people kept, whatever model ships."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from translate import catalog, machine
from translate.catalog import Entry
from translate.errors import ExitCode
from translate.model import State

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
APPROVED = "Рынок возвращается в Толвейн"
EDITED = "Сторона у реки закрыта до 14 мая 2026 года."
COMMENT = "# Ask the mayor for the exact words.\n"
COUNTS = {"reviewed": 1, "fuzzy": 3, "stale": 0, "untranslated": 0, "words_left": 45}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(Path(__file__).parents[1] / "data" / "project-0.1", tmp_path / "project"))
    (folder / "dot-translate").rename(folder / ".translate")
    return folder


def translate(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "translate", *arguments],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder.parent)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def files(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def entries(folder: Path) -> dict[str, Entry]:
    return {entry.source: entry for entry in catalog.load(folder / "out/po/ru/market.txt.po").entries}


def answers(path: Path) -> set[bytes]:
    with closing(sqlite3.connect(path)) as db:
        return {key for (key,) in db.execute("SELECT key FROM answers")}


def counts(folder: Path) -> dict[str, int]:
    code, out, err = translate(folder, "status", "--json")
    assert (code, err) == (ExitCode.DONE, "")
    (article,) = json.loads(out)["articles"]
    return {key: article[key] for key in COUNTS}


def test_a_run_keeps_every_word_of_the_people(project: Path) -> None:
    before = entries(project)
    row = project.joinpath("out/ru/names.csv").read_text("utf-8").splitlines()[1]
    code, _, err = translate(project, "run", "--no-locked")
    assert code == ExitCode.DONE, err
    after = entries(project)
    approved, _, _, edited = before
    assert (after[approved].target, after[approved].state) == (APPROVED, State.TRANSLATED)
    assert (after[edited].target, after[edited].state) == (EDITED, State.FUZZY)
    assert after[approved].machine == before[approved].machine
    assert COMMENT in (project / "out/po/ru/market.txt.po").read_text("utf-8")
    assert row in (project / "out/ru/names.csv").read_text("utf-8").splitlines()
    with (project / "out/ru/names.csv").open(encoding="utf-8") as file:
        named = {found["source"]: found for found in csv.DictReader(file)}
    assert (named["Ilsa Brandt"]["target"], named["Ilsa Brandt"]["gender"]) == ("Ильза Брандт", "femn")
    lines = (project / "out/ru/market.txt").read_text("utf-8").split("\n\n")
    assert (lines[0], lines[-1].strip()) == (APPROVED, EDITED)


def test_a_run_takes_the_cache_over(project: Path) -> None:
    before = answers(project / ".translate/memory.sqlite")
    assert translate(project, "run", "-q", "--no-locked")[0] == ExitCode.DONE
    assert not list((project / ".translate").glob("memory.sqlite*"))
    assert before <= answers(project / ".translate/cache.sqlite")


def test_a_second_run_changes_no_byte_of_what_people_see(project: Path) -> None:
    assert translate(project, "run", "-q", "--no-locked")[0] == ExitCode.DONE
    first = files(project / "out")
    code, out, _ = translate(project, "run", "--no-locked")
    assert (code, out.splitlines()[-1]) == (ExitCode.DONE, "nothing changed")
    assert files(project / "out") == first


def test_a_comparison_reads_the_old_cache_and_leaves_all_as_it_is(project: Path) -> None:
    before = files(project)
    assert translate(project, "run", "--check", "--no-locked")[0] == ExitCode.FINDINGS
    assert files(project) == before


def test_the_review_is_counted_as_before_and_after_a_run(project: Path) -> None:
    assert counts(project) == COUNTS
    assert translate(project, "run", "-q", "--no-locked")[0] == ExitCode.DONE
    assert counts(project) == COUNTS


def test_the_lock_is_read(project: Path) -> None:
    pin = json.loads((project / "translate.lock").read_text("utf-8"))["pairs"][0]["models"][0]
    here = machine.fingerprint(machine.choose(machine.AUTO, "en", "ru").hops[0])
    for pinned in (pin["sha256"], "0" * 64):
        text = (project / "translate.lock").read_text("utf-8")
        (project / "translate.lock").write_text(text.replace(pin["sha256"], pinned), "utf-8")
        code, _, err = translate(project, "run", "-q", "--locked")
        if pinned == here:
            assert (code, err) == (ExitCode.DONE, "")
        else:
            assert code == ExitCode.USAGE
            assert f"{pin['model']}@{pinned[:12]}; here is built-in-en-ru-" in err
            assert f"@{here[:12]}; " in err


def test_a_check_and_an_export_read_the_catalog_and_change_nothing(project: Path, tmp_path: Path) -> None:
    before = files(project)
    code, out, err = translate(project, "check")
    assert (code, err) == (ExitCode.DONE, "")
    assert "1 article, 4 texts (25 % approved, 3 not approved, 0 untranslated)" in out
    exported = tmp_path / "all.tsv"
    assert translate(project, "export", "--to", "ru", "--output-file", str(exported), "-q") == (ExitCode.DONE, "", "")
    with exported.open(encoding="utf-8") as file:
        states = {row["target"]: row["state"] for row in csv.DictReader(file, delimiter="\t")}
    assert (states[APPROVED], states[EDITED], len(states)) == ("approved", "fuzzy", 4)
    assert files(project) == before
