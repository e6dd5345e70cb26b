"""Regular expressions give the same on every Python that we support."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parent.parent
# ")*+", ")++", ")?+", "){2,}+", "){{2,}}+" of an f-string; not inside of a set of characters
_POSSESSIVE_GROUP = re.compile(r"(?<!\()\)(?:[*+?]|\{+\d*,?\d*\}+)\+")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def _possessive_groups(code: str) -> list[str]:
    texts = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
    patterns = (_SET.sub("[]", text) for text in texts if isinstance(text, str) and ")" in text)
    return [found for pattern in patterns for found in _POSSESSIVE_GROUP.findall(pattern)]


@pytest.mark.parametrize("package", ["glossary", "translate"])
def test_no_group_is_possessive(package: str) -> None:
    """Before Python 3.11.5 a possessive group whose body fails half-way goes on behind what it read of it: "~/ab/" for
    `~(?:/\\w++)++`. An atomic group around a plain one, `(?>(?:...)*)`, says the same and is right in all."""
    found = {path: _possessive_groups(path.read_text(encoding="utf-8")) for path in (_ROOT / package).rglob("*.py")}
    assert not {path: groups for path, groups in found.items() if groups}


def test_a_possessive_group_is_found() -> None:
    assert _possessive_groups(r'P = r"~(?:/\w++)++"; Q = f"(?:a{x}){{2,}}+"') == [")++", "){2,}+"]
