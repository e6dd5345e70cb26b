"""`translate run --diff`: what changed, or would change, in translated articles, as patch and git read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.cli.diff import unified


def test_a_file_that_changed_one_that_is_new_and_one_that_is_no_text() -> None:
    old = {Path("out/a"): b"one\ntwo\n", Path("out/b"): b"\xff", Path("out/same"): b"x"}
    new = {Path("out/a"): b"one\n2", Path("out/b"): b"\xfe", Path("out/c"): b"new\r\n", Path("out/same"): b"x"}
    assert unified(old, new) == (
        "--- out/a\n+++ out/a\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n\\ No newline at end of file\n"
        "Binary files out/b and out/b differ\n"
        "--- /dev/null\n+++ out/c\n@@ -0,0 +1 @@\n+new\r\n"
    )


@pytest.mark.parametrize("to", ["ru", "RU"])
def test_what_would_change_and_then_what_changed(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("articles").mkdir()
    Path("articles/a.txt").write_text("It rains.\n")
    arguments = ["run", "--to", to, "--engine", "copy", "--diff"]
    shown = "--- /dev/null\n+++ out/ru/a.txt\n@@ -0,0 +1 @@\n+It rains.\n"
    assert CliRunner().invoke(cli, [*arguments, "--check"], standalone_mode=False).stdout == shown
    assert not Path("out").exists()
    assert CliRunner().invoke(cli, arguments, standalone_mode=False).stdout == shown
    assert CliRunner().invoke(cli, arguments, standalone_mode=False).stdout == ""
    Path("articles/a.txt").write_text("It snows.\n")
    changed = "--- out/ru/a.txt\n+++ out/ru/a.txt\n@@ -1 +1 @@\n-It rains.\n+It snows.\n"
    assert CliRunner().invoke(cli, [*arguments, "--check"], standalone_mode=False).stdout == changed
    assert CliRunner().invoke(cli, arguments, standalone_mode=False).stdout == changed
