"""Where models run on a graphics card, more is computed at once; whether there is one, CTranslate2 is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from types import SimpleNamespace
from typing import Any, cast

import ctranslate2
import pytest

from translate import machine
from translate.machine import Cache, CachedEngine, Decoding, Hypothesis, Request, Search
from translate.machine.ladder import unjudged
from translate.model import Device, LocalePair, NamesMode
from translate.pipeline import remote_windows, window
from translate.pipeline.remote_windows import RenderJob
from translate.pipeline.window import Begun
from translate.text.markup import CodedText

PAIR = LocalePair("en", "ru")


class Counting:
    """An engine that keeps how many requests came at once."""

    def __init__(self) -> None:
        self.counts: list[int] = []

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        self.counts.append(len(requests))
        return [(Hypothesis(request.text),) for request in requests]


def signature(cards: int, device: Device, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: cards)
    (route, *_) = machine.candidates("argos", "en", "ru")
    return machine.signature(machine.on_device(route, device))


@pytest.mark.parametrize(
    ("cards", "device", "largest"),
    [(0, Device.AUTO, 64), (1, Device.AUTO, 256), (1, Device.CUDA, 256), (1, Device.CPU, 64)],
)
def test_an_engine_on_a_card_is_given_more_at_once(
    cards: int, device: Device, largest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Counting()
    with Cache(None) as cache:
        cached = CachedEngine(cache, f"{signature(cards, device, monkeypatch)}; segmentation 1", lambda: engine)
        texts = [CodedText(f"Text {n}.") for n in range(600)]
        assert len(list(machine.render(texts, cached, PAIR, Search(), unjudged))) == len(texts)
    assert max(engine.counts) == largest
    assert sum(engine.counts) == len(texts)


@pytest.mark.parametrize(("tail", "windows"), [("", 10), ("; device cuda", 3)])
def test_and_windows_for_workers_are_as_much_larger(tail: str, windows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_windows, "_slim", lambda one: one)
    monkeypatch.setattr(remote_windows._RemoteRun, "_is_cached", lambda run, one: False)
    monkeypatch.setattr(window, "begun", lambda task, shared: Begun(*[cast(Any, None)] * len(fields(Begun))))
    shared = cast(Any, SimpleNamespace(translator=SimpleNamespace(signature=f"argos x@1{tail}; segmentation 1")))
    tasks = cast(Any, [SimpleNamespace(surveyed=SimpleNamespace(size=4_000)) for _ in range(30)])
    assert sum(1 for _ in remote_windows._RemoteRun(shared).sent([tasks])) == windows


def test_a_worker_without_a_card_is_refused_by_a_run_on_one(monkeypatch: pytest.MonkeyPatch) -> None:
    on_card = signature(1, Device.CUDA, monkeypatch)
    job = RenderJob(PAIR, "argos", Device.CUDA, f"{on_card}; segmentation 1", "", unjudged, Search(), NamesMode.OFF,
                    True, None)  # fmt: skip
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 0)
    assert job.loaded(1) == "cannot translate en to ru (engine argos finds no graphics card that it can use here)"
