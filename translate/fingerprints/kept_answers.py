"""Answers that follow from bytes alone, kept with the digest of these bytes, so that no others are answered by them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from translate.fingerprints.store import Facts

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class KeptAnswers:
    """The answers of a kind in the facts of a project. A `key` is the digest of all that an answer follows from, "" for
    one that is not kept."""

    facts: Facts
    kind: str

    def recall(self, place: str, name: str, key: str, read: Callable[[Any], _Answer]) -> _Answer | None:
        """The answer kept under a name for this very key, made by `read` of what JSON says; None where there is none,
        or a damaged one."""
        if not key or not _is_unicode(name):
            return None
        of, _, text = (self.facts.get(self.kind, place, name) or "").partition(" ")
        if of != key:
            return None
        try:
            return read(json.loads(text))
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None

    def keep(self, place: str, name: str, key: str, answer: object) -> None:
        """Keep an answer, as JSON writes it, in place of that of another key."""
        text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
        if key and _is_unicode(name) and _is_unicode(text):
            self.facts.put(self.kind, place, {name: f"{key} {text}"})


def _is_unicode(text: str) -> bool:
    """False for a name or text with bytes that are none, which cannot be kept."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
