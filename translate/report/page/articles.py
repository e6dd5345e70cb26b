"""An article on the page: its paragraphs as HTML, and the script that brings them where the page loads them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from markupsafe import Markup

from translate.report.page import card
from translate.report.page.marks import escape, fill, joined, visible
from translate.report.page.view import ArticleSummary, ArticleView


def identity(name: str) -> str:
    """The id of an article on the page, by its name alone: a link to it holds whatever else is there."""
    return f"a{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def article(view: ArticleView, locale: str) -> Markup:
    """The element of an article."""
    own = identity(view.name)
    cards = (card.card(own, p, view.source_locale, locale) for p in view.paragraphs)
    return fill(
        '<article class="article" id="{own}" aria-labelledby="{own}-name">\n'
        '<header><h2 id="{own}-name" tabindex="-1"><bdi>{name}</bdi></h2><p>{tally}</p>{remarks}</header>\n'
        '<ol class="paragraphs">\n{cards}\n</ol>\n</article>',
        own=escape(own),
        name=visible(view.name),
        tally=escape(tally(view.summary)),
        remarks=card.remarks(view.remarks),
        cards=joined(cards, "\n"),
    )


def script(view: ArticleView, locale: str) -> bytes:
    """The script of an article, which hands it to the page: a call with a text in JSON, and nothing else."""
    content = {"article": view.name, "html": article(view, locale), "po": view.catalog}
    return f"part({json.dumps(content, ensure_ascii=False)});\n".encode("utf-8", "surrogatepass")


def tally(summary: ArticleSummary) -> str:
    """How many paragraphs of an article are at which risk."""
    return ", ".join(_risks(summary)) or "nothing found"


def _risks(summary: ArticleSummary) -> Iterator[str]:
    for risk, label in card.RISKS.items():
        if label and (count := summary.risks.get(risk, 0)):
            yield f"{count} at {label}"
