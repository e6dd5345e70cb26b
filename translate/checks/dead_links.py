"""The rule on links between translated articles: each must reach its heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.checks.article_findings import ArticleFindings
from translate.checks.checked_documents import whole
from translate.checks.entry_findings import EntryFinding
from translate.checks.rules import finding
from translate.text.rules import short


def judge(documents: Sequence[ArticleFindings]) -> Iterator[EntryFinding]:
    """The links of the articles of one target locale that lead to an anchor that is not there. Links to files that are
    no translated articles are not judged."""
    graphs = {one.catalog_file.article: one.links for one in documents if one.links}
    for document in documents:
        links = dict.fromkeys(document.links.links if document.links else ())
        for link in links:
            if (graph := graphs.get(link.article)) and not graph.has(link.anchor, link.written):
                where = "here" if link.article == document.catalog_file.article else f"in {link.article}"
                message = f"a link leads to #{short(link.anchor)}, which is not {where}"
                yield finding("dead-link", message, whole(document.catalog_file))
