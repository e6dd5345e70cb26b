"""What is given on the command line becomes articles with names, or a refusal before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import ConfigError
from translate.project import discovery


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("articles/a.txt", "articles/sub/b.txt", "articles/.hidden/c.txt", "articles/d.png", "other/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["articles"], ["a.txt", "sub/b.txt"]),
        (["articles/"], ["a.txt", "sub/b.txt"]),
        (["articles/sub/b.txt"], ["b.txt"]),
        (["articles/d.png"], ["d.png"]),  # named by hand: read, and refused for what it holds
        (["articles/**/*.txt"], ["a.txt", "sub/b.txt"]),
        (["*/a.tx?"], ["articles/a.txt", "other/a.txt"]),
        (["articles", "articles/a.txt"], ["a.txt", "sub/b.txt"]),  # the same file twice is one article
        (["-"], ["stdin.txt"]),
        (["-", "articles"], ["stdin.txt", "a.txt", "sub/b.txt"]),
        (["articles", "other"], "collision"),
    ],
)
def test_expand(tree: Path, given: list[str], names: list[str] | str) -> None:
    if names == "collision":
        with pytest.raises(ConfigError, match=r"would write the same output files as .*a\.txt"):
            discovery.expand(given)
    else:
        assert [source.name for source in discovery.expand(given)] == names


@pytest.mark.parametrize(
    ("given", "message"),
    [("nowhere", "no such file or folder"), ("empty", "no articles"), ("nowhere/*.txt", "no file matches")],
)
def test_what_yields_nothing_is_refused(tree: Path, given: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        discovery.expand([given])


def test_a_file_with_a_bracket_in_its_name_is_a_file(tree: Path) -> None:
    (tree / "a[1].txt").write_text("x")
    assert [s.name for s in discovery.expand(["a[1].txt"])] == ["a[1].txt"]


def test_the_output_folder_is_not_searched(tree: Path) -> None:
    (tree / "articles/out/ru").mkdir(parents=True)
    (tree / "articles/out/ru/a.txt").write_text("x")
    found = discovery.expand(["articles"], exclude=Path("articles/out"))
    assert [source.name for source in found] == ["a.txt", "sub/b.txt"]


def test_a_pattern_finds_articles_though_the_output_folder_is_the_one_they_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("articles", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("A.", "utf-8")
    assert [s.name for s in discovery.expand(["articles/*.txt"], exclude=Path("."))] == ["a.txt"]
    assert [str(s.path) for s in discovery.expand(["*/*.txt"], exclude=Path("out"))] == ["articles/a.txt"]


def test_a_folder_gives_documents_and_no_files_that_are_mostly_settings(tmp_path: Path) -> None:
    for name in ("a.txt", "b.md", "c.HTML", "d.atom", "e.xml", "f.json", "g.yaml", "h.py"):
        (tmp_path / name).write_text("x", "utf-8")
    assert [source.name for source in discovery.expand([str(tmp_path)])] == ["a.txt", "b.md", "c.HTML", "d.atom"]
    assert [source.name for source in discovery.expand([str(tmp_path / "e.xml")])] == ["e.xml"]


def test_the_termbase_is_no_article_but_by_its_name(tmp_path: Path) -> None:
    for name in ("a.csv", "terms.csv", "b.txt", "notes.txt"):
        (tmp_path / name).write_text("x", "utf-8")
    others = [str(tmp_path / "terms.csv"), str(tmp_path / "." / "notes.txt")]
    found = discovery.expand([f"{tmp_path}/*.csv", str(tmp_path)], without=others)
    assert [source.name for source in found] == ["a.csv", "b.txt"]
    assert [source.name for source in discovery.expand(others[:1], without=others)] == ["terms.csv"]
