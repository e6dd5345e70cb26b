"""`translate run` as a person or a job meets it: exit code, standard output, standard error and files together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from translate.errors import ConfigError
from translate.project import layout

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


def translate(folder: Path, *arguments: str, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "translate", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder)} | environment,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Hello.\n\nIt rains.\n")
    return tmp_path


def test_a_run_with_nothing_but_a_folder_called_articles(project: Path) -> None:
    code, out, err = translate(project, "run", "--to", "ru", "--engine", "copy")
    assert (code, err) == (0, "copy: en -> ru (copy)\n")
    assert out == (
        "ru: 1 article, 2 paragraphs: 2 machine\n    out/ru  out/po/ru  out/parallel/en-ru\n"
        "2 paragraphs new or translated otherwise, 2 requests to the engine, the rest from the cache\n"
    )
    assert (project / "out/ru/a.txt").read_text() == "Hello.\n\nIt rains.\n"


def test_json_is_all_there_is_on_standard_output(project: Path) -> None:
    code, out, err = translate(project, "run", "--to", "ru", "--engine", "copy", "--json", "-q")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["schema"] == 1
    assert [(a["article"], a["to"], a["machine"], a["words"]) for a in found["articles"]] == [("a.txt", "ru", 2, 3)]
    assert (found["engine_requests"], found["failures"], found["interrupted"]) == (2, [], False)


def test_quiet_says_nothing(project: Path) -> None:
    assert translate(project, "run", "--to", "ru", "--engine", "copy", "-q") == (0, "", "")


def test_standard_input_comes_back_on_standard_output(project: Path) -> None:
    code, out, err = translate(project, "run", "-", "--to", "ru", "--engine", "copy", stdin=b"Hello\r\n\r\nthere")
    assert (code, out) == (0, "Hello\n\nthere") or (code, out) == (0, "Hello\r\n\r\nthere")
    assert "1 article" in err
    assert "nothing changed" not in err
    assert sorted(path.name for path in project.rglob("*")) == ["a.txt", "articles"]


def test_standard_input_is_an_article_where_files_are_asked_for(project: Path) -> None:
    arguments = ["run", "-", "--to", "ru", "--engine", "copy", "-o", "out"]
    assert translate(project, *arguments, stdin=b"Hello\r\n\r\nthere")[0] == 0
    assert (project / "out/ru/stdin.txt").read_bytes() == b"Hello\r\n\r\nthere"


def test_a_filter_uses_what_people_approved(project: Path) -> None:
    assert translate(project, "run", "--to", "ru", "--engine", "copy", "-q")[0] == 0
    catalog = project / "out/po/ru/a.txt.po"
    said = catalog.read_text().replace('#, fuzzy\nmsgid "It rains."\nmsgstr "It rains."', "")
    catalog.write_text(said + '\nmsgid "It rains."\nmsgstr "Идёт дождь."\n')
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for arguments, stdin in ((["text", "It rains."], b""), (["text"], b"It rains.\n"), (["run", "-"], b"It rains.\n")):
        code, out, err = translate(project, *arguments, "--to", "Russian", "--engine", "copy", "-q", stdin=stdin)
        assert (code, out, err) == (0, "Идёт дождь.\n", "")
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run"], 2, "--to: no target language; say which, e.g. --to ru"),
        (["run", "--to", "qq"], 2, "'qq': no such language; give a BCP 47 language tag"),
        (["run", "--to", "ja"], 2, "en to ja: no model for English to Japanese"),
        (["run", "--to", "ru", "--engine", "x"], 2, "--engine x: no such engine; available: auto, argos"),
        (["run", "nowhere.txt", "--to", "ru"], 2, "nowhere.txt: no such file or folder"),
        (["run", "--to", "ru", "--beam", "0"], 2, "Invalid value for '--beam'"),
        (["run", "--tu", "ru"], 2, "No such option"),
        (["text", "Hello", "--to", "germn"], 2, "'germn': not a language tag; did you mean de (German)?"),
        (["text", "Hello"], 2, "--to: no target language; say which, e.g. --to ru"),
        (["rum"], 2, "No such command"),
        (["run", "bad.txt", "--to", "ru", "--engine", "copy"], 1, "bad.txt: not UTF-8 (byte 0xe9 in line 1)"),
    ],
)
def test_errors_say_where_what_and_what_to_do(project: Path, arguments: list[str], code: int, message: str) -> None:
    (project / "bad.txt").write_bytes(b"caf\xe9")
    found, _, err = translate(project, *arguments)
    assert message in err
    assert "Traceback" not in err
    assert found == code


def test_no_sources_at_all(tmp_path: Path) -> None:
    code, _, err = translate(tmp_path, "run", "--to", "ru")
    assert code == 2
    assert 'translate.toml with a line such as sources = ["articles"]' in err


def test_configuration_and_environment(project: Path) -> None:
    (project / "translate.toml").write_text(
        'sources = ["articles/a.txt"]\nto = ["ru"]\nout = "result"\nengine = "copy"\n'
    )
    assert translate(project, "run", "-q", TRANSLATE_TO="pt,uk")[0] == 0
    assert sorted(p.name for p in (project / "result/po").iterdir()) == ["pt", "uk"]


def test_an_unwritable_output_is_lost_work(project: Path) -> None:
    (project / "out").mkdir()
    (project / "out/ru").write_text("a file")
    code, _, err = translate(project, "run", "--to", "ru", "--engine", "copy")
    assert code == 1
    assert "cannot be written" in err
    assert "Traceback" not in err


def test_an_output_folder_that_cannot_be_made_is_told_before_translating(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "result").write_text("a file")
    for out in ("result", "result/ru"):
        code, _, err = translate(project, "run", "--to", "ru", "--engine", "copy", "--out", out)
        assert code == 2
        assert "result: not a folder, so no output can be put there; give another --out" in err
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != project)  # whoever runs this may be root
    with pytest.raises(ConfigError, match="cannot be made"):
        layout.refuse_unwritable(project / "new/folder")
    layout.refuse_unwritable(project / "articles")  # there already: what is in it may be as it should be


def test_help_is_quick_and_imports_no_engine(tmp_path: Path) -> None:
    script = (
        "import sys, contextlib, io\n"
        "from translate.cli import cli\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): cli(['run', '--help'])\n"
        "heavy = {'ctranslate2', 'sentencepiece', 'argostranslate', 'numpy', 'polib', 'rich', 'babel', 'pymorphy3',"
        " 'py3langid', 'fxtranslate', 'sqlite3', 'langcodes', 'simplemma', 'sacrebleu', 'torch'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["--version"]])
def test_help(tmp_path: Path, arguments: list[str]) -> None:
    code, out, _ = translate(tmp_path, *arguments)
    assert code == 0
    assert "translate" in out
