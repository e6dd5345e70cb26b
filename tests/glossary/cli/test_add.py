"""`glossary add` puts a row at the end and leaves every other byte as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossary.cli import cli


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def add(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["add", *arguments])
    return done.exit_code, done.stderr


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("t.csv", "source,target\n", "source,target\nGyumri,Гюмри\n"),
        ("t.csv", "ru;note;en\r\nOсло;;Oslo", "ru;note;en\r\nOсло;;Oslo\r\nГюмри;;Gyumri\r\n"),
        ("t.tsv", "\ufefftarget\tsource\n", "\ufefftarget\tsource\nГюмри\tGyumri\n"),
        ("new.csv", None, "source,target\nGyumri,Гюмри\n"),
    ],
)
def test_a_row_at_the_end(name: str, before: str | None, after: str) -> None:
    path = Path(name)
    if before is not None:
        path.write_bytes(before.encode())
    assert add("Gyumri", "Гюмри", "--to", "ru", "--glossary", name) == (0, f"{name}: Gyumri -> Гюмри added\n")
    assert path.read_bytes().decode() == after
    assert add("Gyumri", "Гюмри", "--to", "ru", "--glossary", name)[1].endswith("is there already\n")
    code, err = add("Gyumri", "Гумри", "--to", "ru", "--glossary", name)
    assert (code, err) == (1, f"error: {name}: Gyumri is there already, as Гюмри; correct that row\n")
    assert path.read_bytes().decode() == after
    assert add('Say "a", b;', "да\nда", "--to", "ru", "--glossary", name)[0] == 0
    assert (
        CliRunner()
        .invoke(cli, ["show", 'Say "a", b;', "--to", "ru", "--glossary", name])
        .stdout.startswith('Say "a", b; => да да')
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["a", "b", "--to", "ru"], 2, "no termbase to add to; give --glossary FILE"),
        (["a", " ", "--to", "ru", "--glossary", "t.csv"], 2, "must have letters"),
        (["a", "b", "--to", "ru", "--glossary", "t.tbx"], 1, "t.tbx: rows are added to CSV and TSV only"),
        (["a", "b", "--to", "rusian", "--glossary", "t.csv"], 2, "did you mean ru (Russian)"),
        (["a", "b", "--glossary", "t.csv"], 2, "Missing option '--to'"),
    ],
)
def test_wrong_calls(arguments: list[str], code: int, message: str) -> None:
    found, err = add(*arguments)
    assert (found, message in err) == (code, True), err
    assert not Path("t.csv").exists()


def test_the_configuration_says_what_is_not_given() -> None:
    Path("translate.toml").write_text('to = "Russian"\nglossary = "t.csv"\n', "utf-8")
    assert add("Oslo", "Осло") == (0, "t.csv: Oslo -> Осло added\n")
    assert CliRunner().invoke(cli, ["show", "Oslo"]).stdout.startswith("Oslo => Осло  (t.csv:2)")
    assert CliRunner().invoke(cli, ["lint", "-q"]).exit_code in (0, 3)
    Path("translate.toml").write_text('glosary = "t.csv"\n')
    assert add("Oslo", "Осло") == (
        2,
        f"error: {Path.cwd()}/translate.toml: glosary: no such key; did you mean glossary?\n",
    )
