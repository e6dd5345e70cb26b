"""`--reproducible`: the same bytes whatever the threads and the company, on the model that ships."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from translate.machine.cache import Cache
from translate.machine.ctranslate2_engine import _lots
from translate.machine.engine import Decoding, Hypothesis, Request
from translate.machine.routes import choose, load
from translate.pipeline import project_run
from translate.project import config
from translate.text.segmenter import segment

TEXTS = [
    "The mill by the river was sold to the town last spring.",
    "No.",
    "It had four rooms and a wheel that nobody had seen turn for thirty years.",
    "The council wants to open a museum there, but the roof leaks and the money has not come yet.",
    "Who will pay for it?",
    "A miller's daughter remembers the noise of the stones, the dust on the stairs and the cats that lived there.",
    "She left in 1971.",
    "Visitors come on Sundays.",
    "The bridge was closed for repairs, said the mayor, and would not open again before the end of the summer.",
    "Rain fell.",
]
ALONE = Decoding(beam=4, hypotheses=2, alone=True)


def sentences(samples: Path) -> list[str]:
    """Sixteen sentences. On some processors most of them come out otherwise, to the last digit at least, in a batch."""
    texts = [text for path in sorted(samples.rglob("*.txt")) for text in path.read_text("utf-8").split("\n\n")]
    found = [one.text for text in texts for one in segment(text.strip(), "en") if len(one.text) > 20]
    return list(dict.fromkeys(found))[:16]


def answers(threads: int, lots: list[list[str]], decoding: Decoding) -> dict[str, tuple[Hypothesis, ...]]:
    engine = load(choose("argos", "en", "ru"), threads)
    return {
        text: found
        for lot in lots
        for text, found in zip(lot, engine.translate([Request(text) for text in lot], decoding), strict=True)
    }


def test_company_and_threads_change_no_answer_and_no_score(samples: Path) -> None:
    texts = sentences(samples)
    shuffled = random.Random(3).sample(texts, len(texts))
    apart = [shuffled[:3], shuffled[3:], texts[4:5] * 2]
    alone = answers(2, [texts], ALONE)
    assert answers(1, [shuffled], ALONE) == alone
    assert answers(2, apart, ALONE) == alone


def test_the_limit_of_a_decode_depends_on_its_own_source_only() -> None:
    sources = [["a"] * n for n in (1, 16, 17, 40, 3)]
    assert _lots(sources, alone=True) == {16: [0, 1, 4], 32: [2], 48: [3]}
    assert _lots(sources, alone=False) == {40: [0, 1, 2, 3, 4]}


class Silent:
    def start(self, label: str, paragraphs: int, words: int) -> None: ...
    def advance(self, paragraphs: int, words: int) -> None: ...


def translated(folder: Path, names: list[str], threads: int) -> dict[str, bytes]:
    out = folder / f"out-{threads}-{'-'.join(names)}"
    options = config.Options(
        tuple(str(folder / name) for name in names), ("ru",), "en", str(out), quality="fast", threads=threads,
        reproducible=True, root=str(out),
    )  # fmt: skip
    project_run.run(options, Silent())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.txt*") if path.is_file()}


def test_a_run_writes_the_same_bytes_for_articles_alone_and_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(TEXTS[:5]), "utf-8")
    (tmp_path / "b.txt").write_text("\n\n".join(TEXTS[5:]), "utf-8")
    together = translated(tmp_path, ["a.txt", "b.txt"], 2)
    apart = translated(tmp_path, ["b.txt"], 1) | translated(tmp_path, ["a.txt"], 1)
    assert apart == together
    assert len(together) == 12  # five files of each, and its part of the report


def test_the_cache_does_not_mix_both_ways_of_asking() -> None:
    from translate.machine.cache import CachedEngine

    engine = CachedEngine(Cache(None), "s", lambda: pytest.fail("not asked"))
    request = Request("The mill.")
    assert engine._key(request, Decoding()) != engine._key(request, Decoding(alone=True))


@pytest.mark.parametrize(("said", "wanted"), [("1", True), ("true", True), ("0", False), ("", False)])
def test_it_can_be_set_in_the_environment(said: str, wanted: bool, tmp_path: Path) -> None:
    assert config.load({}, {"TRANSLATE_REPRODUCIBLE": said}, tmp_path).reproducible is wanted
