"""Imports go one way, each library has its door, and nothing below the command line prints."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
import rooms

ROOT = Path(__file__).parent.parent
MODULES = sorted(p.relative_to(ROOT) for top in ("glossary", "translate") for p in (ROOT / top).rglob("*.py"))

DOORS = {
    "polib": {"glossary/termbase/po.py"},  # not enough for catalogs: see translate/catalog/reader.py
    "argostranslate": {"translate/machine/argos.py"},
    "requests": {"translate/machine/models/fetch.py"},  # the only door to the network
    "urllib3": {"translate/machine/models/fetch.py"},
    "httpx2": {"translate/machine/servers/http_client.py"},  # the door to servers of the house
    "socket": {"translate/machine/servers/addresses.py", "translate/serve/loopback/listening.py"},
    "filelock": {"translate/project/files.py", "translate/machine/store.py"},
    "platformdirs": {"translate/machine/store.py"},
    "rapidfuzz": {
        "glossary/alignment/links.py",
        "glossary/names/choose.py",
        "translate/exchange/translation_memory.py",
        "translate/text/invented_words.py",
    },
    "yaml": {"translate/project/articles/messages/yaml_messages.py"},
    "wcmatch": {"glossary/files/patterns.py"},
    "openpyxl": {"translate/exchange/workbook.py"},
    "watchfiles": {"translate/cli/watching.py"},
    "markdown_it": {
        "translate/text/markup/markdown_marks.py",
        "translate/project/articles/markdown/blocks.py",
        "translate/project/articles/markdown/containers.py",
        "translate/project/articles/markdown/lines.py",
        "translate/project/articles/markdown/templates.py",
        "translate/review/desk/rendering.py",
    },
    "trafilatura": {"translate/project/articles/html/extraction.py"},
    "markupsafe": {"translate/report/page/", "translate/text/html/"},
    "ctranslate2": {
        "translate/machine/argos.py",
        "translate/machine/converted/converted_provider.py",
        "translate/machine/generators/",
        "translate/machine/ctranslate2_engine.py",
        "translate/machine/models/transformers_conversion.py",
        "translate/training/export.py",
    },
    "sentencepiece": {"translate/machine/repertoire.py", "translate/machine/tokenizers.py", "translate/training/"},
    "tokenizers": {"translate/machine/tokenizers.py"},
    "transformers": {"translate/machine/models/transformers_conversion.py"},
    "huggingface_hub": {"translate/machine/models/hub.py"},
    "torch": {"translate/training/", "translate/cli/train.py"},
    "distributed": {"translate/cluster/connection.py", "translate/cluster/dask_workers.py"},
    "dask": {"translate/cluster/connection.py"},
    "fxtranslate": {"translate/machine/firefox.py"},
    "py3langid": {"translate/text/langid.py"},
    "sacrebleu": {"translate/evaluation/scoring.py"},
    "simplemma": {"glossary/languages/dictionaries.py"},
    "sqlite3": {
        "glossary/termbase/compiled.py",
        "translate/machine/cache.py",
        "translate/machine/cache_maintenance.py",
        "translate/fingerprints/store.py",
    },
    "langcodes": {"translate/text/locales.py", "glossary/termbase/lint/characters.py"},
    "defusedxml": {"glossary/termbase/tbx.py", "glossary/alignment/tmx.py", "translate/exchange/xml.py"},
    "starlette": {"translate/review/server/", "translate/serve/"},
    "uvicorn": {"translate/serve/loopback/listening.py"},
    "python_multipart": {"translate/serve/fields.py"},
    "anyio": {"translate/serve/loopback/bodies.py", "translate/serve/application.py"},
    "rich": {"translate/cli/"},
    "click": {"translate/cli/", "glossary/cli/"},
}
FORBIDDEN = {
    "babel",  # the build of glossary/locales/data only
    "stanza",
    "spacy",
    "minisbd",
    "translate_toolkit",
    "urllib.request",
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
EXTRAS = {"distributed", "torch"}  # what a room may need that is not installed with the tests
# Each room imports only rooms above it; the rooms inside a room come right after it or before it, as they need.
ROOMS = (
    "glossary.errors",
    "glossary.model",
    "glossary.files",
    "glossary.locales",
    "glossary.languages",
    "glossary.termbase",
    "glossary.termbase.lint",
    "glossary.alignment",
    "glossary.enforcement",
    "glossary.enforcement.decoys",
    "glossary.names",
    "glossary.mining",
    "glossary.api",
    "glossary.cli",
    "translate.errors",
    "translate.model",
    "translate.text.numbers",
    "translate.text.quantities",
    "translate.text",
    "translate.text.markup",
    "translate.text.html",
    "translate.text.subtitles",
    "translate.text.rules",
    "translate.project.articles",
    "translate.project.articles.html",
    "translate.project.articles.markdown",
    "translate.project.articles.subtitles",
    "translate.project.articles.messages",
    "translate.project.articles.office",
    "translate.project",
    "translate.project.sites",
    "translate.fingerprints",
    "translate.machine",
    "translate.machine.servers",
    "translate.machine.converted",
    "translate.machine.llm",
    "translate.machine.generators",
    "translate.machine.libretranslate",
    "translate.machine.models",
    "translate.catalog",
    "translate.exchange",
    "translate.terms",
    "translate.report.page",
    "translate.report",
    "translate.checks",
    "translate.checks.formats",
    "translate.cluster",
    "translate.pipeline",
    "translate.evaluation",
    "translate.training",
    "translate.serve.loopback",
    "translate.serve",
    "translate.review.acts",
    "translate.review.desk",
    "translate.review.interface",
    "translate.review.server",
    "translate.review",
    "translate.cli.models",
    "translate.cli",
    "translate.cli.glossary",
)


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


def name_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def room_of(module: str) -> str:
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len, default="")


NAMES = {name_of(path) for path in MODULES}
FOLDERS = {name_of(path) for path in MODULES if path.name == "__init__.py"}


def imported_modules(path: Path) -> Iterator[tuple[str, str]]:
    """Each import of a module of ours: the module that is named in the statement, and the name taken from it."""
    for name in imports(path):
        parent, _, last = name.rpartition(".")
        if parent in NAMES:
            yield parent, last


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_rooms_import_only_rooms_above_them(path: Path) -> None:
    module = name_of(path)
    if module.count(".") == 0 or module == "translate.__main__":
        return
    room = room_of(module)
    assert room, f"{path}: no room of the list"
    for parent, last in imported_modules(path):
        whole = f"{parent}.{last}"
        other = room_of(whole if whole in NAMES else parent)
        if other and other.split(".")[0] == room.split(".")[0]:
            assert ROOMS.index(other) <= ROOMS.index(room), f"{path} imports {whole}: against the order of rooms"


def test_no_module_imports_itself_through_others() -> None:
    """Imports inside functions count; a name that a face offers is traced to the module that has it."""
    paths = {name_of(path): path for path in MODULES if path.name != "__init__.py"}
    left = {module: {source_of(*one) for one in imported_modules(path)} - {module} for module, path in paths.items()}
    while free := {module for module, others in left.items() if not others & left.keys()}:
        left = {module: others for module, others in left.items() if module not in free}
    assert not left


def source_of(parent: str, name: str) -> str:
    """The module that a name comes from when it is imported from `parent`, a module or a face."""
    return offered(parent).get(name, f"{parent}.{name}") if parent in FOLDERS else parent


@cache
def offered(folder: str) -> dict[str, str]:
    """The names in the face of a folder with the modules that they come from."""
    stub = ROOT / folder.replace(".", "/") / "__init__.pyi"
    statements = ast.parse(stub.read_text("utf-8")).body if stub.exists() else []
    found = [(one.module, alias.name) for one in statements if isinstance(one, ast.ImportFrom) for alias in one.names]
    return {name: source_of(f"{folder}.{module}", name) if module else f"{folder}.{name}" for module, name in found}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_room_is_entered_by_its_face(path: Path) -> None:
    """From outside a folder only the names in its `__all__` are imported, from inside only its modules."""
    folder = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for parent, last in imported_modules(path):
        room = parent if parent in FOLDERS else parent.rpartition(".")[0]
        assert parent != folder or f"{parent}.{last}" in NAMES, f"{path} imports {parent}.{last}: by its own face"
        if f"{folder}.".startswith(f"{room}."):
            continue  # its own room, or one that it lies in
        assert parent in FOLDERS, f"{path} imports {parent}.{last}: not by the face of {room}"
        if f"{parent}.{last}" not in FOLDERS:
            assert last in import_module(parent).__all__, f"{path} imports {parent}.{last}: not in its face"


@pytest.mark.parametrize("folder", sorted(FOLDERS))
def test_a_face_keeps_what_it_promises(folder: str) -> None:
    face = import_module(folder)
    try:
        assert all(getattr(face, name) is not None for name in getattr(face, "__all__", ()))
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_every_module_says_what_it_holds_and_none_prints(path: Path) -> None:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert ast.get_docstring(tree), f"{path}: no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "input", "exit"), f"{path}:{node.lineno}"


@pytest.mark.parametrize(("package", "most"), [("glossary", 14), ("translate", 21)])
def test_few_doors_at_the_top(package: str, most: int) -> None:
    names = {path.name for path in (ROOT / package).iterdir()}
    assert len({name for name in names if not name.startswith("__")}) <= most


def test_no_room_is_called_after_nothing() -> None:
    assert not {p.stem for p in MODULES} & {"utils", "util", "helpers", "common", "manager", "misc"}


def test_the_map_is_drawn_from_the_rooms() -> None:
    """`python tests/support/rooms.py` draws it anew."""
    assert rooms.drawn(ROOMS) in rooms.PAGE.read_text("utf-8")


def test_no_two_public_classes_of_one_name() -> None:
    """A name means one thing in both packages."""
    places: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(str(path))
    twice = {name: paths for name, paths in places.items() if len(paths) > 1}
    assert not twice
