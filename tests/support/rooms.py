"""The map of rooms in the page architecture, drawn from their docstrings; `python tests/support/rooms.py` renews it."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "translate" / "docs" / "architecture.md"
_COLUMN, _WIDTH = 30, 120


def drawn(rooms: Sequence[str]) -> str:
    """One line per room: its path, and the first sentence of its docstring."""
    return "\n".join(_line(room) for room in rooms)


def _line(room: str) -> str:
    path = ROOT / room.replace(".", "/")
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = " ".join((ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").split())
    first = re.split(r"(?<=[.:!?]) (?=[A-Z])", text)[0].rstrip(".:")
    label = f"{room.replace('.', '/')}{'/' if path.is_dir() else '.py'}"
    return textwrap.fill(f"{label:{_COLUMN}}{first}", _WIDTH, subsequent_indent=" " * _COLUMN)


def main() -> None:
    """Put the map between the fences of the section "The map" of the page."""
    tree = ast.parse((ROOT / "tests" / "test_architecture.py").read_text("utf-8"))
    named = (one for one in tree.body if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "ROOMS")
    order: tuple[str, ...] = ast.literal_eval(next(named).value)
    before, fence, rest = PAGE.read_text("utf-8").partition("```\nglossary/")
    _, end, after = rest.partition("\n```")
    PAGE.write_text(f"{before}```\n{drawn(order)}{end}{after}" if fence and end else before, "utf-8")


if __name__ == "__main__":
    main()
