"""How a rule words a breach: the first few texts quoted, the long ones cut."""

from __future__ import annotations

from collections.abc import Iterable

_SHOWN = 4  # how many words or numbers a message quotes


def difference(lost: Iterable[str], extra: Iterable[str]) -> str:
    """What is missing and what was added, in words; "" when neither is there."""
    missing, invented = quoted(lost), quoted(extra)
    said = [f"missing: {missing}" if missing else "", f"not in the source: {invented}" if invented else ""]
    return "; ".join(filter(None, said))


def quoted(items: Iterable[str]) -> str:
    """The first few of some texts, and how many more there are."""
    listed = list(items)
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return ", ".join(short(item) for item in listed[:_SHOWN]) + more


def short(text: str) -> str:
    """A text as a message shows it, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:59]}…"
