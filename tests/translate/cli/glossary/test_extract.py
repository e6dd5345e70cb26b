"""`glossary extract` as a person meets it: exit code, standard output, standard error and files together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}
EN = "They came to Stepanakert.\nIt rained in Stepanakert.\nPashinyan left.\nWe saw Pashinyan.\n"
RU = "Они приехали в Степанакерт.\nВ Степанакерте шёл дождь.\nПашинян ушёл.\nМы видели Пашиньяна.\n"


def glossary(folder: Path, *arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    code = "import sys; sys.argv[0] = 'glossary'; from glossary.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(EN.replace("\n", "\n\n"), encoding="utf-8")
    folder = tmp_path / "out" / "parallel" / "en-ru"
    folder.mkdir(parents=True)
    (folder / "a.txt.en").write_text(EN, encoding="utf-8")
    (folder / "a.txt.ru").write_text(RU, encoding="utf-8")
    return tmp_path


DRAFT = """\
source,target,type,note
Pashinyan,,other,2 times in 1 article; e.g. Pashinyan left.
Stepanakert,,place,2 times in 1 article; e.g. They came to Stepanakert.
"""
RENDERED = """\
source,target,type,note
Pashinyan,Пашинян,other,"2 times in 1 article; rendered Пашинян 1, Пашиньян 1; e.g. Pashinyan left."
Stepanakert,Степанакерт,place,2 times in 1 article; rendered Степанакерт 2; e.g. They came to Stepanakert.
"""


def test_a_draft_goes_to_standard_output(project: Path) -> None:
    assert glossary(project, "extract", "articles") == (0, DRAFT, "2 names, 0 recurring terms\n")
    assert glossary(project, "-q", "extract", "articles/*.txt") == (0, DRAFT, "")
    assert glossary(project, "-q", "extract", "-", stdin=EN.replace("\n", "\n\n").encode()) == (0, DRAFT, "")


def test_renderings_come_from_parallel_files(project: Path) -> None:
    code, out, err = glossary(project, "extract", "articles", "--to", "ru", "--output-file", "draft.csv")
    assert (code, out, err) == (0, "", "draft.csv: 2 names, 0 recurring terms\n")
    assert (project / "draft.csv").read_text("utf-8") == RENDERED


def test_renderings_come_from_catalogs_where_there_are_no_parallel_files(project: Path) -> None:
    entries = zip(EN.splitlines(), RU.splitlines(), strict=True)
    body = "".join(f'\n#: a.txt\nmsgid "{left}"\nmsgstr "{right}"\n' for left, right in entries)
    head = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    (project / "out" / "po" / "ru").mkdir(parents=True)
    (project / "out" / "po" / "ru" / "a.txt.po").write_text(head + body, encoding="utf-8")
    for path in (project / "out" / "parallel" / "en-ru").iterdir():
        path.unlink()
    assert glossary(project, "-q", "extract", "articles", "--to", "ru") == (0, RENDERED, "")


def test_json_tells_everything(project: Path) -> None:
    code, out, _ = glossary(project, "extract", "articles", "--to", "ru", "--json")
    assert code == 0
    first = json.loads(out)[0]
    assert first == {
        "source": "Pashinyan", "kind": "name", "count": 2, "articles": ["a.txt"],
        "contexts": ["Pashinyan left.", "We saw Pashinyan."], "aliases": [], "short_for": "", "type": "other",
        "pos": "noun", "renderings": [
            {"text": "Пашинян", "count": 1, "places": ["a.txt:3"]},
            {"text": "Пашиньян", "count": 1, "places": ["a.txt:4"]},
        ],
    }  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "tsv", "tbx", "po"])
def test_a_draft_is_read_back(project: Path, suffix: str) -> None:
    assert glossary(project, "-q", "extract", "articles", "--to", "ru", "--output-file", f"draft.{suffix}") == (
        0,
        "",
        "",
    )
    assert glossary(project, "-q", "convert", f"draft.{suffix}", "again.csv", "--to", "ru")[0] == 0
    assert "Stepanakert,Степанакерт" in (project / "again.csv").read_text("utf-8")
    code, out, _ = glossary(project, "-q", "extract", "articles", "--to", "ru", "--glossary", f"draft.{suffix}")
    assert (code, out) == (0, "source,target\n")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["articles", "--min-count", "3"], 0, "0 names, 0 recurring terms\n"),
        (["articles", "--to", "pt"], 0, "out: 1 of 1 articles have no translation into pt here; run translate run, "),
        (["nowhere"], 2, "nowhere: no such file or folder; check the path"),
        ([], 2, "Error: Missing argument 'ARTICLES...'"),
        (["articles", "--to", "in Russian"], 2, "'in Russian': not a language tag; give a BCP 47 language tag"),
        (
            ["articles", "--output-file", "draft.po"],
            2,
            "draft.po: .po holds one language pair, and --to is missing; give --to\n",
        ),
        (
            ["articles", "--to", "ru", "--output-file", "draft.doc"],
            1,
            "draft.doc: .doc is no termbase format; the formats are",
        ),
        (["articles", "--glossary", "none.csv"], 1, "none.csv: no such file; check the path"),
        (["articles", "bad.txt"], 1, "bad.txt: not UTF-8 (byte 0xe9 in line 1); convert it"),
        (["articles", "--min-count", "0"], 2, "Invalid value for '--min-count'"),
    ],
)
def test_exit_codes_and_messages(project: Path, arguments: list[str], code: int, message: str) -> None:
    (project / "bad.txt").write_bytes(b"caf\xe9")
    found, _, err = glossary(project, "extract", *arguments)
    assert message in err
    assert "Traceback" not in err
    assert found == code


def test_what_could_be_read_is_told_though_an_article_is_lost(project: Path) -> None:
    (project / "bad.txt").write_bytes(b"caf\xe9")
    code, out, _ = glossary(project, "extract", "articles", "bad.txt")
    assert (code, out) == (1, DRAFT)


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys, contextlib, io\n"
        "from glossary.cli import cli\n"
        "for name in ('extract', 'drift'):\n"
        "    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.suppress(SystemExit):\n"
        "        cli([name, '--help'])\n"
        "    assert 'Usage' in out.getvalue() and 'cannot be loaded' not in out.getvalue(), out.getvalue()\n"
        "heavy = {'ctranslate2', 'numpy', 'polib', 'rich', 'babel', 'pymorphy3', 'langcodes', 'simplemma', 'sqlite3'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout.strip() == "[]"
