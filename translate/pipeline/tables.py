"""What a build and a status report: as lines for people, and as records for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from glossary import counted
from translate.model import Standing
from translate.pipeline.api import Review
from translate.pipeline.article_status import ArticleStatus
from translate.pipeline.project_build import Built

SCHEMA = 1  # of the record of a status, raised when a key changes its meaning or goes
BUILD_SCHEMA = 2  # of that of a build: in 1 a gap was "fuzzy" that now is "machine" or "edited"
_SHOWN = 20  # gaps on a terminal
_STANDINGS = (Standing.APPROVED, Standing.EDITED, Standing.MACHINE, Standing.STALE, Standing.UNTRANSLATED)
_COLUMNS = (*_STANDINGS, "words left", "terms unresolved")
_NARROW = {"words left": "words", "terms unresolved": "terms"}
_KEYS = tuple(column.replace(" ", "_") for column in _COLUMNS)


def build_text(built: Built, out: str, bar: float, *, verbose: bool) -> str:
    """What a build did, a few lines per locale, then the gaps: the first of them, or all with `verbose`. `bar`: the
    least per cent that must be approved."""
    lines: list[str] = []
    for locale in built.locales:
        here = [one for one in built.looked if one.locale == locale]
        missed = f", less than {bar:g} %" if built.reviewed(locale) < bar else ""
        count = counted(len(here) - sum(one.locale == locale for one in built.left_out), "article")
        lines.append(f"{locale}: {count}, {_percent(built.reviewed(locale))} approved{missed}")
        lines.append(f"    {out}/{locale}")
    gaps = [f"gap: {one.article.name}:{number} ({one.locale}): {how}" for one, number, how in built.gaps()]
    shown = gaps if verbose else gaps[:_SHOWN]
    more = len(gaps) - len(shown)
    lines += [*shown, *([f"... and {more} more gaps (-v shows them, --json gives them all)"] if more else [])]
    return "\n".join([*lines, *(["nothing changed"] if built.looked and not built.changed else [])])


def build_record(built: Built, bar: float) -> dict[str, Any]:
    """The same for programs; keys are stable within a schema version."""
    return {
        "schema": BUILD_SCHEMA,
        "locales": [
            {
                "to": locale,
                "approved_percent": round(built.reviewed(locale), 2),
                "reviewed_percent": round(built.reviewed(locale), 2),
                "enough": built.reviewed(locale) >= bar,
            }
            for locale in built.locales
        ],
        "gaps": [
            {"article": one.article.name, "to": one.locale, "paragraph": number, "standing": str(how)}
            for one, number, how in built.gaps()
        ],
        "failures": [{"article": failure.name, "message": failure.message} for failure in built.failures],
        "left_out": [{"article": one.article.name, "to": one.locale} for one in built.left_out],
        "files_changed": built.changed,
    }


def status_text(review: Review, *, quiet: bool, columns: int) -> str:
    """A table of articles by how their paragraphs stand, with totals per locale; `quiet`: only the totals. Where it is
    wider than `columns` characters, names have lines of their own."""
    lines = list(_status_lines(review.looked, review.locales, quiet))
    if max(map(len, lines), default=0) > columns:
        lines = list(_narrow_lines(review.looked, review.locales, quiet))
    return "\n".join(lines)


def status_record(review: Review) -> dict[str, Any]:
    """The same for programs; keys are stable within a schema version."""
    looked = review.looked
    return {
        "schema": SCHEMA,
        "articles": [
            {"article": one.article.name, "from": one.article.locale, "to": one.locale} | _record([one])
            for one in looked
        ],
        "totals": [{"to": to} | _record([one for one in looked if one.locale == to]) for to in review.locales],
        "failures": [{"article": failure.name, "message": failure.message} for failure in review.failures],
    }


def _percent(share: float) -> str:
    """Never 100 % when anything is missing."""
    return f"{int(share)} %"


def _status_lines(looked: Sequence[ArticleStatus], targets: Sequence[str], quiet: bool) -> Iterator[str]:
    width = max([7, *(len(one.article.name) + 2 for one in looked)]) if not quiet else 7
    for n, locale in enumerate(targets):
        here = [one for one in looked if one.locale == locale]
        if n == 0 or not quiet:
            yield f"{locale if not quiet else '':{width}}  " + "  ".join(_COLUMNS)
        for one in here if not quiet else ():
            yield _row(f"  {one.article.name}", _numbers([one]), width)
        yield _row("total" if not quiet else locale, _numbers(here), width)


def _narrow_lines(looked: Sequence[ArticleStatus], targets: Sequence[str], quiet: bool) -> Iterator[str]:
    """The same table in 58 characters, but for long names."""
    heads = [_NARROW.get(column, column) for column in _COLUMNS]
    yield f"    {' '.join(heads)}"
    for locale in targets:
        here = [one for one in looked if one.locale == locale]
        for one in () if quiet else here:
            yield f"{locale}  {one.article.name}"
            yield _narrow_row(heads, _numbers([one]))
        yield f"{locale}  total"
        yield _narrow_row(heads, _numbers(here))


def _narrow_row(heads: Sequence[str], numbers: dict[str, int]) -> str:
    cells = (f"{number:>{len(head)}}" for head, number in zip(heads, numbers.values(), strict=True))
    return f"    {' '.join(cells)}"


def _row(name: str, numbers: dict[str, int], width: int) -> str:
    cells = (f"{number:>{len(column)}}" for column, number in zip(_COLUMNS, numbers.values(), strict=True))
    return f"{name:{width}}  " + "  ".join(cells)


def _numbers(looked: Sequence[ArticleStatus]) -> dict[str, int]:
    counts = sum((one.counts for one in looked), Counter[Standing]())
    left, unresolved = sum(one.words for one in looked), sum(one.unresolved for one in looked)
    numbers = (*(counts[one] for one in _STANDINGS), left, unresolved)
    return dict(zip(_KEYS, numbers, strict=True))


def _record(looked: Sequence[ArticleStatus]) -> dict[str, int]:
    """The numbers of a table for programs, with two names of earlier releases: `reviewed` is `approved`, `fuzzy` is
    `machine` and `edited` together."""
    numbers = _numbers(looked)
    return numbers | {"reviewed": numbers["approved"], "fuzzy": numbers["edited"] + numbers["machine"]}
