"""Whether an article must be done again, and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from translate.fingerprints.digests import file_digest
from translate.fingerprints.record import ArticleEvidence, Fingerprint, Inputs

_WORDS = {  # of the inputs shared by articles
    "glossary": "the glossary",
    "memories": "the translation memories",
    "names": "names.csv",
    "approved": "what people approved in other articles",
}
_SHOWN = 3  # pieces of evidence that are named


def difference(known: Fingerprint, source: str, catalog: str, inputs: Inputs, out: Path) -> str:
    """Why an article must be done again whatever the shared inputs are: another source, catalog or option, another
    program, or a file that is gone or was altered; "" for no reason."""
    if known.source != source:
        return "the article has changed"
    if known.catalog != catalog:
        return "its catalog has changed" if catalog else "its catalog is gone"
    if changed := _changed(known.inputs.fixed, inputs.fixed):
        return f"{changed[0]} has changed" if len(changed) == 1 else f"{', '.join(changed)} have changed"
    for path, was in known.files.items():
        if (now := file_digest(out / path)) != was:
            return f"{path} {'was altered' if now else 'is gone'}"
    return ""


def changed_inputs(known: Inputs, inputs: Inputs) -> tuple[str, ...]:
    """The shared inputs that differ, in words."""
    return tuple(_WORDS.get(name, name) for name in _changed(known.shared, inputs.shared))


def evidence_difference(known: ArticleEvidence, now: ArticleEvidence) -> str:
    """What of the evidence differs, "" if nothing does."""
    if known.digest == now.digest:
        return ""
    gone = [one for one in known.used if one not in set(now.used)]
    new = [one for one in now.used if one not in set(known.used)]
    said = [f"{_listed(some)} {word}" for some, word in ((new, "new"), (gone, "gone")) if some]
    return "; ".join(said) or "its matches have changed"


def _listed(some: list[str]) -> str:
    more = len(some) - _SHOWN
    return ", ".join([*some[:_SHOWN], *([f"{more} more"] if more > 0 else [])])


def _changed(known: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [name for name in dict.fromkeys((*known, *now)) if known.get(name) != now.get(name)]
