"""`translate cache`, and `translate memory`, its name in release 0.1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.machine import Cache


def test_the_old_name_does_the_same_with_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Cache(tmp_path / ".translate") as cache:
        cache.put({b"key": b"value"}, "m@1")
    new, old = (CliRunner().invoke(cli, [name, "stats", "--json"]) for name in ("cache", "memory"))
    assert json.loads(new.stdout)["models"] == {"m@1": 1}
    assert (new.stdout, new.stderr) == (old.stdout, "")
    assert old.stderr == "note: translate memory is going away; use translate cache\n"
    shown = CliRunner().invoke(cli, ["--help"]).stdout
    assert " cache " in shown
    assert " memory " not in shown
