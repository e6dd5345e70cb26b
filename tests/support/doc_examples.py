"""The worked examples of the documentation, run in a folder of their own.

`python tests/support/doc_examples.py [PAGE]...` writes into the pages what the examples print now, and their tables.

A page is Markdown. A block ```LANGUAGE PATH writes a file. A block ```console holds commands, each after "$ ", and
below each what it prints, standard output and error together. Commands run in bash, in the order of the page, in one
folder. A block ```python is run, and the block ```text right after it is what it prints; all those of a page are one
program, in a folder that has the files of the page. The entry points of a file pyproject.toml are there for it as if
that project were installed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import doc_tables

import translate
from glossary.cli import cli as glossary_program
from translate.cli import cli as translate_program

PAGES = Path(translate.__file__).parent / "docs"
PROGRAMS = {"glossary": glossary_program, "translate": translate_program}
_BLOCK = re.compile(r"^```(?P<language>[a-z]+)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.S | re.M)
_PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```$(?:\n{1,2}```text\n(?P<output>.*?)^```$)?", re.S | re.M)
_MARK = "\x1e"  # between the outputs of two blocks of Python


def blocks(page: str, language: str) -> list[str]:
    """The text of each block of a language that is not a file."""
    return [found["text"] for found in _BLOCK.finditer(page) if found["language"] == language and not found["path"]]


def performed(page: str, folder: Path) -> str:
    """The page with what its examples print now. `folder`: an empty one, for the files of the examples."""
    return _with_python(_with_commands(page, folder), folder / "python")


def _with_commands(page: str, folder: Path) -> str:
    home, project = folder / "home", folder / "project"
    home.mkdir()
    project.mkdir()
    environ = {
        "HOME": str(home),
        "LC_ALL": "C.UTF-8",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    code = 0

    def block(found: re.Match[str]) -> str:
        nonlocal code
        if found["path"]:
            _write(project / found["path"], found["text"])
            return found[0]
        if found["language"] != "console":
            return found[0]
        lines = []
        for command in commands(found["text"]):
            script = f"(exit {code}); {command}"
            done = subprocess.run(
                ["bash", "-c", script],
                cwd=project,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            code = done.returncode
            lines += [f"$ {command}", *done.stdout.replace(str(project), "/home/me/project").splitlines()]
        return "\n".join(["```console", *lines, "```"])

    return _BLOCK.sub(block, page)


def _with_python(page: str, folder: Path) -> str:
    code = [found["code"] for found in _PYTHON.finditer(page)]
    if not code:
        return page
    for found in _BLOCK.finditer(page):
        if found["path"]:
            _write(folder / found["path"], found["text"])
    if (project := folder / "pyproject.toml").exists():
        _install(tomllib.loads(project.read_text("utf-8"))["project"]["entry-points"], folder)
    outputs = iter(_printed(f"\nprint({_MARK!r}, end='')\n".join(code), folder).split(_MARK))

    def block(found: re.Match[str]) -> str:
        shown = next(outputs)
        return f"```python\n{found['code']}```" + (f"\n```text\n{shown}```" if shown else "")

    return _PYTHON.sub(block, page)


def _printed(code: str, folder: Path) -> str:
    """What a program prints that is run in a folder. Fails with its traceback when it ends in an error."""
    _write(folder / "page.py", code)
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
    return done.stdout


def _install(entry_points: dict[str, dict[str, str]], folder: Path) -> None:
    """Make entry points known to the programs that are run in a folder."""
    groups = (
        f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in table.items()) for group, table in entry_points.items()
    )
    _write(folder / "examples-1.dist-info" / "METADATA", "Metadata-Version: 2.1\nName: examples\nVersion: 1\n")
    _write(folder / "examples-1.dist-info" / "entry_points.txt", "\n".join(groups))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def commands(block: str) -> Iterator[str]:
    """The commands of a console block, what is after " # " left in."""
    yield from (line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ "))


def known(line: str) -> None:
    """Fail when a line of shell calls a command of ours, or gives it an option, that does not exist."""
    words = line.partition(" #")[0].split()
    for number, word in enumerate(words):
        if word in PROGRAMS:
            _known(PROGRAMS[word], words[number + 1 :], line)
            return


def _known(command: click.Command, words: Sequence[str], line: str) -> None:
    options = {"--help", "-h"}
    while True:
        options |= {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        if not isinstance(command, click.Group):
            break
        at = next(number for number, word in enumerate(words) if not word.startswith("-"))
        found = command.get_command(click.Context(command), words[at])
        assert found, f"{line}: no command {words[at]}"
        command, words = found, [*words[:at], *words[at + 1 :]]
    for word in words:
        assert not word.startswith("-") or word == "-" or word.partition("=")[0] in options, f"{line}: no {word}"


def main(names: list[str]) -> None:
    """Renew the pages named, or all."""
    for path in [PAGES / f"{name}.md" for name in names] or sorted(PAGES.glob("*.md")):
        with tempfile.TemporaryDirectory() as folder:
            path.write_text(performed(doc_tables.renewed(path.read_text("utf-8")), Path(folder)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
