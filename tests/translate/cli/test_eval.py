"""`translate eval` as a person meets it: the engine's own translation, scored; errors by name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.machine.argos import BUILT_IN

SOURCE = "The lake rose this year.\nThe President of Armenia visited Yerevan.\n\nIt rains today.\nOK\n"
REFERENCE = "Озеро в этом году поднялось.\nПрезидент Армении посетил Ереван.\n\nСегодня идёт дождь.\nХорошо\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.en").write_text(SOURCE, "utf-8")
    (tmp_path / "a.ru").write_text(REFERENCE, "utf-8")
    return tmp_path


def evaluate(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["eval", "a.en", "a.ru", "--to", "ru", "-q", *arguments], standalone_mode=False)
    return done.return_value, done.stdout, done.stderr


def test_the_translation_is_the_one_that_a_run_makes(here: Path) -> None:
    code, out, _ = evaluate("--output-file", "hyp.ru", "--json")
    found = json.loads(out)
    assert code == 0
    assert {"score", "signature"} == set(found["bleu"]) == set(found["chrf"]) == set(found["ter"])
    assert found["chrf"]["score"] > 20
    assert [text["name"] for text in found["texts"]] == ["a.en:1", "a.en:4"]
    lines = (here / "hyp.ru").read_text("utf-8").split("\n")
    assert [not line for line in lines] == [False, False, True, False, False, True]
    (here / "article.txt").write_text(SOURCE.split("\n\n")[0].replace("\n", "\n\n"), "utf-8")
    CliRunner().invoke(cli, ["run", "article.txt", "--to", "ru", "-q"], standalone_mode=False)
    assert (here / "out/parallel/en-ru/article.txt.ru").read_text("utf-8").splitlines() == lines[:2]
    assert not (here / "out/ru/a.en").exists()


def test_the_summary_for_people(here: Path) -> None:
    (here / "terms.csv").write_text("source,target\nYerevan,Эривань\n", "utf-8")
    code, out, _ = evaluate("--glossary", "terms.csv", "--against", "plain", "--names", "off")
    assert code == 0
    assert out.startswith("4 lines\nBLEU ")
    assert (
        "terms 1 in the source: 1 (100.0%) stand in the translation, 0 (0.0%) in the reference, 0 (0.0%) in plain"
        in out
    )
    assert "a.en:4" in out


def test_against_a_file_and_a_package_by_its_folder(here: Path) -> None:
    code, out, _ = evaluate("--engine", str(BUILT_IN), "--against", "a.ru", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["against"]["what"] == "a.ru"
    assert found["against"]["chrf"]["score"] == pytest.approx(100)


def test_folders_are_written_as_folders(here: Path) -> None:
    for side, text in (("en", SOURCE), ("ru", REFERENCE)):
        (here / side / "news").mkdir(parents=True)
        (here / side / "news" / "b.txt").write_text(text, "utf-8")
    arguments = ["eval", "en", "ru", "--to", "ru", "--engine", "copy", "-q", "--output-file", "hyp"]
    assert CliRunner().invoke(cli, arguments, standalone_mode=False).return_value == 0
    assert (here / "hyp/news/b.txt").read_text("utf-8") == SOURCE
    arguments = ["eval", "en", "ru", "--to", "ru_RU", "--engine", "copy", "-q", "--json", "--against", "hyp"]
    found = json.loads(CliRunner().invoke(cli, arguments, standalone_mode=False).stdout)
    assert found["against"]["chrf"]["score"] == found["chrf"]["score"]
    assert found["texts"][0]["lines"] == found["lines"] == 4


def test_what_is_pinned_is_used_as_by_a_run_and_its_absence_told(here: Path) -> None:
    pin = {"source": "en", "target": "ru", "model": "other", "sha256": "0" * 64, "origin": ""}
    text = json.dumps({"schema": 1, "pairs": [{"from": "en", "to": "ru", "models": [pin]}]})
    (here / "translate.lock").write_text(text, "utf-8")
    done = CliRunner().invoke(cli, ["eval", "a.en", "a.ru", "--to", "ru", "--names", "off"], standalone_mode=False)
    assert done.return_value == 0
    assert "translate.lock: en to ru is pinned to other@000000000000; here is" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a.en", "b.ru", "--to", "ru"], 2, "b.ru: no such file or folder"),
        (["a.en", "a.ru"], 2, "--to: 0 target languages; say which one, e.g. --to ru"),
        (["a.en", "a.ru", "--to", "qq"], 2, "no such language"),
        (["a.en", "short.ru", "--to", "ru"], 1, "short.ru: has 1 lines, a.en has 5; line n"),
        (["a.en", "a.ru", "--to", "ru", "--output-file", "a.ru"], 2, "a.ru: the output would overwrite what is given"),
        (
            ["a.en", "a.ru", "--to", "ru", "--against", "b.txt", "--output-file", "b.txt"],
            2,
            "b.txt: the output would overwrite",
        ),
        (
            ["a.en", "a.ru", "--to", "ru", "--glossary", "t.csv", "--output-file", "t.csv"],
            2,
            "t.csv: the output would overwrite",
        ),
        (["a.en", "a.ru", "--to", "ru/x"], 2, "'ru/x'"),
        (["a.en", "a.ru", "--to", "ru", "--output-file", "."], 2, ".: is a folder, not a file"),
        (["a.en", "a.ru", "--to", "ru", "--engine", "x"], 2, "--engine x: no such engine; available: auto, argos"),
        (["a.en", "a.ru", "--to", "ru", "--engine", "./x"], 2, "--engine x: neither an Argos package"),
        (["a.en", "a.ru", "--to", "ru", "--against", "short.ru"], 1, "short.ru: has 1 lines"),
        (["a.en", "a.ru", "--to", "ru", "--against", "x"], 2, "--against x: no such engine"),
        (["a.en", "a.ru", "--to", "ru", "--glossary", "no.csv"], 2, "no.csv: no such termbase"),
        (["bad.en", "short.ru", "--to", "ru"], 1, "bad.en: not UTF-8 (byte 3)"),
        (["a.en"], 2, "Missing argument 'REFERENCE'"),
    ],
)
def test_errors(here: Path, arguments: list[str], code: int, message: str) -> None:
    (here / "short.ru").write_text("Раз.\n", "utf-8")
    (here / "bad.en").write_bytes(b"caf\xe9\n")
    (here / "b.txt").write_text(REFERENCE, "utf-8")
    (here / "t.csv").write_text("source,target\nYerevan,Ереван\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "translate", "eval", *arguments], cwd=here, capture_output=True, text=True
    )
    assert message in done.stderr
    assert (done.returncode, done.stdout) == (code, "")
    assert "Traceback" not in done.stderr
    assert not (here / "out").exists()
