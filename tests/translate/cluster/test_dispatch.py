"""Windows are all done once, whatever happens to the workers."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest

from translate.cluster import Dispatch, End, Ended, Finished
from translate.errors import TranslateError


@dataclass(frozen=True)
class Letters:
    """A window: articles of letters, of which some may be left out."""

    articles: tuple[str, ...]
    left_out: frozenset[int] = frozenset()

    def parts(self) -> Sequence[Letters]:
        half = len(self.articles) // 2
        return [Letters(self.articles[:half]), Letters(self.articles[half:])] if half else []

    def probes(self) -> Sequence[Letters]:
        asked = [n for n in range(len(self.articles[0])) if n not in self.left_out]
        half = len(asked) // 2
        return (
            [replace(self, left_out=self.left_out | {*some}) for some in (asked[:half], asked[half:])] if half else []
        )

    def without(self, probes: Sequence[Letters]) -> Letters:
        asked = {n for probe in probes for n in range(len(self.articles[0])) if n not in probe.left_out}
        return Letters(self.articles, frozenset(asked))

    def made(self) -> str:
        texts = ("".join("-" if n in self.left_out else a for n, a in enumerate(one)) for one in self.articles)
        return " ".join(texts)


@dataclass
class Processes:
    """Workers that do their work when they are looked at, one of them at a time; `kills` are the texts that kill them.
    What they are given, and whether they die otherwise, is drawn by lot."""

    kills: tuple[str, ...] = ()
    count: int = 2
    draw: random.Random = field(default_factory=lambda: random.Random(1))
    accidents: float = 0.0
    given: dict[str, Letters] = field(default_factory=dict)
    born: int = 0
    most: int = 0

    def present(self) -> Collection[str]:
        names = list(self.given)
        while len(names) < self.count:
            self.born += 1
            names.append(f"worker {self.born}")
        return names

    def give(self, worker: str, window: Letters) -> None:
        assert worker not in self.given, "one at a time"
        self.given[worker] = window
        self.most = max(self.most, len(self.given))

    def ended(self) -> Sequence[Ended[str]]:
        worker = self.draw.choice(sorted(self.given))
        window = self.given.pop(worker)
        made = window.made()
        if self.draw.random() < self.accidents:
            return [Ended(worker, self.draw.choice([End.DIED, End.SILENT]))]
        if all(self.kills) and any(all(letter in made for letter in kill) for kill in self.kills):
            return [Ended(worker, End.DIED)]
        return [Ended(worker, End.DONE, made)]

    def drop(self) -> None:
        self.given.clear()


ARTICLES = ("abcdefgh", "ijkl", "m", "nopqrstuvwxyz")


def windows(size: int = 2) -> Iterator[Letters]:
    for n in range(0, len(ARTICLES), size):
        yield Letters(ARTICLES[n : n + size])


def made(processes: Processes, given: Iterator[Letters] | None = None) -> list[str]:
    found = list(Dispatch(processes, given or windows()).results())
    return sorted(text for one in found for text in (one.result or "-" * len(one.window.articles[0])).split(" "))


def test_every_window_is_done_once() -> None:
    assert made(Processes()) == sorted(ARTICLES)


@pytest.mark.parametrize(
    ("kills", "lost"),
    [
        (("c",), {"abcdefgh": "ab-defgh"}),
        (("m",), {"m": "-"}),
        (("a", "h", "z"), {"abcdefgh": "-bcdefg-", "nopqrstuvwxyz": "nopqrstuvwxy-"}),
        (("ah",), {"abcdefgh": "--------"}),  # only together do they harm
    ],
)
def test_the_paragraph_that_kills_workers_is_found_and_left_out(kills: tuple[str, ...], lost: dict[str, str]) -> None:
    for size in (1, 2, 4):
        assert made(Processes(kills), windows(size)) == sorted(lost.get(one, one) for one in ARTICLES)


@pytest.mark.parametrize("seed", range(30))
def test_accidents_cost_no_paragraph_but_where_they_strike_twice(seed: int) -> None:
    """Accidents look like windows that kill: then paragraphs may be left out, never lost, doubled or put elsewhere."""
    draw = random.Random(seed)
    processes = Processes(("e",), 1 + seed % 4, draw, draw.choice([0.0, 0.05, 0.2]))
    texts = made(processes, windows(draw.randint(1, 4)))
    assert sorted(map(len, texts)) == sorted(map(len, ARTICLES))
    allowed = [{one, "-"} for article in sorted(ARTICLES, key=len) for one in article]
    assert all(letter in some for letter, some in zip("".join(sorted(texts, key=len)), allowed, strict=True))
    assert "e" not in "".join(texts)
    if not processes.accidents:
        assert "".join(sorted(texts)).count("-") == 1


def test_no_window_is_taken_before_a_worker_may_soon_have_it() -> None:
    taken = deque[Letters]()

    def source() -> Iterator[Letters]:
        for n in range(100):
            taken.append(Letters((str(n),)))
            yield taken[-1]

    processes = Processes(count=3)
    for number, _ in enumerate(Dispatch(processes, source()).results(), 1):
        assert len(taken) - number <= 6
    assert processes.most == 3


def test_workers_that_all_die_end_the_run() -> None:
    with pytest.raises(TranslateError, match=r"--dask: 24 workers died one after another, and nothing got done; "):
        list(Dispatch(Processes(accidents=1.0), windows()).results())


def test_whoever_stops_taking_stops_the_work() -> None:
    processes = Processes()
    results = Dispatch(processes, windows(1)).results()
    assert isinstance(next(results), Finished)
    assert processes.given
    results.close()
    assert not processes.given
