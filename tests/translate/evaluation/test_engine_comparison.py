"""What is installed for a pair of languages, compared on a test set."""

from __future__ import annotations

import json
import os
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from translate.cli import cli
from translate.errors import Error
from translate.evaluation import engine_comparison, measured_run
from translate.machine import Hop, Route, reason
from translate.model import LocalePair

SOURCE = ("The lake is cold.", "Nobody came to the village.")
REFERENCE = ("Озеро холодное.", "Никто не пришёл в деревню.")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    for name, lines in (("set.en", SOURCE), ("set.ru", REFERENCE)):
        Path(name).write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return "set.en", "set.ru"


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any], str]:
    try:
        code = cli.main(["models", "compare", *arguments, "--json", "-q"], standalone_mode=False)
    except Error as error:
        return error.exit_code, {}, str(error)
    said = capsys.readouterr()
    return code, json.loads(said.out or "{}"), said.err


def test_the_process_that_translates_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    parents = iter((7, 7, 1))
    ended: list[int] = []
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    measured_run._end_with(7)
    assert ended == [1]


def test_each_engine_is_scored_and_measured_in_its_own_process(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("terms.csv").write_text("en,ru\nlake,озеро\n", "utf-8")
    code, found, _ = compared(
        capsys, "en", "ru", *files, "--quality", "fast", "--glossary", "terms.csv", "--engine", "copy"
    )
    assert (code, found["lines"]) == (0, 2)
    built_in, copy = found["engines"]
    assert (built_in["engine"], built_in["default"], copy["engine"], copy["default"]) == ("argos", True, "copy", False)
    assert built_in["chrf"] > 30 > copy["chrf"]
    assert built_in["terms"] == {"found": 1, "standing": 1}
    assert copy["terms"] == {"found": 1, "standing": 0}
    for one in (built_in, copy):
        assert min(one["cpu_seconds"], one["seconds"]) >= 0
        assert 1 << 24 < one["memory"] < 1 << 32


def test_an_engine_that_fails_is_told_and_the_others_are_compared(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    model = Path("broken")
    (model / "model").mkdir(parents=True)
    (model / "metadata.json").write_text('{"from_code": "en", "to_code": "ru"}')
    (model / "model" / "model.bin").write_bytes(b"none")
    (model / "sentencepiece.model").write_bytes(b"none")
    code, found, told = compared(
        capsys, "en", "ru", *files, "--quality", "fast", "--lines", "1", "--engine", "./broken"
    )
    assert code == 1
    assert [bool(one["trouble"]) for one in found["engines"]] == [False, True]
    assert "error: " in told
    assert "the model cannot be loaded" in told
    assert "Traceback" not in told


def test_a_pair_for_which_nothing_is_installed_is_an_error(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, told = compared(capsys, "en", "ja", *files)
    assert (code, "nothing is installed that translates it; translate models install en ja" in told) == (2, True)


def test_engines_that_translate_nothing_are_no_rivals() -> None:
    assert [one.route.engine for one in engine_comparison.rivals(LocalePair("en", "ru"), (), {})] == ["argos"]


def test_a_choice_is_explained_by_the_first_difference() -> None:
    def route(engine: str, *locales: str, small: bool = False) -> Route:
        hops = (Hop(a, b, f"{engine}-{b}") for a, b in pairwise(locales))
        return Route(engine, tuple(hops), small)

    full, small, other = (
        route("argos", "en", "pt"),
        route("argos", "en", "pt", small=True),
        route("firefox", "en", "pt"),
    )
    near, pivot = route("argos", "en", "pt-BR"), route("argos", "en", "es", "pt")
    assert reason(full, (full,), "en", "pt") == "it is the only one"
    assert reason(full, (full, small), "en", "pt") == "the others have only the small built-in model (2 to choose from)"
    assert reason(near, (near, full), "en", "pt-BR").startswith("its locales are nearer: en -> pt-BR, not en -> pt")
    assert reason(full, (full, pivot), "en", "pt").startswith("it needs one model, the next 2 models")
    assert "the first by the name of its engine; translate models compare" in reason(full, (full, other), "en", "pt")
