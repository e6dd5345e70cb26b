"""The languages of bilingual files: a file is refused for other ones than it says it holds."""

from __future__ import annotations

from translate.errors import ArticleError
from translate.exchange.passage import is_other
from translate.model import Article


def refuse_others(article: Article, target: str, locale: str, remedy: str) -> None:
    """Raise ArticleError for a file whose texts, or whose translations (`target`, "" if it does not say), are in
    another language than the article's locale, or than `locale`. `remedy`: what to do about the latter."""
    if is_other(article.said, article.locale):
        what = f"holds texts in {article.said}, not in {article.locale}"
        raise ArticleError(article.name, what, f"give --from {article.said}, or leave it out")
    if is_other(target, locale):
        raise ArticleError(article.name, f"holds translations into {target}, not into {locale}", remedy)
