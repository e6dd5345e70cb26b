"""`translate merge-catalogs` and `merge-driver`: files, folders and Git, with conflicts told and nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli.program import cli
from translate.errors import ConfigError, ExitCode

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def po(*entries: tuple[str, str]) -> str:
    return HEADER + "".join(f'\nmsgid "{source}"\nmsgstr "{target}"\n' for source, target in entries)


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def call(*arguments: object) -> tuple[int, str]:
    found = CliRunner().invoke(cli, list(map(str, arguments)), standalone_mode=False)
    if found.exception:
        raise found.exception
    return found.return_value, found.output


def test_two_files_into_the_first(tmp_path: Path) -> None:
    base = put(tmp_path / "c.po", po(("Lake", ""), ("Mill", "")))
    ours = put(tmp_path / "a.po", po(("Lake", "Озеро"), ("Mill", "")))
    theirs = put(tmp_path / "b.po", po(("Lake", ""), ("Mill", "Мельница")))
    assert call("merge-catalogs", ours, theirs, "--base", base) == (0, "1 catalog, 0 conflicts\n")
    assert ours.read_text("utf-8") == po(("Lake", "Озеро"), ("Mill", "Мельница"))


def test_folders_and_conflicts(tmp_path: Path) -> None:
    put(tmp_path / "a/ru/x.po", po(("Mill", "Мельница")))
    put(tmp_path / "b/ru/x.po", po(("Mill", "Завод")))
    put(tmp_path / "b/ru/y.po", po(("Boat", "Лодка")))
    code, output = call("merge-catalogs", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out", "--json")
    assert code == ExitCode.FINDINGS
    told, _, record = output.partition("{")
    assert "x.po: “Mill”: “Мельница” stands, “Завод” is in a comment" in told
    found = json.loads("{" + record)
    assert (found["catalogs"], found["changed"]) == (2, 2)
    assert [(one["source"], one["other"]) for one in found["conflicts"]] == [("Mill", "Завод")]
    assert (tmp_path / "a/ru/x.po").read_text("utf-8") == po(("Mill", "Мельница"))
    assert (tmp_path / "out/ru/y.po").read_text("utf-8") == po(("Boat", "Лодка"))


def test_words_that_are_at_the_output_already_are_kept(tmp_path: Path) -> None:
    for name, entries in (
        ("base", (("Lake", ""), ("Mill", ""), ("Boat", ""))),
        ("a", (("Lake", "Озеро"), ("Mill", ""), ("Boat", ""))),
        ("b", (("Lake", ""), ("Mill", "Мельница"), ("Boat", "Шлюпка"))),
        ("out/po/ru", (("Lake", ""), ("Mill", ""), ("Boat", "Лодка"))),
    ):
        put(tmp_path / name / "x.po", po(*entries))
    (tmp_path / "out/.translate").mkdir()
    given = [tmp_path / "a", tmp_path / "b", "--base", tmp_path / "base", "-o", tmp_path / "out/po/ru"]
    code, output = call("merge-catalogs", *given)
    assert (code, "“Лодка” stands, “Шлюпка” is in a comment" in output) == (ExitCode.FINDINGS, True)
    found = (tmp_path / "out/po/ru/x.po").read_text("utf-8")
    assert all(text in found for text in ("Озеро", "Мельница", 'msgstr "Лодка"', "# other wording: Шлюпка"))


def test_a_catalog_that_cannot_be_read_is_left_as_it_is(tmp_path: Path) -> None:
    put(tmp_path / "a/x.po", "<<<<<<< HEAD\n")
    put(tmp_path / "b/x.po", po(("Mill", "Мельница")))
    put(tmp_path / "b/y.po", po(("Boat", "Лодка")))
    code, output = call("merge-catalogs", tmp_path / "a", tmp_path / "b")
    assert code == ExitCode.FAILED
    assert "x.po:1" in output
    assert (tmp_path / "a/x.po").read_text("utf-8") == "<<<<<<< HEAD\n"
    assert (tmp_path / "a/y.po").exists()


def test_wrong_calls(tmp_path: Path) -> None:
    one = put(tmp_path / "a.po", po())
    with pytest.raises(ConfigError, match=r"no such file or folder; check the path"):
        call("merge-catalogs", one, tmp_path / "b.po")
    with pytest.raises(ConfigError, match="a file and a folder"):
        call("merge-catalogs", one, tmp_path)


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    names = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    return subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_git_merges_with_the_driver(tmp_path: Path) -> None:
    """Changes on neighbouring lines, at which Git alone would stop."""
    if git(tmp_path, "init", "-q", "-b", "main").returncode:
        pytest.skip("git is not installed")
    driver = f'"{sys.executable}" -m translate merge-driver %O %A %B --path %P'
    git(tmp_path, "config", "merge.po.driver", driver)
    put(tmp_path / ".gitattributes", "*.po merge=po\n")
    path = put(tmp_path / "x.po", po(("Lake", ""), ("Mill", "")))
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "base")
    for branch, entries in (("anna", (("Lake", "Озеро"), ("Mill", ""))), ("boris", (("Lake", ""), ("Mill", "Завод")))):
        git(tmp_path, "checkout", "-qb", branch, "main")
        path.write_text(po(*entries), "utf-8")
        git(tmp_path, "commit", "-qam", branch)
    assert git(tmp_path, "merge", "-q", "--no-edit", "anna").returncode == 0
    assert path.read_text("utf-8") == po(("Lake", "Озеро"), ("Mill", "Завод"))
    git(tmp_path, "checkout", "-qb", "carl", "main")
    path.write_text(po(("Lake", "Пруд"), ("Mill", "")), "utf-8")
    git(tmp_path, "commit", "-qam", "carl")
    merged = git(tmp_path, "merge", "-q", "--no-edit", "anna")
    assert merged.returncode == 1
    assert "conflict: x.po: “Lake”: “Пруд” stands, “Озеро” is in a comment" in merged.stderr
    assert "# other wording: Озеро (approved)" in path.read_text("utf-8")
    assert git(tmp_path, "ls-files", "--unmerged").stdout
