"""Patterns for paths: one meaning in every place, and a word where release 0.1 had another."""

from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.files import patterns
from glossary.files.patterns import Earlier, matches


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("*.txt", ["a.txt", "press/a.txt", ".hidden/.a.txt", "a\nb.txt"], ["a.md", "a.txt/b", "A.TXT"]),
        ("/*.txt", ["a.txt"], ["press/a.txt"]),
        ("press/*", ["press/a.txt"], ["press/x/a.txt", "archive/press/a.txt", "press"]),
        ("press/**", ["press/a.txt", "press/x/y/a.txt"], ["press", "archive/press/a.txt"]),
        ("**/press/*", ["press/a.txt", "x/y/press/a.txt"], ["press/x/a.txt", "xpress/a.txt"]),
        ("a/**/c.txt", ["a/c.txt", "a/b/b/c.txt"], ["c.txt", "x/a/c.txt"]),
        ("a/**c.txt", ["a/c.txt", "a/bc.txt"], ["a/b/c.txt"]),  # ** within a part is *
        ("press", ["press", "x/press"], ["press/a.txt"]),
        ("a?.txt", ["ab.txt"], ["a.txt", "a/b.txt"]),
        ("[ab-d].txt", ["a.txt", "c.txt"], ["e.txt", "[ab-d].txt.txt"]),
        ("[!a].txt", ["b.txt"], ["a.txt"]),
        ("a[1].txt", ["a1.txt", "a[1].txt"], ["a2.txt"]),  # a path always matches itself
        (r"a\[?].txt", ["a[x].txt"], ["a[.txt"]),
        ("{a,b}!.txt", ["{a,b}!.txt"], ["a!.txt"]),  # no braces, no negation
    ],
)
def test_meaning(pattern: str, yes: list[str], no: list[str]) -> None:
    assert [path for path in [*yes, *no] if matches(path, pattern)] == yes


PARTS = st.sampled_from(["a", "b", "ab", ".a", "a.txt"])
PATHS = st.lists(PARTS, min_size=1, max_size=4).map("/".join)


@given(PATHS)
def test_every_path_matches_itself_and_what_is_wider(path: str) -> None:
    folder, _, name = path.rpartition("/")
    assert all(matches(path, pattern) for pattern in (path, f"/{path}", "**", "*", f"**/{name}", name))
    assert matches(path, f"{folder}/*") or not folder
    assert matches(f"x/{path}", path) == (not folder)


@given(
    st.lists(PATHS, max_size=8), st.lists(st.sampled_from(["a", "*", "**", "a*", "?b", "[ab]"]), min_size=1, max_size=4)
)
def test_what_is_found_on_disk_is_what_matches(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str], parts: list[str]
) -> None:
    """From the folder itself, as a leading / says; hidden parts only where a pattern begins them with a full stop."""
    folder, pattern = tmp_path_factory.mktemp("found"), "/".join(parts)
    for path in paths:
        target = folder / path
        if not any(parent.is_file() for parent in target.parents) and not target.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("")
    there = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    seen = [path for path in there if not any(part.startswith(".") for part in path.split("/"))]
    found = {path.relative_to(folder).as_posix() for path in patterns.find(f"{folder}/{pattern}") if path.is_file()}
    assert found == {path for path in seen if matches(path, f"/{pattern}")}


@pytest.mark.parametrize(
    ("key", "pattern", "path", "advice"),
    [
        (Earlier.IGNORE, "press/*", "press/x/a.txt", "no longer matches press/x/a.txt; {} press/**"),
        (Earlier.IGNORE, "press/*.txt", "press/x/a.txt", "no longer matches press/x/a.txt; {} press/**/*.txt"),
        (Earlier.IGNORE, "a.txt", "x/a.txt", "now also matches x/a.txt; {} /a.txt"),
        (Earlier.IGNORE, "**/a.txt", "a.txt", "now also matches a.txt; {} */**/a.txt"),
        (Earlier.IGNORE, "p*/a.txt", "p/x/a.txt", "no longer matches p/x/a.txt; name the articles"),
        (Earlier.SCOPE, "sport/*", "x/sport/a.txt", "no longer matches x/sport/a.txt; {} **/sport/*"),
        (Earlier.SCOPE, "sport/*", "sport/x/a.txt", "no longer matches sport/x/a.txt; {} sport/**"),
        (Earlier.HUMAN, "ru/**.txt", "ru/x/a.txt", "no longer matches ru/x/a.txt; {} ru/**/*.txt"),
        (Earlier.HUMAN, "ru/a[1]*", "ru/a[1].txt", "no longer matches ru/a[1].txt; {} ru/a[[]1]*"),
    ],
)
def test_another_meaning_than_before_is_reported_once(
    key: Earlier,
    pattern: str,
    path: str,
    advice: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_reported", set())
    for file in (path, path, f"{path}x"):
        patterns.report_change(f"here {pattern} {path}", file, pattern, key)
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("glossary", logging.WARNING)
    assert record.getMessage() == f"here {pattern} {path}: {pattern} {advice.format('for the old meaning write')}"


@pytest.mark.parametrize(
    ("key", "pattern", "path"),
    [
        (Earlier.IGNORE, "press/*", "press/a.txt"),
        (Earlier.IGNORE, "*.txt", "press/a.txt"),
        (Earlier.SCOPE, "*.txt", "press/a.txt"),
        (Earlier.SCOPE, "a.txt", "press/a.txt"),
        (Earlier.SCOPE, "sport/*", "news/a.txt"),
        (Earlier.HUMAN, "ru/legal/**", "ru/legal/x/a.txt"),
        (Earlier.HUMAN, "*/legal/*", "ru/legal/x/a.txt"),
        (Earlier.HUMAN, "ru/a?.(1).txt", "ru/ab.(1).txt"),
    ],
)
def test_the_same_meaning_is_not_reported(
    key: Earlier, pattern: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    patterns.report_change("here", path, pattern, key)
    assert not caplog.records
