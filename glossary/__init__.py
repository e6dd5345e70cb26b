"""Terminology: termbases, matching, enforcement in the right grammatical form. Knows nothing of articles or engines."""

from glossary.errors import GlossaryError, LexiconError, TermbaseError
from glossary.model import (
    CaseRule,
    Edit,
    Finding,
    Match,
    Occurrence,
    PartOfSpeech,
    Severity,
    Status,
    Term,
    TermKind,
    TermType,
)

__all__ = [
    "CaseRule",
    "Edit",
    "Finding",
    "GlossaryError",
    "LexiconError",
    "Match",
    "Occurrence",
    "PartOfSpeech",
    "Severity",
    "Status",
    "Term",
    "TermKind",
    "TermType",
    "TermbaseError",
]
