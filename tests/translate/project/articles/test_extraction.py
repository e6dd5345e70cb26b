"""The article of a saved page is found, and nothing around it is changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.cli import cli
from translate.errors import ArticleError, ConfigError
from translate.project.articles import FormatSettings, parse, serialize, source_text

TEXTS = (
    "The harbour of the old town was closed on Monday after a storm had torn away two of its landing stages.",
    "Fishermen said that they had not seen such waves since the winter of 1987, when the light was lost.",
    "The mayor, who visited the quay in the afternoon, promised that repairs would begin before the autumn.",
    "Nobody was hurt, but eleven boats sank, and the ferry to the islands will not sail until further notice.",
)
TITLE = "Storm closes the harbour"
HEAD = (
    f'<!DOCTYPE html>\n<html lang="en"><head><title>{TITLE} | News</title>'
    '<meta name="description" content="A storm closes the harbour."></head>\n<body>'
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News from the region and beyond</a></li></ul></nav>'
    "<div class=cookies><p>We use cookies to make this site work and to measure how it is used by readers.</p></div>"
)
TAIL = (
    '<section id="comments"><h2>Comments</h2><p>I was there, and it was much worse than what you wrote, believe me.</p>'
    "</section><footer><p>Copyright 2024 The Harbour News. All rights reserved.</p></footer></body></html>"
)
RELATED = (
    '<aside class="related"><h3>Related stories</h3><ul>'
    '<li><a href="/a">The ferry that never came back from the islands</a></li></ul></aside>'
)
FIGURE = '<figure><img src="a.jpg" alt="Waves on the quay"><figcaption>Waves at noon.</figcaption></figure>'
PARAGRAPHS = [f"<p>{text}</p>\n" for text in TEXTS]
BODIES = {
    "article": f"<article><h1>{TITLE}</h1><p>By Jane Roe</p>{''.join(PARAGRAPHS[:2])}<h2>Next</h2>{PARAGRAPHS[2]}"
    f"{FIGURE}{RELATED}{PARAGRAPHS[3]}</article>",
    "divs": f'<div id=menu><a href=x>Shop</a></div><div class="entry"><h1>{TITLE}</h1>{"".join(PARAGRAPHS)}</div>',
    "breaks": f"<table><tr><td><a href=x>Shop</a></td><td><h1>{TITLE}</h1>{'<br><br>'.join(TEXTS)}</td></tr></table>",
    "open": f"<div class=body><h1>{TITLE}</h1><p>{'<p>'.join(TEXTS)}</div>",
    "inline": f"<main><h1>{TITLE}</h1>{''.join(PARAGRAPHS).replace('old town', '<em>old</em>&nbsp;town')}</main>",
}
AROUND = ("Home", "News from", "cookies", "Comments", "I was there", "Copyright", "Related", "never came back", "Shop")
EXTRACT = FormatSettings(extract=True)


@pytest.mark.parametrize("name", BODIES)
def test_only_the_article_is_text(name: str) -> None:
    pytest.importorskip("trafilatura")
    page = (HEAD + BODIES[name] + TAIL).encode()
    article = parse(page, "page.html", "en", EXTRACT)
    texts = [source_text(article, one.id) for one in article.paragraphs]
    assert serialize(article, {}) == page
    assert texts[:2] == [f"{TITLE} | News", "A storm closes the harbour."]
    assert TITLE in texts[2:]
    assert all(any(text[:20] in one for one in texts) for text in ("Fishermen said that", "Nobody was hurt, but"))
    assert not [one for one in texts if any(part in one for part in AROUND)]
    if name == "article":
        assert {"Next", "Waves on the quay", "Waves at noon."} <= set(texts)


def test_a_page_without_article_is_refused() -> None:
    pytest.importorskip("trafilatura")
    page = (HEAD + "<form><label>Name <input name=n></label></form></body></html>").encode()
    with pytest.raises(ArticleError, match="no article was found in this page; run it without --extract"):
        parse(page, "page.html", "en", EXTRACT)


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ConfigError, match=r"pip install 'translate-articles\[extract\]'"):
        parse(b"<p>A text.</p>", "page.html", "en", EXTRACT)


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, standalone_mode=False)


def test_the_rest_of_the_page_stays_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    monkeypatch.chdir(tmp_path)
    page = HEAD + BODIES["article"] + TAIL
    (tmp_path / "page.html").write_text(page, "utf-8")
    assert (
        call("run", "page.html", "--to", "ru", "--from", "en", "--engine", "pseudo", "--extract", "-q").return_value
        == 0
    )
    made = (tmp_path / "out/ru/page.html").read_text("utf-8")
    assert TAIL in made
    assert HEAD[HEAD.index("<nav>") :] in made
    assert f"<title>{TITLE}" not in made
    assert TEXTS[0] not in made
    assert call("verify", "page.html", "--extract").output == "1 translation proved, 0 not\n"
    assert call("status", "page.html", "--extract").return_value == 0
    assert call("build", "page.html", "--extract", "-q").return_value == 0
    assert (tmp_path / "out/ru/page.html").read_text("utf-8") == made
