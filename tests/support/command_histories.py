"""Random histories of a project in which `status`, `check` and `build` are asked in between: with all that earlier
commands have kept they say what they say from nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from unittest import mock

import run_histories
from run_histories import History, written

from translate.checks import formats
from translate.cli.check import exit_code
from translate.errors import Error
from translate.model import FailOn, OnStale
from translate.pipeline import api, tables
from translate.project import Gate, Ignored, Options, Threshold

_SEVERITIES: tuple[dict[str, str], ...] = (
    {},
    {"fuzzy-shipped": "warning"},
    {"inconsistent": "error", "length": "info"},
)
_IGNORED = ((), (Ignored("fuzzy-shipped", "a draft"),), (Ignored("*", "old", "press/**"),))
_THRESHOLDS: tuple[dict[str, Threshold], ...] = ({}, {"ru": Threshold(approved=40.0, warnings=1)})


class Commands(History):
    """A project whose commands are asked after each step."""

    def options_of(self, folder: Path, root: Path) -> Options:
        """The options of a command in a folder. `root`: where facts are."""
        chosen = {key: value for key, value in self.options.items() if key in ("human", "bilingual")}
        glossary = (str(folder / "terms.csv"),) if self.terms else ()
        return Options((str(folder / "in"),), ("ru",), "en", str(folder / "out"), glossary, root=str(root), **chosen)  # type: ignore[arg-type]

    def ask(self) -> int:
        """Ask each command twice. Returns how many answers were compared. Raises AssertionError where one says another
        thing than from nothing."""
        compared = 0
        gate = Gate(FailOn.WARNING, MappingProxyType(self.chance.choice(_SEVERITIES)), self.chance.choice(_IGNORED),
                    MappingProxyType(self.chance.choice(_THRESHOLDS)))  # fmt: skip
        nowhere = self.folder.with_name(f"{self.folder.name}-nowhere")
        for command in (status, check):
            expected = command(replace(self.options_of(self.folder, nowhere), check=gate))
            for _ in range(2):
                said = command(replace(self.options_of(self.folder, self.folder), check=gate))
                assert said == expected, (self.told, command.__name__)
                compared += 1
        how = {"only_reviewed": self.chance.random() < 0.3, "untranslated": self.chance.random() < 0.3}
        stale = self.chance.choice(list(OnStale))
        copy = self.folder.with_name(f"{self.folder.name}-built")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        expected = build(replace(self.options_of(copy, nowhere), on_stale=stale), how)
        mine = replace(self.options_of(self.folder, self.folder), on_stale=stale)
        assert build(mine, how) == expected, (self.told, "build")
        assert written(self.folder) == written(copy), (self.told, "build")
        again = json.loads(build(mine, how)[1] or "{}")
        assert not again.get("files_changed"), (self.told, "built again")
        assert written(self.folder) == written(copy), (self.told, "built again")
        return compared + 2


def status(options: Options) -> tuple[str, ...]:
    """What `translate status` prints, as text and as JSON."""
    found = api.status(options)
    record = json.dumps(tables.status_record(found), ensure_ascii=False)
    return tables.status_text(found, quiet=False, columns=200), record, str(found.orphans)


def check(options: Options) -> tuple[str, ...]:
    """What `translate check` prints, as text and as JSON, and its exit code."""
    report = api.check(options)
    shown = (formats.FORMATS[kind](report, FailOn.WARNING) for kind in ("text", "json"))
    return *shown, str(exit_code(report, FailOn.WARNING))


def build(options: Options, how: dict[str, bool]) -> tuple[str, str]:
    """What `translate build` prints, or the error, and its record."""
    folder = str(Path(options.out).parent)
    try:
        built = api.build(options, **how)
    except Error as error:
        return str(error).replace(folder, ""), ""
    record = json.dumps(tables.build_record(built, 50), ensure_ascii=False).replace(folder, "")
    return tables.build_text(built, "out", 50, verbose=True), record


def waive(it: Commands) -> None:
    """A person waives a rule in an entry."""
    rule = it.chance.choice(("ending", "*", "no-such-rule", "term-missing"))
    it._edit_catalog(lambda one: replace(one, comments=(*one.comments, f"translate: ignore {rule} -- so it is")))


def ask_with_a_broken_catalog(it: Commands) -> None:
    """A catalog is broken when the commands are asked, and mended after that."""
    for path in sorted((it.folder / "out/po").rglob("*.po"))[:1]:
        data = path.read_bytes()
        path.write_bytes(data + b'msgid "\n')
        it.ask()
        path.write_bytes(data)


_EVENTS: tuple[Callable[[Commands], None], ...] = (
    *(waive, waive, ask_with_a_broken_catalog, run_histories.harm_output),
)


def history(folder: Path, seed: int, steps: int) -> int:
    """A history of so many steps, the commands asked before and after each run. Returns how many answers were compared.
    Raises AssertionError."""
    compared = 0
    with mock.patch("logging.Logger._log"), mock.patch("os.fsync"):
        it = Commands(folder, seed)
        it.run(folder)
        for _ in range(steps):
            compared += it.ask()
            it.step()
            if it.chance.random() < 0.5:
                happens = it.chance.choice(_EVENTS)
                it.told.append(happens.__name__)
                happens(it)
            compared += it.ask()
            if it.chance.random() < 0.5:
                it.told.append("run")
                it.run(folder)
    return compared
