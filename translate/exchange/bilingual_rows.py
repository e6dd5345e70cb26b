"""Rows of bilingual tables as passages: which column holds source, target and state, whoever has made the table."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence

from translate.errors import ExchangeError, LocaleError
from translate.exchange.passage import Doubt, Passage
from translate.model import State
from translate.text import locales

COLUMNS = ("article", "state", "source", "target", "context")
STATES: Mapping[State, str] = {
    State.UNTRANSLATED: "untranslated",
    State.FUZZY: "fuzzy",
    State.TRANSLATED: "approved",
}
"""What the column `state` says in a table of ours."""
_APPROVED = frozenset({"approved", "final", "signed-off", "yes"})
_CALLED: Mapping[str, str] = {  # what other programs call these columns
    "source text": "source",
    "original": "source",
    "src": "source",
    "msgid": "source",
    "target text": "target",
    "translation": "target",
    "tgt": "target",
    "trg": "target",
    "msgstr": "target",
    "status": "state",
    "file": "article",
    "msgctxt": "context",
}
_TRIED = 50  # rows that are looked at to find the columns; chosen by hand
_log = logging.getLogger(__name__)


def columns(header: Sequence[str], source: str, target: str) -> dict[str, int]:
    """The index of each column by the header, {} if the row is not a header: by our names, by the names that others
    use, or by the two locales, as tags or as names of languages."""
    names = [cell.strip().casefold().replace("_", "-") for cell in header]
    found = {column: names.index(column) for column in COLUMNS if column in names}
    for name, column in _CALLED.items():
        if name in names:
            found.setdefault(column, names.index(name))
    for column, locale in (("source", source), ("target", target)):
        if column not in found and (at := _of_locale(names, locale)) >= 0:
            found[column] = at
    return found if "source" in found and "target" in found and found["source"] != found["target"] else {}


def _of_locale(names: Sequence[str], locale: str) -> int:
    """The index of the name that is a locale: its tag, the name of its language, or another tag of the language; -1."""
    if locale.casefold() in names:
        return names.index(locale.casefold())
    meant = [_tag(name) for name in names]
    near = [tag for tag in meant if tag and locales.same_language(tag, locale)]
    return meant.index(near[0]) if near else -1


def _tag(name: str) -> str:
    """The tag that a column's name is, or that of the language that it names; "" for neither. A name of two letters is
    taken for a tag only where it is one."""
    try:
        return locales.named(name) if name else ""
    except LocaleError:
        return ""


def passages(rows: Iterable[Sequence[str]], source: str, target: str, where: object) -> Iterator[Passage]:
    """The rows of a table as passages. Without a header that names them, source and target are the first two columns
    that hold words, of which a note is logged. The states approved, final, signed-off and yes mean approved; all other
    translations are fuzzy. Raises ExchangeError for a row without these cells."""
    found = [row for row in rows if row]
    if not found:
        return
    places = columns(found[0], source, target)
    if not places:
        places = _by_content(found[:_TRIED])
        shown = f"column {places['source'] + 1} is read as the source, {places['target'] + 1} as the target"
        _log.warning("%s: no header with the columns source and target; %s", where, shown)
    else:
        found = found[1:]
    for row in found:
        if len(row) <= max(places["source"], places["target"]):
            what = f"a row with {len(row)} cells: {row[0][:40]!r}"
            raise ExchangeError(where, what, "one row a text, two columns")
        yield _passage({column: row[at] for column, at in places.items() if at < len(row)})


def _by_content(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first two columns that hold words in most rows, else the first two."""
    worded = [
        at
        for at in range(max(map(len, rows)))
        if 2 * sum(at < len(row) and any(map(str.isalpha, row[at])) for row in rows) > len(rows)
    ]
    first, second = worded[:2] if len(worded) > 1 else (0, 1)
    return {"source": first, "target": second}


def _passage(cells: Mapping[str, str]) -> Passage:
    target, said = cells["target"], cells.get("state", "").strip().casefold()
    state = State.UNTRANSLATED if not target.strip() else State.TRANSLATED if said in _APPROVED else State.FUZZY
    doubt = Doubt.SAID if said and said != "translated" else Doubt.NONE
    return Passage(cells["source"], target, state, cells.get("article", ""), cells.get("context") or None, doubt=doubt)


def cells(passage: Passage) -> tuple[str, ...]:
    """The row of a passage, in the order of COLUMNS."""
    return (passage.article, STATES[passage.state], passage.source, passage.target, passage.context or "")
