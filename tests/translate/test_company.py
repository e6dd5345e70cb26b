"""What one article gets does not depend on the articles beside it: their order, windows, and shards."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from translate import machine
from translate.machine import Decoding, Hypothesis, Request
from translate.pipeline import project_run, shards, survey
from translate.project import Options

# One name that the engine renders in two ways, and once not at all.
ARTICLES = {
    "a.txt": "Alan Meadows opened the bridge.\n\nMeadows said that it was cold.\n",
    "b.txt": "Alan Meadows closed the bridge.\n\nThe mill burned.\n",
    "c.txt": "The bridge is old.\n\nNobody had asked Alan Meadows.\n\nThe mill burned.\n",
    "press/d.txt": "Meadows said that it was cold.\n\nGyumri is a city.\n",
}
ANSWERS = {
    "Alan Meadows opened the bridge.": "Алан Медоуз открыл мост.",
    "Meadows said that it was cold.": "Медоуз сказал, что было холодно.",
    "Alan Meadows closed the bridge.": "Он закрыл этот мост.",
    "The bridge is old.": "Мост старый.",
    "Nobody had asked Alan Meadows.": "Никто не спросил Алана Медоуса.",
    "The mill burned.": "Мельница сгорела.",
    "Gyumri is a city.": "Гюмри — это город.",
}
TERMS = "source,target,type\nGyumri,Гюмри,place\n"


class Silent:
    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


class Table:
    """An engine that gives the answers above."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(ANSWERS.get(one.text, one.text), -0.1),) * decoding.hypotheses for one in requests]


@pytest.fixture(autouse=True)
def _articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in ARTICLES.items():
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    monkeypatch.chdir(tmp_path)


def written(folder: str) -> dict[str, bytes]:
    """The files that people see."""
    paths = (path for path in sorted(Path(folder).rglob("*")) if path.is_file() and ".translate" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run(
    out: str, sources: Sequence[str] = ("articles",), shard: tuple[int, int] = (1, 1), *, reproducible: bool = False
) -> None:
    options = Options(
        tuple(sources), ("ru",), "en", out, ("terms.csv",), root=out, quality="fast", shard=shard,
        reproducible=reproducible,
    )  # fmt: skip
    assert not project_run.run(options, Silent()).failures


def merged(*, reproducible: bool = False) -> dict[str, bytes]:
    """What two shards give together."""
    for number in (1, 2):
        run(f"part-{number}", shard=(number, 2), reproducible=reproducible)
    shards.merge([shards.read(Path(f"part-{number}")) for number in (1, 2)], Path("merged"))
    return written("merged")


def names_in(files: dict[str, bytes], name: str) -> set[str]:
    """The renderings of a person in an article."""
    return set(re.findall(r"М[еи]доу\w+", files[f"ru/{name}"].decode()))


def test_names_are_those_of_the_article_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Table())
    run("whole")
    whole = written("whole")
    assert names_in(whole, "a.txt") == {"Медоуз"}
    assert names_in(whole, "c.txt") == {"Медоуса"}
    for number, name in enumerate(ARTICLES):
        run(f"alone-{number}", [f"articles/{name}"])
        alone = Path(f"alone-{number}/ru/{Path(name).name}").read_bytes()
        assert alone == whole[f"ru/{name}"], name


@pytest.mark.parametrize("order", list(itertools.permutations(["a.txt", "b.txt", "c.txt"])))
def test_the_order_of_articles_changes_no_byte(monkeypatch: pytest.MonkeyPatch, order: Sequence[str]) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Table())
    run("first", [f"articles/{name}" for name in sorted(order)])
    run("other", [f"articles/{name}" for name in order])
    assert written("other") == written("first")


@pytest.mark.parametrize("window", [1, 120, 300, 100_000])
def test_windows_change_no_byte(monkeypatch: pytest.MonkeyPatch, window: int) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Table())
    run("usual")
    monkeypatch.setattr(survey, "WINDOW", window)
    run("other")
    assert written("other") == written("usual")


def test_shards_give_what_one_run_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Table())
    run("whole")
    assert merged() == written("whole")


def test_shards_give_what_one_run_gives_with_the_model_that_ships() -> None:
    run("whole", reproducible=True)
    assert merged(reproducible=True) == written("whole")


def test_merging_takes_over_the_names_that_people_corrected_and_tells_where_they_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "load", lambda route, threads: Table())
    run("first")
    row = next(one for one in Path("first/ru/names.csv").read_text("utf-8").splitlines() if one.startswith("Alan"))
    sheet = Path("first/ru/names.csv").read_text("utf-8").replace(row, row.replace("Алан Медоус,", "Алан Мидоуз,", 1))
    for folder in ("whole", "part-1", "part-2"):
        Path(folder, "ru").mkdir(parents=True)
        Path(folder, "ru/names.csv").write_text(sheet, "utf-8")
    run("whole")
    assert merged() == written("whole")
    assert "Алан Мидоуз," in written("merged")["ru/names.csv"].decode()
    path = Path("part-2/ru/names.csv")
    path.write_text(path.read_text("utf-8").replace("Алан Мидоуз,", "Алан Мэдоуз,", 1), "utf-8")
    parts = [shards.read(Path(f"part-{number}")) for number in (1, 2)]
    found = shards.merge(parts, Path("other"))
    assert len(found.failures) == 1
    assert "Alan Meadows is Алан Мэдоуз here and Алан Мидоуз in" in found.failures[0]
