"""A run or a merge beside a review: what the reviewer does in the very moment when catalogs are written is not lost."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.translate.review.projects import entries
from translate.catalog import writer
from translate.model import State
from translate.pipeline import catalog_merge, run, stages
from translate.project import Options, layout
from translate.review.acts import Act, Seen, Verb
from translate.review.desk import Desk

TEXTS = [f"Paragraph number {n}." for n in range(1, 6)]


@pytest.fixture
def options(tmp_path: Path) -> Options:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("\n\n".join(TEXTS) + "\n", "utf-8")
    sources, out = (str(tmp_path / "articles"),), str(tmp_path / "out")
    options = Options(sources, ("ru",), "en", out, engine="copy", root=str(tmp_path))
    run(options)
    return options


def approve(desk: Desk, source: str, target: str) -> None:
    desk.perform(target, [("a.txt", Act(Verb.APPROVE, source, Seen(source), target))], "Anna")


def test_an_act_between_reading_and_writing_waits_and_is_kept(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, usual = Desk(options, "ru"), stages.translation
    reviewers = list[threading.Thread]()

    def busy(*given: Any) -> Any:
        reviewers.append(threading.Thread(target=approve, args=(desk, TEXTS[0], "Раз.")))
        reviewers[-1].start()
        reviewers[-1].join(0.3)
        assert reviewers[-1].is_alive()  # it waits: the catalog has been read and not been written
        return usual(*given)

    monkeypatch.setattr(stages, "translation", busy)
    (tmp_path / "articles" / "a.txt").write_text("\n\n".join([*TEXTS, "And one more."]) + "\n", "utf-8")
    run(options)
    for reviewer in reviewers:
        reviewer.join()
    found = entries(tmp_path, "a.txt")
    assert (found[TEXTS[0]].target, found[TEXTS[0]].fuzzy) == ("Раз.", False)
    assert "And one more." in found


def test_runs_and_a_reviewer_at_once_lose_nothing(options: Options, tmp_path: Path) -> None:
    desk, is_over = Desk(options, "ru"), threading.Event()

    def running() -> None:
        number = 0
        while not is_over.is_set():
            number += 1
            (tmp_path / "articles" / "a.txt").write_text("\n\n".join([*TEXTS, f"Addition {number}."]) + "\n", "utf-8")
            run(options)

    runner = threading.Thread(target=running)
    runner.start()
    for n, text in enumerate(TEXTS):
        approve(desk, text, f"Слово {n}.")
    is_over.set()
    runner.join()
    run(options)
    found = entries(tmp_path, "a.txt")
    assert [found[text].target for text in TEXTS] == [f"Слово {n}." for n in range(len(TEXTS))]
    assert all(found[text].state is State.TRANSLATED for text in TEXTS)
    shown = (tmp_path / "out" / "ru" / "a.txt").read_text("utf-8")
    assert all(f"Слово {n}." in shown for n in range(len(TEXTS)))


def test_an_act_while_catalogs_are_merged_waits_and_is_kept(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, ours = Desk(options, "ru"), layout.catalogs(tmp_path / "out")
    theirs = tmp_path / "theirs"
    shutil.copytree(ours, theirs)
    path = theirs / "ru" / "a.txt.po"
    path.write_text(path.read_text("utf-8").replace(f'msgstr "{TEXTS[1]}"', 'msgstr "Два."'), "utf-8")
    usual, reviewers = writer.encode, list[threading.Thread]()

    def busy(found: Any) -> bytes:
        reviewers.append(threading.Thread(target=approve, args=(desk, TEXTS[0], "Раз.")))
        reviewers[-1].start()
        reviewers[-1].join(0.3)
        assert reviewers[-1].is_alive()
        monkeypatch.setattr(writer, "encode", usual)
        return usual(found)

    monkeypatch.setattr(writer, "encode", busy)
    done = catalog_merge.merge(ours, theirs, None, ours)
    for reviewer in reviewers:
        reviewer.join()
    assert (done.changed, done.failures) == (1, ())
    found = entries(tmp_path, "a.txt")
    assert [found[text].target for text in TEXTS[:2]] == ["Раз.", "Два."]
