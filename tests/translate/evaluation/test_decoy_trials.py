"""Decoys are measured for an engine, and kept for it only where terms come out better with them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from scripted_provider import ScriptedProvider, installed

from glossary import Term, Termbase
from glossary.enforcement.decoys import DecoyTable
from translate import machine, terms
from translate.errors import ConfigError
from translate.evaluation import decoy_trials, trials
from translate.evaluation.trials import Trial, Verdict
from translate.model import LocalePair
from translate.pipeline import Silent
from translate.project import Options

BASE = Termbase((Term("Karelia", "Карелия"),), "en", "ru")
PLANNED = trials.planned(BASE.terms)


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An engine that knows Paris in every sentence, and nothing else."""
    monkeypatch.setenv("TRANSLATE_MODELS_DIR", str(tmp_path / "models"))
    installed(monkeypatch, ScriptedProvider("one", lambda text, _: ["Он был в Париже." if "Paris" in text else "Он."]))


def tried_with(monkeypatch: pytest.MonkeyPatch, helpful: Verdict) -> None:
    """Make all trials pass with decoys (`helpful`), and one of them without."""

    def tried(some: Sequence[Trial], base: Termbase, options: Options, progress: object) -> tuple[Trial, ...]:
        verdicts = [Verdict.PASS, *[helpful if options.decoys else Verdict.WRONG] * (len(some) - 1)]
        return tuple(
            Trial(one.term, one.carrier, one.source, "", verdict) for one, verdict in zip(some, verdicts, strict=True)
        )

    monkeypatch.setattr(trials, "tried", tried)


def test_decoys_that_help_are_kept_for_the_engine_and_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tried_with(monkeypatch, Verdict.PASS)
    found = decoy_trials.measured(PLANNED, BASE, Options(engine="one"), Silent())
    assert found.path is not None
    assert found.path.is_relative_to(tmp_path / "models")
    assert {decoy.source for decoy in DecoyTable.load(found.path).decoys} == {"Paris"}
    assert f"1 of {found.tried} decoys are rendered reliably; 1 trials pass without, {len(PLANNED)} with" in found.told
    route = machine.choose("one", "en", "ru")
    assert machine.decoys(route) == found.path
    pair = LocalePair("en", "ru")
    assert terms.load([], pair, route, lambda _: None).decoys is not None
    assert terms.load([], pair, route, lambda _: None, decoys="").decoys is None


def test_decoys_that_do_not_help_are_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tried_with(monkeypatch, Verdict.WRONG)
    found = decoy_trials.measured(PLANNED, BASE, Options(engine="one"), Silent())
    assert (found.path, found.told.endswith("none are kept")) == (None, True)
    assert not (tmp_path / "models").exists()
    assert machine.decoys(machine.choose("one", "en", "ru")) is None


def test_a_language_without_candidates_is_an_error() -> None:
    with pytest.raises(ConfigError, match="there is no list of candidates for fi"):
        decoy_trials.measured((), Termbase((), "en", "fi"), Options(engine="one"), Silent())
