"""The engine against `translate serve` with the built-in model: guard, names and glossary hold on both sides."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate import pipeline
from translate.model import State
from translate.project import Options
from translate.serve import Door, ServiceLimits
from translate.serve import serving as served


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "server").mkdir()
    options = Options(root=tmp_path / "server", out=tmp_path / "server" / "out", engine="argos")
    server = served(options, Door(port=0), ServiceLimits())
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield server.address
    finally:
        server.stop()
        thread.join(20)


def test_a_run_by_a_server_with_its_own_glossary(tmp_path: Path, url: str) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(
        "# The **old** mill\n\nThe mill burned in 1902. It cost $5 million.\n\nThe Lake Sevan Fund rebuilt it.\n",
        "utf-8",
    )
    (tmp_path / "terms.csv").write_text("source,target\nLake Sevan Fund,Фонд озера Севан\n", "utf-8")
    options = Options(
        sources=tmp_path / "articles", to="ru", from_="en", out=tmp_path / "out", root=tmp_path,
        glossary=tmp_path / "terms.csv", engine="libretranslate", engines={"libretranslate": {"url": url}},
    )  # fmt: skip
    outcome = pipeline.run(options)
    text = (tmp_path / "out" / "ru" / "a.md").read_text("utf-8")
    assert not outcome.failures
    assert "**" in text.splitlines()[0]
    assert "1902" in text
    assert "Фонд озера Севан" in text
    assert {str(one) for result in outcome.results for one in result.standings} == {"machine"}
    (model,) = outcome.models
    assert model.model == f"translate serve 0.2.0 at {url.split('/')[2]}"
    again = pipeline.run(options)
    assert (again.asked, again.changed) == (0, 0)
    assert State.FUZZY  # nothing approves itself
