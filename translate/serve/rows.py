"""The glossary of a request: rows that hold for it alone, before those of the server."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from translate.serve.refusal import RefusedError

_WRONG = (
    'Invalid request: glossary is neither an object of terms and renderings ({"mill": "мельница"}), a list of rows '
    '([{"source": "mill", "target": "мельница"}]), nor a termbase in CSV'
)


def termbase(given: Any) -> str:
    """A termbase in CSV, "" for none. `given`: see `_WRONG`; where a form can hold only text, that of the JSON. Raises
    RefusedError."""
    if isinstance(given, str) and given.lstrip()[:1] in ("{", "["):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            raise RefusedError(400, _WRONG) from error
    if not given:
        return ""
    if isinstance(given, str):
        return given
    if isinstance(given, dict):
        return _csv([{"source": source, "target": target} for source, target in given.items()])
    if isinstance(given, list):
        return _csv(given)
    raise RefusedError(400, _WRONG)


def _csv(rows: Sequence[Any]) -> str:
    if not all(isinstance(row, dict) and row.get("source") and all(map(_is_text, row.values())) for row in rows):
        raise RefusedError(400, _WRONG)
    table: Sequence[Mapping[str, str]] = rows
    names = list(dict.fromkeys(name for row in table for name in row))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return buffer.getvalue()


def _is_text(value: object) -> bool:
    return isinstance(value, str)
