"""The versions of the stages between an article and its files, raised by hand whenever one gives another result for
the same input, so that what it made before is made again."""

from __future__ import annotations

from collections.abc import Mapping

STAGES: Mapping[str, int] = {
    "reading": 2,  # formats: articles parsed to paragraphs
    "cutting": 3,  # segments, parts and the queries made of them
    "rendering": 6,  # attempts, the guard and its rules, the choice among hypotheses
    "names": 4,  # names that no termbase lists, and their renderings
    "terms": 4,  # terms matched and enforced
    "assembly": 2,  # typography, inline markup, units put together
    "writing": 1,  # articles, parallel texts, catalogs, ledgers and parts of the report
}
