"""Anchors of headings are what site generators make of their text, and stay when a heading is translated."""

from __future__ import annotations

import pytest

from translate.project import articles
from translate.project.articles.heading_anchors import SlugRule, anchors

CASES = [
    (SlugRule.GITHUB, "Getting Started", "getting-started"),
    (SlugRule.GITHUB, "What's new in v2.0?", "whats-new-in-v20"),
    (SlugRule.GITHUB, "fs.readFile(path[, options])", "fsreadfilepath-options"),
    (SlugRule.GITHUB, "A — B", "a--b"),
    (SlugRule.GITHUB, "Über_uns & Co.", "über_uns--co"),
    (SlugRule.PYTHON, "What's new — in v2.0?", "whats-new-in-v20"),
    (SlugRule.PYTHON, "Über uns", "uber-uns"),
    (SlugRule.PANDOC, "3. Applications", "applications"),
    (SlugRule.PANDOC, "Dogs?--in *my* house?", "dogs--in-my-house"),
    (SlugRule.PANDOC, "33", "section"),
]


@pytest.mark.parametrize(("rule", "heading", "anchor"), CASES)
def test_golden(rule: SlugRule, heading: str, anchor: str) -> None:
    assert list(anchors([heading], rule)) == [anchor]


def test_equal_headings_are_numbered() -> None:
    assert list(anchors(["Setup", "Setup", "Setup-1", "Setup"], SlugRule.GITHUB)) == [
        "setup", "setup-1", "setup-1-1", "setup-2",
    ]  # fmt: skip
    assert list(anchors(["Setup", "Setup"], SlugRule.PYTHON)) == ["setup", "setup_1"]


def test_a_translated_heading_keeps_its_anchor_and_one_that_is_not_translated_gets_none() -> None:
    text = "# Set *up* `now()`\n\nText.\n\nOne\n---\n\n## Own {#mine}\n\n## `code`\n"
    article = articles.parse(text.encode(), "a.md", "en")
    assert articles.serialize(article, {}) == text.encode()
    sources = {one.id: articles.source_text(article, one.id) for one in article.paragraphs}
    assert articles.translated(article, sources, "ru").data == text.encode()
    made = articles.translated(
        article, {1: "Так *настройте* `now()`", 2: "Текст.", 3: "Раз", 4: "Свой"}, "ru"
    ).data.decode()
    assert made == (
        '# <a id="set-up-now"></a>Так *настройте* `now()`\n\nТекст.\n\n<a id="one"></a>Раз\n---\n\n'
        "## Свой {#mine}\n\n## `code`\n"
    )
    again = articles.parse(made.encode(), "a.md", "ru")
    assert [articles.source_text(again, one.id) for one in again.paragraphs] == [
        "Так *настройте* `now()`", "Текст.", "Раз", "Свой",
    ]  # fmt: skip
    assert articles.translated(again, {1: "Anders"}, "de").data.startswith(b'# <a id="set-up-now"></a>Anders')


def test_the_rule_of_anchors_is_a_setting() -> None:
    text = "# What is new — in v2?\n"
    for rule, anchor in ((SlugRule.GITHUB, "what-is-new--in-v2"), (SlugRule.PYTHON, "what-is-new-in-v2"), (None, "")):
        article = articles.parse(text.encode(), "a.md", "en", articles.FormatSettings(anchors=rule))
        made = articles.translated(article, {1: "Что нового?"}, "ru").data.decode()
        assert made == (f'# <a id="{anchor}"></a>Что нового?\n' if anchor else "# Что нового?\n")
