"""What other programs overwrite: an editor that saves a catalog as it had read it takes back what was done since."""

from __future__ import annotations

from collections.abc import Sequence

from translate.catalog import OTHER, Catalog, Entry, other_wording, three_way


def overwritten(states: Sequence[Entry | None], now: Entry | None) -> Entry | None:
    """The state from which somebody has written an entry without seeing what acts made of it since, None where nothing
    that a reviewer wrote is gone. `states`: what it was before the first act, and after each; `now`: what it is.

    The comments tell: editors leave them as they are, so that an entry with those of an earlier state was made from
    that one. An approval alone is no loss of words, and whoever has seen a text may word it otherwise.
    """
    latest, fresh = states[-1], Entry("")
    if latest is None or not _is_gone(latest, now):
        return None
    earlier = [state or fresh for state in states[:-1]]
    return next((state for state in reversed(earlier) if _is_made_from(state, now or fresh, latest)), None)


def rejoined(now: Entry, latest: Entry, base: Entry) -> Entry:
    """An entry with both what somebody else has made of `base` and what acts made of it (`latest`), three-way."""
    sides = (now, latest, base if base.source else Entry(now.source, context=now.context))
    return three_way.joined(*(Catalog(entries=(one,)) for one in sides)).catalog.entries[0]


def _is_gone(latest: Entry, now: Entry | None) -> bool:
    """True if a wording or a remark is no longer in an entry."""
    if now is None:
        return bool(latest.target or latest.remarks)
    others = {other_wording(line) for line in now.remarks if line.startswith(OTHER)}
    is_worded = not latest.target or latest.target == now.target or latest.target in others
    return not (is_worded and set(latest.remarks) <= set(now.remarks))


def _is_made_from(state: Entry, now: Entry, latest: Entry) -> bool:
    """True if somebody has made an entry from a state before acts made the latest one of it."""
    if sorted(state.comments) != sorted(latest.comments):
        return sorted(now.comments) == sorted(state.comments)
    return (now.target, now.state) == (state.target, state.state)
