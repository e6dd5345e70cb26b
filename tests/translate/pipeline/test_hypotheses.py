"""What the machine said of a text: hypotheses and refused drafts, each with the reasons of the guard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from scripted_engine import Scripted

from translate import machine
from translate.machine.engine import Decoding
from translate.model import Article, Paragraph, Quality
from translate.pipeline import hypotheses, in_memory
from translate.pipeline.progress import Silent
from translate.project import Options

TEXT = "The mill burned in 1902. Nobody came."
SAID = {
    "The mill burned in 1902.": ("Мельница сгорела в 1904 году.", "Мельница горела.", "Мельница сгорела в 1902 году."),
    "Nobody came.": ("Никто не пришел.", "Никто не пришёл."),
}


def answer(text: str, decoding: Decoding) -> Sequence[str]:
    """The first of them alone is what the engine says where one is asked for."""
    first, *others = SAID.get(text, ("",))
    return [first] if decoding.hypotheses == 1 else others


@pytest.fixture
def options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Options:
    monkeypatch.setattr(machine, "load", lambda route, threads: Scripted(answer))
    return Options(root=str(tmp_path), out=str(tmp_path / "out"), quality=Quality.FAST, from_="en")


def test_refused_drafts_are_told_with_their_reasons_after_a_run_too(options: Options) -> None:
    article = Article("a.txt", "en", (Paragraph(1, TEXT),))
    [run] = in_memory([article], "ru", options, Silent())
    assert run.units[0].target == "Мельница сгорела в 1902 году. Никто не пришел."
    for _ in range(2):
        mill, nobody = hypotheses(article, "ru", options, 6)
        assert (mill.source, nobody.source) == tuple(SAID)
        assert [(one.text, [fault.rule for fault in one.faults]) for one in mill.offered] == [
            ("Мельница горела.", ["number"]),
            ("Мельница сгорела в 1902 году.", []),
        ]
        [refused] = mill.refused
        assert refused.text == "Мельница сгорела в 1904 году."
        assert [fault.message for fault in refused.faults] == ["missing: 1902; not in the source: 1904"]
        assert ([one.text for one in nobody.offered], nobody.refused) == (["Никто не пришёл."], ())


def test_an_engine_that_does_not_translate_has_nothing_refused(tmp_path: Path) -> None:
    options = Options(root=str(tmp_path), out=str(tmp_path / "out"), engine="copy", from_="en")
    found = hypotheses(Article("a.txt", "en", (Paragraph(1, TEXT),)), "ru", options, 6)
    assert [(one.source, [said.text for said in one.offered], one.refused) for one in found] == [
        ("The mill burned in 1902.", ["The mill burned in 1902."], ()),
        ("Nobody came.", ["Nobody came."], ()),
    ]
