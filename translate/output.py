"""The files of a run: translated articles, line-aligned parallel texts, and where each lies under the output folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from translate import articles, files
from translate.model import Translation

_BREAKS = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*")


def catalog_path(out: Path, name: str, target: str) -> Path:
    """Where the PO file of an article lies."""
    return out / "po" / target / f"{name}.po"


def write(out: Path, translation: Translation) -> int:
    """Write the translated article and its parallel texts. Returns how many files changed. Raises TranslateError."""
    article, target = translation.article, translation.locale
    shown = {
        paragraph.id: unit.target
        for paragraph, unit in zip(article.paragraphs, translation.units, strict=True)
        if unit.target
    }
    pair = out / "parallel" / f"{article.locale}-{target}"
    texts = {
        out / target / article.name: articles.serialize(article, shown),
        pair / f"{article.name}.{article.locale}": _lines(unit.source for unit in translation.units),
        pair / f"{article.name}.{target}": _lines(unit.target or unit.source for unit in translation.units),
    }
    return sum(files.write(path, data) for path, data in texts.items())


def _lines(texts: Iterable[str]) -> bytes:
    return "".join(f"{_BREAKS.sub(' ', text).strip()}\n" for text in texts).encode("utf-8")
