"""The rule on texts that are shown for a time: subtitles must be readable while they stand."""

from __future__ import annotations

from collections.abc import Iterator

from translate.checks.checked_documents import Document, whole
from translate.checks.entry_findings import EntryFinding
from translate.checks.rules import finding
from translate.text.rules import short
from translate.text.subtitles import reading_finding


def judge(document: Document) -> Iterator[EntryFinding]:
    """The subtitles of a translated article that are too long, or too fast to be read."""
    locale = document.catalog_file.locale.replace("_", "-")
    for one in document.timed:
        if trouble := reading_finding(one.text, one.end - one.begin, locale):
            message = f"at {_clock(one.begin)}, {short(' '.join(one.text.split()))}: {trouble}"
            yield finding("reading", message, whole(document.catalog_file))


def _clock(seconds: float) -> str:
    """A time as players show it: 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
