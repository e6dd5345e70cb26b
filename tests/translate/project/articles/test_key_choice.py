"""Patterns of keys in the configuration: which values of a file are translated."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli
from translate.project import articles
from translate.project.articles import FormatSettings

JSON = b'{"title": "My boat", "kind": "rowing", "meta": {"title": "A page", "a": {"note": "Do not lose"}}}'
FILES = {
    "a.json": JSON,
    "a.yaml": b"title: My boat\nkind: rowing\nmeta:\n  title: A page\n  a:\n    note: Do not lose\n",
    "a.toml": b'title = "My boat"\nkind = "rowing"\n[meta]\ntitle = "A page"\n[meta.a]\nnote = "Do not lose"\n',
    "a.properties": b"title=My boat\nkind=rowing\nmeta.title=A page\nmeta.a.note=Do not lose\n",
    "a.strings": b'"title" = "My boat";\n"kind" = "rowing";\n"meta.title" = "A page";\n'
    b'"meta.a.note" = "Do not lose";\n',
    "strings.xml": b'<resources><string name="title">My boat</string><string name="kind">rowing</string>'
    b'<string name="meta.title">A page</string><string name="meta.a.note">Do not lose</string></resources>',
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("keys", "texts"),
    [
        (["title"], ["My boat", "A page"]),
        (["/title"], ["My boat"]),
        (["meta.*"], ["A page"]),
        (["meta.**"], ["A page", "Do not lose"]),
        (["**", "!meta.**"], ["My boat", "rowing"]),
        (["**", "!meta.**", "meta.title"], ["My boat", "rowing", "A page"]),
        (["kind"], ["rowing"]),
        (["!title", "!kind"], ["Do not lose"]),
    ],
)
def test_the_last_pattern_that_matches_decides(name: str, keys: list[str], texts: list[str]) -> None:
    article = articles.parse(FILES[name], name, "en", FormatSettings(keys=tuple(keys)))
    assert [text for text, _ in articles.texts(article)] == texts
    assert article.unused_keys == frozenset()
    assert articles.serialize(article, {}) == FILES[name]


def test_messages_of_fluent_are_chosen_by_their_names() -> None:
    article = articles.parse(b"a = One boat\nb = Two boats\n", "a.ftl", "en", FormatSettings(keys=("b", "c*")))
    assert [text for text, _ in articles.texts(article)] == ["Two boats"]
    assert article.unused_keys == frozenset({"c*"})
    assert articles.parse(b"A boat.\n", "a.txt", "en", FormatSettings(keys=("b",))).unused_keys is None


def test_a_pattern_without_a_key_is_named_and_fails_a_strict_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.json").write_bytes(JSON)
    (tmp_path / "translate.toml").write_text('[formats]\nkeys = ["title", "headline"]\n', "utf-8")
    command = ["run", "a.json", "--to", "ru", "--from", "en", "--engine", "pseudo"]
    for strict, code in ((), 0), (("--strict",), 3):
        done = CliRunner().invoke(cli, [*command, *strict], standalone_mode=False)
        assert done.return_value == code
        assert "1 pattern of formats.keys without a key that matches: headline" in done.output
