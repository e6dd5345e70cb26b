"""The worked examples of a page of documentation: the files that it shows, the code that it runs, what that prints.

A fenced block ```KIND NAME is a file called NAME; a ```python block without a name is run, and the ```text block right
after it is what it prints. The entry points of a pyproject.toml are there as if that project were installed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```(\w*)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = "\x1e"  # stands between the outputs of two examples


@dataclass(frozen=True)
class Example:
    """A block of code, and what the page says that it prints."""

    code: str
    output: str


@dataclass(frozen=True)
class Page:
    """The files of a page by name, and its examples in their order."""

    files: dict[str, str]
    examples: tuple[Example, ...]


def read(text: str) -> Page:
    """The examples of a page."""
    blocks = [(match[1], match[2] or "", match[3], match.start(), match.end()) for match in _BLOCK.finditer(text)]
    files = {name: body for _, name, body, _, _ in blocks if name}
    return Page(files, tuple(_examples(blocks)))


def _examples(blocks: list[tuple[str, str, str, int, int]]) -> Iterator[Example]:
    for number, (kind, name, body, _, end) in enumerate(blocks):
        if kind != "python" or name:
            continue
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        shown = after[2] if after and after[:2] == ("text", "") and after[3] - end <= 2 else ""
        yield Example(body, shown)


def run(page: Page, folder: Path) -> list[str]:
    """What each example of a page prints, all run one after another in a folder with the files of the page."""
    for name, body in page.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, "utf-8")
        if name == "pyproject.toml":
            _install(tomllib.loads(body), folder)
    script = f"\nprint({_MARK!r}, end='')\n".join(example.code for example in page.examples)
    (folder / "page.py").write_text(script, "utf-8")
    paths = os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH"))))  # even where python is "safe"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "page.py"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split(_MARK)


def _install(project: dict[str, dict[str, dict[str, dict[str, str]]]], folder: Path) -> None:
    """Make the entry points of a project known to the programs that are run in its folder."""
    information = folder / "examples-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: examples\nVersion: 1\n")
    groups = project["project"]["entry-points"]
    lines = (f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in table.items()) for group, table in groups.items())
    (information / "entry_points.txt").write_text("\n".join(lines))
