"""`translate export` and `translate import` as a person meets them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


def translate(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "translate", *arguments],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def after_a_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "articles").mkdir()
    (folder / "articles" / "a.txt").write_text("Hello.\n\nIt rains.\n")
    assert translate(folder, "run", "--to", "ru", "--from", "en", "--engine", "copy", "-q")[0] == 0
    return folder


@pytest.fixture
def project(after_a_run: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(after_a_run, tmp_path / "project"))


def test_out_reviewed_and_back(project: Path) -> None:
    code, out, err = translate(project, "export", "--to", "ru", "--format", "xliff", "-o", "x/")
    assert (code, out, err) == (0, "x/articles.en-ru.xlf: 2 texts, 2 fuzzy\n", "")
    path = project / "x/articles.en-ru.xlf"
    text = path.read_text("utf-8")
    path.write_text(text.replace('needs-review-translation">Hello.', 'final">Привет.'), "utf-8")
    assert translate(project, "import", str(path), "--to", "ru") == (
        0,
        "1 approved, 1 unchanged; 1 catalog changed\n",
        "",
    )
    assert translate(project, "import", str(path), "--to", "ru") == (0, "2 unchanged; 0 catalogs changed\n", "")
    assert translate(project, "run", "--to", "ru", "--from", "en", "--engine", "copy", "-q")[0] == 0
    assert (project / "out/ru/a.txt").read_text() == "Привет.\n\nIt rains.\n"
    path.write_text(text.replace('needs-review-translation">Hello.', 'final">Здравствуйте.'), "utf-8")
    code, out, err = translate(project, "import", str(path), "--to", "ru")
    assert (code, out) == (0, "1 unchanged, 1 kept; 0 catalogs changed\n")
    assert err == "warning: a.txt: kept “Привет.” in place of “Здравствуйте.”, for “Hello.”\n"
    found = json.loads(translate(project, "import", str(path), "--to", "ru", "--json")[1])
    assert (found["kept"], found["findings"][0]["standing"]) == (1, "Привет.")
    assert translate(project, "export", "--to", "ru", "--approved", "-o", "m.tmx", "-q") == (0, "", "")
    assert "Привет." in (project / "m.tmx").read_text()
    assert "It rains." not in (project / "m.tmx").read_text()


def test_a_text_that_xml_cannot_carry_is_lost_work_by_name(project: Path) -> None:
    path = project / "out/po/ru/a.txt.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Hello."', 'msgstr "Hel\\001lo."'), "utf-8")
    code, out, err = translate(project, "export", "--to", "ru", "-o", "a.xlf")
    assert (code, err) == (1, "error: a.txt: xliff cannot carry U+0001: “Hello.”\n")
    assert out == "a.xlf: 1 text, 1 fuzzy\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["export", "-o", "a.tmx"], 2, "--to: no target language"),
        (["export", "--to", "ru", "-o", "a.doc"], 2, "a.doc: no format is known by this name; give --format"),
        (["export", "--to", "de", "-o", "a.tmx"], 2, "out/po/de: nothing to export"),
        (["export", "--to", "ru", "-o", "articles/a.txt/b.tmx"], 1, "cannot be written"),
        (["import", "no.tmx", "--to", "ru"], 1, "no.tmx: no such file"),
        (["import", "no.tmx", "--to", "de"], 1, "no.tmx: no such file"),
        (["import", "out/po/ru/a.txt.po", "--to", "de"], 2, "out/po/de: no catalogs here"),
        (["import", "articles", "--to", "ru"], 2, "is a directory"),
        (["import", "articles/a.txt", "--to", "ru"], 2, "no format is known by this suffix"),
        (["import", "articles/a.txt", "--to", "ru", "--format", "tmx"], 1, "no well-formed XML"),
    ],
)
def test_errors(project: Path, arguments: list[str], code: int, message: str) -> None:
    found, _, err = translate(project, *arguments)
    assert message in err
    assert "Traceback" not in err
    assert found == code
