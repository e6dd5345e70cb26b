"""The wording of breaches: the first few texts quoted, long ones cut."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 4  # how many words or numbers a message quotes


def difference(lost: Iterable[str], extra: Iterable[str]) -> str:
    """What is missing and what was added, in words; "" if there is neither."""
    gone, new = list(lost), list(extra)
    if not gone and not new:
        return ""
    missing, invented = quoted(gone), quoted(new)
    said = [f"missing: {missing}" if missing else "", f"not in the source: {invented}" if invented else ""]
    return "; ".join(filter(None, said))


def quoted(items: Iterable[str]) -> str:
    """The first few texts of a list, and how many more there are."""
    listed = list(items)
    if not listed:
        return ""
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(short(item) for item in listed[:_SHOWN]) + more


def short(text: str) -> str:
    """A text cut to 60 characters for a message."""
    return text if len(text) <= 60 else f"{text[:59]}…"
