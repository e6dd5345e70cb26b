"""Choices of the ladder that are kept: the same renderings, without choosing again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from scripted_engine import Scripted

from translate.errors import EngineError
from translate.fingerprints import STAGES
from translate.machine import Cache, Chosen, Decoding, Hypothesis, Rendering, Request, Search, judge, ladder
from translate.machine import chosen as module
from translate.model import LocalePair
from translate.text.markup import CodedText, no_links

PAIR = LocalePair("en", "ru")
SEARCH = Search(4, 2)
ANSWERS = {
    "It costs 5 euros.": ("Это стоит 7 евро.", "Это стоит 5 евро."),
    "The mill burned.": ("Мельница сгорела.", "Завод сгорел."),
    "Nothing helps.": ("Nothing helps.",),
}
QUERIES = [CodedText(text) for text in ANSWERS]


def engine() -> Scripted:
    return Scripted(lambda text, decoding: ANSWERS.get(text, (text,)))


def rendered(
    cache: Cache, search: Search = SEARCH, signature: str = "m", with_: Scripted | None = None
) -> dict[CodedText, Rendering]:
    chosen = Chosen(cache, signature, "")
    return dict(chosen.render(QUERIES, with_ or engine(), PAIR, search, judge, no_links))


def test_what_is_kept_is_what_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    direct = dict(ladder.render(QUERIES, engine(), PAIR, Search(4, 2), judge))
    with Cache(tmp_path) as cache:
        assert rendered(cache) == direct
    asked: list[CodedText] = []
    render = ladder.render

    def watched(queries: Sequence[CodedText], *more: object, **named: object) -> object:
        asked.extend(queries)
        return render(queries, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(ladder, "render", watched)
    with Cache(tmp_path) as cache:
        assert rendered(cache) == direct
    assert asked == []
    assert any(one.caught for one in direct.values())


@pytest.mark.parametrize("change", ["search", "signature", "version"])
def test_what_it_depends_on_is_part_of_the_key(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cache(tmp_path) as cache:
        rendered(cache)
        later = engine()
        if change == "version":
            monkeypatch.setattr(module, "STAGES", {**STAGES, "rendering": STAGES["rendering"] + 1})
        search = replace(Search(4, 2), beam=5) if change == "search" else Search(4, 2)
        rendered(cache, search, "other" if change == "signature" else "m", later)
        assert later.asked


class Failing:
    """An engine that fails at one text until it is mended."""

    def __init__(self) -> None:
        self.mended = False

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        if not self.mended and any("mill" in one.text for one in requests):
            raise EngineError("engine", "fails", "wait")
        return [(Hypothesis("Мельница сгорела."),) * decoding.hypotheses for _ in requests]


def test_a_failure_of_the_engine_is_not_kept(tmp_path: Path) -> None:
    failing = Failing()
    queries = [CodedText("The mill burned."), CodedText("The house burned."), CodedText("The barn burned.")]
    with Cache(tmp_path) as cache:
        chosen = Chosen(cache, "m", "")
        first = dict(chosen.render(queries, failing, PAIR, Search(1, 1), judge, no_links))
        assert not first[queries[0]].text
        failing.mended = True
        second = dict(chosen.render(queries, failing, PAIR, Search(1, 1), judge, no_links))
        assert second[queries[0]].text
        assert second[queries[1]] == first[queries[1]]
