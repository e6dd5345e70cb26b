"""How far the review of each article has come, and how much it needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from translate.model import Standing
from translate.report.page import view
from translate.review.desk.evidence import noted, risk
from translate.review.desk.reading import OpenArticle


@dataclass(frozen=True, slots=True)
class ArticleProgress:
    """An article in the list: the number of its paragraphs by review status and by risk, and its source words, approved
    and left. `failure`: why it cannot be read, "" if it can."""

    name: str
    version: str
    standings: Counter[Standing]
    risks: Counter[view.Risk]
    done: int = 0
    left: int = 0
    failure: str = ""

    @property
    def order(self) -> tuple[object, ...]:
        """The key by which the articles come first that need a person most."""
        risks = tuple(-self.risks[one] for one in view.RISKS)
        return not self.failure, not self.left, risks, -self.left, self.name


def progress(one: OpenArticle) -> ArticleProgress:
    """The progress of an article. An identical paragraph counts each time, as in status."""
    standings, risks = Counter[Standing](), Counter[view.Risk]()
    done = left = 0
    for paragraph in one.paragraphs:
        standings[paragraph.standing] += 1
        risks[risk(paragraph, noted(paragraph.entry).findings)] += 1
        left += paragraph.words
        if paragraph.standing is Standing.APPROVED:
            done += len(paragraph.source.split())
    return ArticleProgress(one.place.name, one.version, standings, risks, done, left, one.failure)


def ordered(articles: Sequence[ArticleProgress]) -> list[ArticleProgress]:
    """Articles, those that need a person most first."""
    return sorted(articles, key=lambda one: one.order)
