"""Terminology: termbases, matching, enforcement in the right grammatical form. Knows nothing of articles or engines.

The names below are the whole public face. Those that need a library are loaded when first used; a function named like
its module has a longer name here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from glossary.choose import better, prefix
    from glossary.choose import choose as choose_hypothesis
    from glossary.decoy_table import DecoyTable
    from glossary.decoys import tries
    from glossary.enforce import Enforced, satisfied
    from glossary.enforce import enforce as enforce_terms
    from glossary.lexicon import Lexicon
    from glossary.lexicon import shipped as shipped_lexicon
    from glossary.lint import lint as lint_termbase
    from glossary.matcher import Matcher
    from glossary.seed import seed as seed_termbase
    from glossary.termbase import Termbase, TermChange
    from glossary.termbase import diff as diff_termbases
    from glossary.termbase import load as load_termbase
    from glossary.termbase import merge as merge_termbases
    from glossary.termbase import save as save_termbase

_LAZY = {
    "DecoyTable": "decoy_table",
    "Enforced": "enforce",
    "Lexicon": "lexicon",
    "Matcher": "matcher",
    "TermChange": "termbase",
    "Termbase": "termbase",
    "better": "choose",
    "choose_hypothesis": "choose.choose",
    "diff_termbases": "termbase.diff",
    "enforce_terms": "enforce.enforce",
    "lint_termbase": "lint.lint",
    "load_termbase": "termbase.load",
    "merge_termbases": "termbase.merge",
    "prefix": "choose",
    "satisfied": "enforce",
    "save_termbase": "termbase.save",
    "seed_termbase": "seed.seed",
    "shipped_lexicon": "lexicon.shipped",
    "tries": "decoys",
}

__all__ = [
    "CaseRule",
    "DecoyTable",
    "Edit",
    "Enforced",
    "Finding",
    "GlossaryError",
    "Lexicon",
    "LexiconError",
    "Match",
    "Matcher",
    "Occurrence",
    "PartOfSpeech",
    "Severity",
    "Status",
    "Term",
    "TermChange",
    "TermKind",
    "TermType",
    "Termbase",
    "TermbaseError",
    "better",
    "choose_hypothesis",
    "diff_termbases",
    "enforce_terms",
    "lint_termbase",
    "load_termbase",
    "merge_termbases",
    "prefix",
    "satisfied",
    "save_termbase",
    "seed_termbase",
    "shipped_lexicon",
    "tries",
]


def __getattr__(name: str) -> Any:
    """A public name whose module has not been needed yet."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LAZY[name].partition(".")
    return getattr(import_module(f"glossary.{module}"), attribute or name)
