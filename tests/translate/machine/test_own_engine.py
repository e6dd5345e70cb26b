"""The engine that the documentation shows, installed as a package of its own: about twenty lines are enough."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import translate

PAGE = Path(translate.__file__).parent / "docs" / "python-api.md"


def installed(folder: Path) -> str:
    """The package of the page in a folder as pip leaves it there. Returns its code."""
    found = re.search(r"```python shouting\.py\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    (folder / "shouting.py").write_text(found[1], "utf-8")
    place = folder / "shouting-1.dist-info"
    place.mkdir()
    (place / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1\n", "utf-8")
    (place / "entry_points.txt").write_text("[translate.engines]\nshouting = shouting:provider\n", "utf-8")
    return found[1]


def translated(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"PYTHONPATH": os.fspath(folder)}
    command = [sys.executable, "-m", "translate", *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True)


def test_an_engine_of_twenty_lines_translates_stands_in_and_is_compared(tmp_path: Path) -> None:
    code = installed(tmp_path)
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 20
    (tmp_path / "a.txt").write_text("Close the door.\n", "utf-8")
    done = translated(tmp_path, "run", "a.txt", "--to", "ru", "--from", "en", "--engine", "shouting", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "ru" / "a.txt").read_text("utf-8") == "CLOSE THE DOOR.\n"
    for name in ("set.en", "set.ru"):
        (tmp_path / name).write_text("CLOSE THE DOOR.\n", "utf-8")
    done = translated(
        tmp_path, "models", "compare", "en", "ru", "set.en", "set.ru", "--engine", "shouting", "--json", "-q"
    )
    assert [one["engine"] for one in json.loads(done.stdout)["engines"]][-1] == "shouting"
