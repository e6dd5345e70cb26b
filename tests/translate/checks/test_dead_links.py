"""Links between translated articles reach their headings, whatever the headings are called now."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.project import articles
from translate.project.articles import Link

GUIDE = """# The guide

See [setup](#set-up-now), [the end](<#the end>), [more](other.md#more), [out](https://a.org/#x), [root](/x#y), [^1].

<a href='other.md#html'>There</a>, ![a mill](mill.png), [ref], <mailto:a@b.org>.

## Set up now

## The end {#the%20end}

[ref]: sub/../other.md#more "More"
[^1]: A note.
"""
OTHER = (
    "# More\n\nText <span id=html>here</span>.\n\n# More\n\n[back](guide.md#more-1) [again](./guide.md) [up](#Top)\n"
)


def test_anchors_and_links_are_found() -> None:
    graph = articles.links(articles.parse(GUIDE.encode(), "guide.md", "en"))
    assert graph is not None
    assert {"the-guide", "set-up-now", "1"} <= graph.anchors
    assert graph.links == (
        Link("guide.md", "set-up-now"), Link("guide.md", "the end"), Link("other.md", "more"), Link("other.md", "html"),
        Link("mill.png", ""), Link("other.md", "more"),
    )  # fmt: skip
    assert articles.links(articles.parse(b"[a](#b)", "a.txt", "en")) is None


def test_a_run_keeps_links_alive_and_a_dead_one_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/guide.md").write_text(GUIDE.replace("{#the%20end}", "").replace("<#the end>", "#the-end"))
    (tmp_path / "articles/other.md").write_text(OTHER)

    def call(*arguments: str) -> str:
        return CliRunner().invoke(cli, arguments, standalone_mode=False).output

    call("run", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q")
    dead = [line for line in call("check").splitlines() if "dead-link: " in line]
    assert [line.partition("dead-link: ")[2] for line in dead] == [
        "a link leads to #more-1, which is not in guide.md"  # dead in the source as well
    ]
    path = tmp_path / "out/ru/guide.md"
    path.write_text(path.read_text("utf-8").replace('<a id="set-up-now"></a>', ""), "utf-8")
    assert "a link leads to #set-up-now, which is not here" in call("check")
