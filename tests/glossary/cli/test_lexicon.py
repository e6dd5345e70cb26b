"""`glossary lexicon`: trained from tables, TMX and PO files, looked at, used."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossary.cli import cli

NOUNS = {"bridge": "мост", "mill": "мельница", "boat": "лодка", "field": "поле", "garden": "сад", "horse": "лошадь"}
VERBS = {"sees": "видит", "paints": "рисует", "buys": "покупает", "likes": "любит"}
PAIRS = [
    (f"He {verb} the {left} and the {right}", f"Он {действие} {слева} и {справа}")
    for verb, действие in VERBS.items()
    for left, слева in NOUNS.items()
    for right, справа in NOUNS.items()
    if left != right
]
TMX = '<?xml version="1.0"?><tmx version="1.4"><header/><body>{}</body></tmx>'
UNIT = '<tu><tuv xml:lang="en"><seg>{}</seg></tuv><tuv xml:lang="ru"><seg>{}</seg></tuv></tu>'
PO = 'msgid ""\nmsgstr "Language: ru\\n"\n\n{}'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def table() -> bytes:
    return ("source\ttarget\n" + "".join(f"{left}\t{right}\tx\n" for left, right in PAIRS) + "loner\n\t\n").encode()


def po() -> str:
    entries = [f'msgid "{left}"\nmsgstr "{right}"\n' for left, right in PAIRS]
    return PO.format("\n".join([*entries, '#, fuzzy\nmsgid "f"\nmsgstr "ф"\n', 'msgid "u"\nmsgstr ""\n']))


@pytest.mark.parametrize("name", ["a.tsv", "a.tsv.gz", "a.tsv.xz", "a.tmx", "a.po"])
def test_every_format_teaches_the_same(folder: Path, name: str) -> None:
    write: Callable[[], bytes] = {
        "a.tsv": table,
        "a.tsv.gz": lambda: gzip.compress(table()),
        "a.tsv.xz": lambda: lzma.compress(table()),
        "a.tmx": lambda: TMX.format("".join(UNIT.format(*pair) for pair in PAIRS)).encode(),
        "a.po": lambda: po().encode(),
    }[name]
    (folder / name).write_bytes(write())
    result = run("lexicon", "train", name, "--to", "ru", "--output-file", "l.npz")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(f"{name}: 120 pairs\nl.npz: ")
    assert result.stderr.endswith(" learnt from 120 pairs\n")
    found = json.loads(run("lexicon", "info", "l.npz", "mill", "Boats", "zebra", "--json").stdout)
    assert (found["words"]["mill"][0][0], found["words"]["Boats"][0][0]) == ("мельница", "лодка")
    assert found["words"]["zebra"] == []
    assert found["word_pairs"] > 10
    assert sorted(path.name for path in folder.iterdir()) == sorted([name, "l.npz"])


def test_the_same_text_gives_the_same_bytes_and_info_is_a_line_a_word(folder: Path) -> None:
    (folder / "a.tsv").write_bytes(table())
    run("lexicon", "train", "a.tsv", "--to", "ru", "--output-file", "l.npz")
    first = (folder / "l.npz").read_bytes()
    assert run("-q", "lexicon", "train", "a.tsv", "--to", "ru", "--output-file", "l.npz").stderr == ""
    assert (folder / "l.npz").read_bytes() == first
    lines = run("lexicon", "info", "l.npz", "mill", "zebra").stdout.splitlines()
    assert lines[0].endswith(f" word pairs, {len(first)} bytes")
    assert lines[1].startswith("mill: мельница ")
    assert lines[2] == "zebra: unknown"


def test_enforce_and_check_use_it(folder: Path) -> None:
    pairs = "".join(f"{left}\t{right}\n" for left, right in PAIRS)
    pairs = pairs.replace("мельница", "круста").replace("лодка", "врунда")  # no lexicon but this one can know them
    (folder / "a.tsv").write_text(pairs, "utf-8")
    assert run("lexicon", "train", "a.tsv", "--to", "ru", "--output-file", "l.npz").exit_code == 0
    (folder / "t.csv").write_text("source,target\nmill,ветряк\n", "utf-8")
    (folder / "p.tsv").write_text("He likes the mill and the boat\tОн любит врунда и круста\n", "utf-8")
    arguments = ["enforce", "p.tsv", "--to", "ru", "--glossary", "t.csv"]
    assert "круста" in run(*arguments).stdout
    assert "Он любит врунда и ветряк" in run(*arguments, "--lexicon", "l.npz").stdout
    (folder / "a.en").write_text("He likes the mill and the boat\n", "utf-8")
    (folder / "a.ru").write_text("Он любит врунда и круста\n", "utf-8")
    checked = run("check", "a.en", "a.ru", "--to", "ru", "--glossary", "t.csv", "--lexicon", "l.npz")
    assert "not in the translation; круста -> ветряк" in checked.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ["train", "a.doc", "--to", "ru", "--output-file", "l.npz"],
            2,
            "Error: a.doc: .doc is no format of parallel text; give ",
        ),
        (
            ["train", "a.tmx.gz", "--to", "ru", "--output-file", "l.npz"],
            2,
            "Error: a.tmx.gz: .gz is no format of parallel text; ",
        ),
        (["train", "none.tsv", "--to", "ru", "--output-file", "l.npz"], 1, "none.tsv: no such file; check the path\n"),
        (["train", "none.tmx", "--to", "ru", "--output-file", "l.npz"], 1, "none.tmx: no such file; check the path\n"),
        (["train", "bad.tsv.gz", "--to", "ru", "--output-file", "l.npz"], 1, "check the file and its permissions\n"),
        (["train", "bad.tsv.xz", "--to", "ru", "--output-file", "l.npz"], 1, "check the file and its permissions\n"),
        (
            ["train", "latin.tsv", "--to", "ru", "--output-file", "l.npz"],
            1,
            "latin.tsv: the file is not UTF-8; save it as UTF-8",
        ),
        (
            ["train", "loner.tsv", "--to", "ru", "--output-file", "l.npz"],
            1,
            "loner.tsv: no pair of en and ru; check --from and --to",
        ),
        (
            ["train", "a.po", "--to", "de", "--output-file", "l.npz"],
            1,
            "a.po: is in ru, not in de; choose another, or --to ru\n",
        ),
        (
            ["train", "a.tsv", "--to", "ru", "--output-file", "no/l.npz"],
            1,
            "no/l.npz: cannot be written (No such file or directory)",
        ),
        (["train", "a.tsv", "--to", "ru"], 2, "Missing option '--output-file'"),
        (["info", "a.tsv"], 1, "a.tsv: cannot be read as a lexicon ("),
    ],
)
def test_errors(folder: Path, arguments: list[str], code: int, message: str) -> None:
    for name in ("bad.tsv.gz", "bad.tsv.xz", "latin.tsv"):
        (folder / name).write_bytes(b"caf\xe9\tx\n")
    (folder / "loner.tsv").write_text("loner\n")
    (folder / "a.tsv").write_bytes(table())
    (folder / "a.po").write_text(po(), "utf-8")
    result = run("lexicon", *arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert not (folder / "l.npz").exists()
