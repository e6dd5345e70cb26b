"""Streaming: articles are surveyed, then held in windows and forgotten."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path

import pytest

from translate import fingerprints
from translate.errors import ConfigError
from translate.model import Article, Translation
from translate.pipeline import Silent, project_run, survey
from translate.project import Options, Source
from translate.report import ReportWriter


def options(folder: Path, *sources: str, **more: object) -> Options:
    return Options(
        sources or (str(folder / "in"),),
        ("ru",),
        "en",
        str(folder / "out"),
        engine="pseudo",
        root=str(folder),
        **more,  # type: ignore[arg-type]
    )


def articles(folder: Path, count: int) -> None:
    (folder / "in").mkdir()
    for number in range(count):
        (folder / "in" / f"{number}.txt").write_text(f"It rained on day {number}.\n\nThe mill is old.\n", "utf-8")


def surveyed(size: int) -> survey.Surveyed:
    return survey.Surveyed(Source(None, f"{size}.txt"), "en", "", 1, 1, size)


def test_windows_are_of_a_size_and_lose_none() -> None:
    sizes = [100, 14_900, 100, 70_000, 100, 100]
    found = list(survey.windows(map(surveyed, sizes), lambda one: one.size, survey.WINDOW))
    assert [[one.size for one in window] for window in found] == [[100, 14_900], [100, 70_000], [100, 100]]
    assert list(survey.windows([], len, 1)) == []


def test_what_a_survey_keeps(tmp_path: Path) -> None:
    articles(tmp_path, 1)
    source = Source(tmp_path / "in/0.txt", "0.txt")
    digest = fingerprints.digest((tmp_path / "in/0.txt").read_bytes())
    found = survey.survey([source], options(tmp_path), ("ru",), [], fingerprints.Facts(None))
    assert list(found) == [survey.Surveyed(source, "en", digest, 2, 9, 100, None)]


def test_a_run_holds_the_articles_of_one_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles(tmp_path, 12)
    held: list[int] = []
    of_others = [one for one in gc.get_objects() if isinstance(one, Article)]  # of tests before, not collected yet

    def add(writer: ReportWriter, translation: Translation) -> int:
        held.append(sum(isinstance(one, Article) for one in gc.get_objects()) - len(of_others))
        return 0

    monkeypatch.setattr(ReportWriter, "add", add)
    monkeypatch.setattr(ReportWriter, "close", lambda writer: 0)
    monkeypatch.setattr(survey, "WINDOW", 200)
    outcome = project_run.run(options(tmp_path), Silent())
    assert len(outcome.results) == len(held) == 12
    assert max(held) <= 6  # read, and made for the target, of two articles; the last of the window before


def test_files_are_there_before_the_next_window_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles(tmp_path, 3)
    there: list[list[str]] = []
    monkeypatch.setattr(survey, "WINDOW", 1)
    read = survey.read

    def reading(one: survey.Surveyed, options: Options) -> tuple[Article, str]:
        there.append(sorted(path.name for path in (tmp_path / "out/ru").glob("*.txt")))
        return read(one, options)

    monkeypatch.setattr("translate.pipeline.window.read", reading)
    project_run.run(options(tmp_path), Silent())
    assert there == [[], ["0.txt"], ["0.txt", "1.txt"]]


def test_what_is_refused_is_refused_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles(tmp_path, 2)
    (tmp_path / "in/z.csv").write_text("a,b\n1,It rained.\n", "utf-8")
    monkeypatch.setattr(survey, "WINDOW", 1)
    with pytest.raises(ConfigError):
        project_run.run(options(tmp_path, bilingual="paragraphs"), Silent())
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "told.txt"
    os.mkfifo(pipe)
    teller = threading.Thread(target=pipe.write_text, args=("It rained.\n",), daemon=True)
    teller.start()
    outcome = project_run.run(options(tmp_path, str(pipe)), Silent())
    teller.join(10)
    assert not outcome.failures
    assert (tmp_path / "out/ru/told.txt").read_text("utf-8").strip()


def test_an_article_that_is_gone_at_its_second_reading_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles(tmp_path, 3)
    monkeypatch.setattr(survey, "WINDOW", 1)
    add = ReportWriter.add

    def added(writer: ReportWriter, translation: Translation) -> int:
        (tmp_path / "in/2.txt").unlink(missing_ok=True)
        return add(writer, translation)

    monkeypatch.setattr(ReportWriter, "add", added)
    outcome = project_run.run(options(tmp_path), Silent())
    assert [one.article for one in outcome.results] == ["0.txt", "1.txt"]
    assert [failure.name for failure in outcome.failures] == ["2.txt"]
