"""`translate build` and `translate status` as a person or a job meets them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


def translate(folder: Path, *arguments: str, python: tuple[str, ...] = ()) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, *python, "-m", "translate", *arguments],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def approve(path: Path, source: str, wording: str) -> None:
    """As in an editor: the wording put in, the flag taken away."""
    text = path.read_text("utf-8")
    found, count = re.subn(rf'#, fuzzy\nmsgid "{source}"\nmsgstr ".*"', f'msgid "{source}"\nmsgstr "{wording}"', text)
    assert count == 1
    path.write_text(found, "utf-8")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project after a run, two of its four paragraphs with words reviewed, a third one changed since."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "articles").mkdir()
    (folder / "articles/a.txt").write_text("It rains in the hills.\n\n* * *\n\nThe old road is closed.\n")
    (folder / "articles/b.txt").write_text("The lake rose in May.\n\nNobody came.\n")
    assert translate(folder, "run", "--to", "ru", "--engine", "pseudo")[0] == 0
    approve(folder / "out/po/ru/a.txt.po", "It rains in the hills.", "В горах дождь.")
    approve(folder / "out/po/ru/b.txt.po", "The lake rose in May.", "В мае озеро поднялось.")
    (folder / "articles/b.txt").write_text("The lake rose in June.\n\nNobody came.\n\nAnd so on.\n")
    return folder


def test_build_shows_what_is_there(finished: Path) -> None:
    code, out, err = translate(finished, "build", "--to", "ru", "--min-approved", "20")
    assert (code, err) == (0, "")
    assert out == (
        "ru: 2 articles, 20 % approved\n    out/ru\n"
        "gap: a.txt:3 (ru): machine\ngap: b.txt:1 (ru): stale\n"
        "gap: b.txt:2 (ru): machine\ngap: b.txt:3 (ru): untranslated\n"
    )
    assert (finished / "out/ru/a.txt").read_text("utf-8").startswith("В горах дождь.\n\n* * *\n\nThé ")
    assert (finished / "out/ru/b.txt").read_text("utf-8").startswith("В мае озеро поднялось.\n\nÑ")
    assert (finished / "out/parallel/en-ru/b.txt.ru").read_text("utf-8").endswith("\nAnd so on.\n")
    assert translate(finished, "build", "--to", "ru")[1].endswith("nothing changed\n")


def test_build_of_what_people_approved_and_no_more(finished: Path) -> None:
    code, out, err = translate(finished, "build", "--require-reviewed", "--min-reviewed", "20.5")
    assert (code, err) == (3, "")
    assert out.startswith("ru: 2 articles, 20 % approved, less than 20.5 %\n")
    assert (finished / "out/ru/a.txt").read_text("utf-8") == "В горах дождь.\n\n* * *\n\nThe old road is closed.\n"
    assert (finished / "out/ru/b.txt").read_bytes() == (finished / "articles/b.txt").read_bytes()


def test_build_in_json(finished: Path) -> None:
    code, out, _ = translate(finished, "build", "articles/b.txt", "--on-stale", "source", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["locales"] == [{"to": "ru", "approved_percent": 0.0, "reviewed_percent": 0.0, "enough": True}]
    assert [(gap["article"], gap["paragraph"], gap["standing"]) for gap in found["gaps"]] == [
        ("b.txt", 1, "stale"), ("b.txt", 2, "machine"), ("b.txt", 3, "untranslated"),
    ]  # fmt: skip
    assert (finished / "out/ru/b.txt").read_text("utf-8").startswith("The lake rose in June.\n")


@pytest.mark.parametrize("command", ["build", "status"])
def test_no_engine_is_loaded_or_imported(finished: Path, command: str) -> None:
    code, _, err = translate(finished, command, python=("-v",))
    assert code == 0
    imported = set(re.findall(r"^import '([\w.]+)'", err, re.M))
    assert "translate.pipeline.review_status" in imported
    engines = (
        "translate.machine.engine",
        "translate.machine.cache",
        "translate.pipeline.project_run",
        "ctranslate2",
        "argostranslate",
        "numpy",
    )
    assert not [name for name in imported if name.startswith(engines)]


def test_status(finished: Path) -> None:
    code, out, err = translate(finished, "status")
    assert (code, err) == (0, "")
    assert out == (
        "ru       approved  edited  machine  stale  untranslated  words left  terms unresolved\n"
        "  a.txt         1       0        1      0             0           5                 0\n"
        "  b.txt         0       0        1      1             1          10                 0\n"
        "total           1       0        2      1             1          15                 0\n"
    )
    assert translate(finished, "status", "-q")[1].splitlines()[1].startswith("ru ")


def test_status_fits_a_narrow_terminal(finished: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "translate", "status"],
        cwd=finished,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(finished), "COLUMNS": "60"},
    )
    assert done.stdout.decode() == (
        "    approved edited machine stale untranslated words terms\n"
        "ru  a.txt\n           1      0       1     0            0     5     0\n"
        "ru  b.txt\n           0      0       1     1            1    10     0\n"
        "ru  total\n           1      0       2     1            1    15     0\n"
    )


def test_status_in_json_agrees_with_the_files(finished: Path) -> None:
    found = json.loads(translate(finished, "status", "--json", "articles/b.txt")[1])
    numbers = {"approved": 0, "edited": 0, "machine": 1, "stale": 1, "untranslated": 1, "words_left": 10}
    numbers |= {"terms_unresolved": 0, "reviewed": 0, "fuzzy": 1}  # the last two are names of earlier releases
    assert found["articles"] == [{"article": "b.txt", "from": "en", "to": "ru"} | numbers]
    assert found["totals"] == [{"to": "ru"} | numbers]
    assert found["failures"] == []


def test_terms_that_do_not_stand_are_counted(finished: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("source,target\nlake,озеро\n", "utf-8")
    (tmp_path / "a.txt").write_text("The lake is cold.\n")
    assert translate(tmp_path, "run", "a.txt", "--to", "ru", "--glossary", "t.csv", "--quality", "fast")[0] == 0
    path = tmp_path / "out/po/ru/a.txt.po"
    text = path.read_text("utf-8")
    path.write_text(text.split("# machine")[0] + 'msgid "The lake is cold."\nmsgstr "Оно холодное."\n', "utf-8")
    assert translate(tmp_path, "run", "a.txt", "--to", "ru", "--glossary", "t.csv")[0] == 0
    assert json.loads(translate(tmp_path, "status", "a.txt", "--json")[1])["totals"][0]["terms_unresolved"] == 1


@pytest.mark.parametrize("command", ["build", "status"])
def test_a_broken_catalog_is_told_with_its_line_and_kept(finished: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("It rains.\n")
    (tmp_path / "articles/b.txt").write_text("It snows.\n")
    (tmp_path / "out/po/ru").mkdir(parents=True)
    broken = 'msgid ""\nmsgstr ""\n\n<<<<<<< HEAD\nmsgid "It rains."\nmsgstr "Дождь."\n'
    (tmp_path / "out/po/ru/a.txt.po").write_text(broken, "utf-8")
    code, out, err = translate(tmp_path, command)
    assert code == 1
    assert err.startswith("error: out/po/ru/a.txt.po:4: a conflict marker of git; resolve the merge")
    assert "b.txt" in out
    assert (tmp_path / "out/po/ru/a.txt.po").read_text("utf-8") == broken
    assert not (tmp_path / "out/ru/a.txt").exists()


def test_catalogs_without_an_article_are_noted(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("It rains.\n")
    (tmp_path / "out/po/ru").mkdir(parents=True)
    (tmp_path / "out/po/ru/gone.txt.po").write_text('msgid ""\nmsgstr ""\n')
    assert translate(tmp_path, "status")[2] == "note: out/po/ru/gone.txt.po: its article is not among the sources\n"
    assert translate(tmp_path, "status", "articles/a.txt")[2] == ""


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder without a configuration where runs were given paths."""
    folder = tmp_path_factory.mktemp("named")
    (folder / "news/may").mkdir(parents=True)
    (folder / "news/may/a.md").write_text("# It rains\n")
    (folder / "note").write_text("# It snows\n")
    (folder / "new.txt").write_text("It is new.\n")
    for arguments in (["news"], ["note", "--format", "markdown"]):
        assert translate(folder, "run", *arguments, "--to", "ru", "--engine", "pseudo", "-q")[0] == 0
    return folder


def test_what_runs_with_paths_wrote_is_found_unnamed(named: Path) -> None:
    code, out, err = translate(named, "status", "--json")
    assert (code, err) == (0, "")
    assert [one["article"] for one in json.loads(out)["articles"]] == ["may/a.md", "note"]
    before = {path: path.read_bytes() for path in (named / "out").rglob("*") if path.is_file()}
    assert translate(named, "build")[1].endswith("\nnothing changed\n")
    assert translate(named, "verify")[0] == 0
    assert translate(named, "run", "note", "news", "--to", "ru", "--engine", "pseudo", "--format", "markdown")[0] == 0
    assert before.keys() == {path for path in (named / "out").rglob("*") if path.is_file()}


def test_an_article_without_a_catalog_is_built_only_where_asked(named: Path) -> None:
    note = "note: new.txt: no catalog in ru, not built; run translate run, or give --untranslated\n"
    code, out, err = translate(named, "build", "new.txt", "note", "--to", "ru", "--format", "markdown")
    assert (code, err) == (0, note)
    assert out.startswith("ru: 1 article, 0 % approved\n")
    assert "gap: new.txt:1 (ru): untranslated\n" in out
    assert not (named / "out/ru/new.txt").exists()
    code, _, err = translate(named, "build", "new.txt", "--to", "ru")
    assert (code, err) == (
        2, "error: out/po: no catalog of these articles here; run translate run, or name its --out\n"
    )  # fmt: skip
    assert translate(named, "build", "new.txt", "--to", "ru", "--untranslated")[0] == 0
    assert (named / "out/ru/new.txt").read_text() == "It is new.\n"


@pytest.mark.parametrize("content", [b"", b"[]", b'{"schema": 1, "sources": {"a": {"path": 1}}}', b'{"schema": 9}'])
def test_a_broken_record_of_sources_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "out/.translate").mkdir(parents=True)
    (tmp_path / "out/.translate/sources.json").write_bytes(content)
    code, _, err = translate(tmp_path, "status")
    assert code == 2
    assert err.startswith("error: SOURCES: none given, none configured, and no folder articles/ here")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status"], "out/po: no catalogs here; run translate run first"),
        (["build", "--to", "qq"], "'qq': no such language"),
        (["build", "nowhere.txt", "--to", "ru"], "nowhere.txt: no such file or folder"),
        (["build", "--to", "ru", "--min-reviewed", "101"], "Invalid value for '--min-approved'"),
        (["build", "--to", "ru", "--on-stale", "x"], "Invalid value for '--on-stale'"),
        (["build", "out/ru/a.txt", "--to", "ru"], "the output would overwrite this article"),
    ],
)
def test_wrong_calls(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("It rains.\n")
    (tmp_path / "out/ru").mkdir(parents=True)
    (tmp_path / "out/ru/a.txt").write_text("It rains.\n")
    code, _, err = translate(tmp_path, *arguments)
    assert (code, message in err, "Traceback" in err) == (2, True, False), err
