"""The tables [engines.NAME] reach the engine they name; what it does not know is refused with what it knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translate import machine
from translate.errors import ConfigError
from translate.machine import Decoding, Engine, Hop, Hypothesis, Request, Route, routes
from translate.machine.models import lock
from translate.model import Device, Locked
from translate.project import config, engine_settings


class Loud:
    """Says every text with as many exclamation marks as its settings say."""

    name = "loud"
    automatic = False

    def __init__(self, marks: int = 1) -> None:
        self.marks = marks

    def configured(self, table: Mapping[str, Any]) -> Loud:
        engine_settings.refuse_unknown(table, ("marks", "voice"))
        if not isinstance(table.get("marks", 1), int):
            raise ConfigError("marks", f"{table['marks']!r} is not a whole number", "change the value")
        return Loud(table.get("marks", 1))

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        return (Route(self.name, (Hop(source or "en", target, "loud", identity=f"{self.marks} marks"),)),)

    def pairs(self) -> Iterable[tuple[str, str]]:
        return ()

    def devices(self) -> tuple[str, ...]:
        return ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        return self

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(request.text + "!" * self.marks),) for request in requests]


def entry(name: str, provider: object) -> Any:
    def load() -> object:
        if isinstance(provider, ImportError):
            raise provider
        return provider

    return SimpleNamespace(name=name, load=load)


@pytest.fixture(autouse=True)
def _engines(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (entry("loud", Loud()), entry("plain", object()), entry("extra", ImportError()))
    monkeypatch.setattr(engine_settings, "entry_points", lambda group: found)
    monkeypatch.setattr(routes, "_installed", lambda: found)


def loaded(folder: Path, text: str) -> config.Options:
    (folder / "translate.toml").write_text(text, "utf-8")
    return config.load({}, {}, folder)


def test_an_engine_is_given_its_table(tmp_path: Path) -> None:
    options = loaded(tmp_path, "engine = 'loud'\n[engines.loud]\nmarks = 3\n")
    route = machine.choose(options.engine, "en", "ru", options.engines)
    assert machine.load(route, 1).translate([Request("Ah")], Decoding()) == [(Hypothesis("Ah!!!"),)]
    planned, _ = lock.plan([("en", "ru")], "loud", Device.CPU, tmp_path, Locked.NO, options.engines)
    assert machine.load(planned["en", "ru"], 1).translate([Request("Ah")], Decoding()) == [(Hypothesis("Ah!!!"),)]


def test_without_a_table_it_is_as_it_comes(tmp_path: Path) -> None:
    route = machine.choose("loud", "en", "ru", loaded(tmp_path, "").engines)
    assert machine.load(route, 1).translate([Request("Ah")], Decoding()) == [(Hypothesis("Ah!"),)]


def test_what_has_no_files_is_known_by_its_identity() -> None:
    once, thrice = (machine.choose("loud", "en", "ru", {"loud": {"marks": n}}) for n in (1, 3))
    assert machine.signature(once) != machine.signature(thrice)
    assert machine.signature(once) == machine.signature(machine.choose("loud", "en", "ru"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[engines.loud]\nmark = 1", r"translate\.toml: engines\.loud\.mark: no such key; did you mean marks\?"),
        ("[engines.loud]\nzzz = 1", r"translate\.toml: engines\.loud\.zzz: no such key; known keys: marks, voice"),
        ("[engines.loud]\nmarks = 'many'", r"engines\.loud\.marks: 'many' is not a whole number"),
        ("[engines.lout]\nmarks = 1", r"engines\.lout: no such engine; did you mean loud\?"),
        ("[engines.zzz]", r"engines\.zzz: no such engine; known engines: extra, loud, plain"),
        ("[engines]\nloud = 3", r"engines\.loud: 3 is not a table; write \[engines\.loud\]"),
        ("engines = 3", r"engines: 3 is not a table; write \[engines\.NAME\]"),
        ("[engines.plain]\nmarks = 1", r"engines\.plain: this engine has no settings; remove the table"),
    ],
)
def test_what_an_engine_does_not_know_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        loaded(tmp_path, text)


def test_settings_given_in_python_are_read_when_they_are_used() -> None:
    with pytest.raises(ConfigError, match=r"^engines\.loud\.mark: no such key"):
        machine.choose("loud", "en", "ru", {"loud": {"mark": 1}})


def test_the_table_of_an_extra_that_is_not_installed_is_kept(tmp_path: Path) -> None:
    assert loaded(tmp_path, "[engines.extra]\nurl = 'x'\n").engines["extra"] == {"url": "x"}


def test_values_are_read_by_key() -> None:
    readers = {"max-size": engine_settings.whole(1, 9), "voice": engine_settings.one_of("high", "low")}
    assert engine_settings.values({"max-size": 3, "voice": "low"}, readers) == {"max_size": 3, "voice": "low"}
    for table, message in (
        ({"max-size": 10}, "max-size: 10 is not a whole number from 1 to 9; change the value"),
        ({"max-size": True}, "max-size: True is not a whole number from 1 to 9; change the value"),
        ({"voice": "loud"}, "voice: 'loud' is not high or low; change the value"),
        ({"voices": "low"}, "voices: no such key; did you mean voice?"),
    ):
        with pytest.raises(ConfigError) as caught:
            engine_settings.values(table, readers)
        assert str(caught.value) == message
