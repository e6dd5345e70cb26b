"""Imports go one way, each library has its door, and nothing below the command line prints."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import glossary

ROOT = Path(__file__).parent.parent
MODULES = sorted(p.relative_to(ROOT) for top in ("glossary", "translate") for p in (ROOT / top).rglob("*.py"))

DOORS = {
    "polib": {"glossary/formats/po.py"},  # not enough for catalogs: see translate/catalog/reading.py
    "argostranslate": {"translate/engines/argos.py"},
    "requests": {"translate/models/fetch.py"},  # the only door to the network
    "urllib3": {"translate/models/fetch.py"},
    "filelock": {"translate/files.py", "translate/models/store.py"},
    "platformdirs": {"translate/models/store.py"},
    "rapidfuzz": {"glossary/locate.py", "glossary/naming/choice.py", "translate/exchange/tm.py"},
    "markupsafe": {"translate/report/html.py", "translate/report/card.py", "translate/report/marks.py"},
    "ctranslate2": {"translate/engines/argos.py", "translate/training/export.py"},
    "sentencepiece": {"translate/engines/argos.py", "translate/training/vocabulary.py"},
    "torch": {"translate/training/", "translate/cli/train.py"},
    "fxtranslate": {"translate/engines/firefox.py"},
    "py3langid": {"translate/detect.py"},
    "sacrebleu": {"translate/evaluation.py"},
    "sqlite3": {"translate/memory.py", "translate/upkeep.py"},
    "langcodes": {"translate/locales.py", "glossary/linting/text.py"},
    "defusedxml": {"glossary/formats/tbx.py", "glossary/formats/tmx.py", "translate/exchange/xml.py"},
    "rich": {"translate/cli/"},
    "click": {"translate/cli/", "glossary/cli/"},
}
FORBIDDEN = {
    "babel",  # the build of glossary/data/cldr*.json.xz only
    "stanza",
    "spacy",
    "minisbd",
    "translate_toolkit",
    "urllib.request",
    "socket",
    "ssl",
    "asyncio",
    "ftplib",
    "http",
    "smtplib",
    "socketserver",
    "xmlrpc",
    "httpx",
    "aiohttp",
}
ARGOS_ALLOWED = {"argostranslate.package", "argostranslate.settings"}  # the others import minisbd (AGPL)
# Rooms of `translate`, each may import those before it, and itself.
ORDER = [
    {"model", "errors", "abbreviations", "masking", "po_layout", "scripts", "consensus", "carriers", "network"},
    {"numbers", "typography", "preparing", "segmenter", "locales", "files"},
    {"gates"},
    {"config", "termbases"},
    {"articles", "detect", "engines", "models", "catalog", "memory", "decoding", "output", "sources", "testset"},
    {
        "terms",
        "drafts",
        "corpus",
        "names",
        "namesheet",
        "exchange",
        "recall",
        "ownership",
        "sayings",
        "renaming",
        "upkeep",
    },
    {"corrections", "checks"},
    {"review"},
    {"jobs"},
    {"stages"},
    {"pipeline", "building"},
    {"evaluation"},
    {"report", "training"},
    {"cli"},
]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(path: Path, doors: set[str]) -> bool:
    return any(str(path) == door or (door.endswith("/") and str(path).startswith(door)) for door in doors)


def test_there_is_something_to_look_at() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports(path: Path) -> None:
    for name in imports(path):
        top = name.split(".")[0]
        assert inside(path, DOORS.get(top, {str(path)})), f"{path} imports {name}: not its door"
        assert not FORBIDDEN & {top, ".".join(name.split(".")[:2])}, f"{path} imports {name}"
        if top == "argostranslate":
            assert any(f"{name}.".startswith(f"{allowed}.") for allowed in ARGOS_ALLOWED), f"{path} imports {name}"
        if path.parts[0] == "glossary":
            assert top != "translate", f"{path}: glossary must not know translate"
        elif top == "glossary":
            public = name.removeprefix("glossary.")
            assert public in glossary.__all__, f"{path} imports {name}: not a public name of glossary"


@pytest.mark.parametrize("path", [p for p in MODULES if p.parts[0] == "translate" and len(p.parts) > 1], ids=str)
def test_rooms_are_entered_one_way(path: Path) -> None:
    ranks = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
    room = path.parts[1].removesuffix(".py")
    if room in ("__init__", "__main__"):
        return
    assert room in ranks, f"{path}: a room that the map does not have"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "translate" and len(parts) > 1:
            assert ranks[parts[1]] <= ranks[room], f"{path} imports {name}: against the current"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_every_module_says_what_it_holds_and_none_prints(path: Path) -> None:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert ast.get_docstring(tree), f"{path}: no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "input", "exit"), f"{path}:{node.lineno}"


def test_no_room_is_called_after_nothing() -> None:
    assert not {p.stem for p in MODULES} & {"utils", "util", "helpers", "common", "manager", "misc"}


def test_the_map_in_contributing_names_every_module() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    drawn = set(re.findall(r"^ {2,6}(\w+\.py) ", text, re.M))
    there = {path.name for path in MODULES if not path.name.startswith("__")}
    assert drawn == there
