"""`glossary drift` as a person or a job meets it: exit code, standard output and standard error together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
EN = "They waited for Pashinyan.\nUntranslated Pashinyan.\nWe saw Pashinyan.\n"
RU = "Они ждали Пашиняна.\nUntranslated Pashinyan.\nМы видели Пашиньяна.\n"
LISTED = """\
Pashinyan  name, 2 times
     1  Пашинян  a.txt:1
     1  Пашиньян  a.txt:3
"""


def glossary(folder: Path, *arguments: str) -> tuple[int, str, str]:
    code = "import sys; sys.argv[0] = 'glossary'; from glossary.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "parallel" / "en-ru"
    folder.mkdir(parents=True)
    for name, ours, theirs in (("a.txt", EN, RU), ("b.txt", "They fled.\n", "Они бежали.\n")):
        (folder / f"{name}.en").write_text(ours, encoding="utf-8")
        (folder / f"{name}.ru").write_text(theirs, encoding="utf-8")
        (tmp_path / name).write_text(ours, encoding="utf-8")
    pairs = "".join(f"{a}\t{b}\n" for a, b in zip(EN.splitlines(), RU.splitlines(), strict=True))
    (tmp_path / "pairs.tsv").write_text(pairs, encoding="utf-8")
    (tmp_path / "broken.tsv").write_text(pairs + "one column\n", encoding="utf-8")
    return tmp_path


SUMMARY = "sentences, 1 name with more than one rendering\n"


def test_a_name_with_two_renderings_is_listed(project: Path) -> None:
    code, out, err = glossary(project, "drift", "--to", "ru")
    assert (code, out, err) == (0, LISTED, f"3 {SUMMARY}")
    assert glossary(project, "-q", "drift", "a.txt", "--to", "ru")[1:] == (out, "")


def test_json(project: Path) -> None:
    code, out, _ = glossary(project, "-q", "drift", "--to", "ru", "--json")
    (found,) = json.loads(out)
    assert (code, found["source"], found["kind"]) == (0, "Pashinyan", "name")
    assert sorted(way["text"] for way in found["renderings"]) == ["Пашиньян", "Пашинян"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--to", "ru", "--fail-on", "warning"], 3, f"3 {SUMMARY}"),
        (["b.txt", "--to", "ru", "--fail-on", "warning"], 0, "1 sentences, 0 names with more than one rendering\n"),
        (["--to", "ru", "--terms"], 0, "3 sentences, 1 name with more than one rendering, 0 terms\n"),
        (["--to", "ru", "--pairs", "pairs.tsv"], 0, f"3 {SUMMARY}"),
        (["--to", "ru", "--pairs", "broken.tsv"], 1, "broken.tsv:4: no sentence pair (one column only); give source"),
        (["--to", "ru", "--pairs", "none.tsv"], 1, "none.tsv: cannot be read (No such file or directory); check path"),
        (["a.txt", "--to", "ru", "--pairs", "pairs.tsv"], 2, "--pairs: articles are given as well; give one or the"),
        (["--to", "pt"], 2, "out: no translations from en into pt here; run translate run first, or name its folder"),
        (["nowhere", "--to", "ru"], 2, "nowhere: no such file or folder; check the path"),
        (["--to", "qq"], 2, "error: 'qq': no such language; "),
        ([], 2, "Error: Missing option '--to'."),
        (["--to", "ru", "--fail-on", "error"], 2, "Invalid value for '--fail-on'"),
    ],
)
def test_exit_codes_and_messages(project: Path, arguments: list[str], code: int, message: str) -> None:
    found, _, err = glossary(project, "drift", *arguments)
    assert message in err
    assert "Traceback" not in err
    assert found == code


def test_a_parallel_file_with_a_line_too_few_is_lost_work_and_the_others_are_read(project: Path) -> None:
    (project / "out" / "parallel" / "en-ru" / "b.txt.ru").write_text("", encoding="utf-8")
    code, out, err = glossary(project, "drift", "--to", "ru")
    assert code == 1
    assert out.startswith("Pashinyan  name")
    assert "out/parallel/en-ru/b.txt.en: 1 lines here and 0 in b.txt.ru; run translate run again" in err
