"""Terminology: termbases, matching, enforcement in the right grammatical form. Knows nothing of articles or engines.

The names below are the whole public face. Those that need a library are loaded when first used; a function named like
its module has a longer name here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from glossary.errors import GlossaryError, LexiconError, TermbaseError
from glossary.model import (
    CANDIDATES,
    INFERRED,
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
    from glossary.check import check as check_terms
    from glossary.choose import better, non_words, prefix
    from glossary.choose import choose as choose_hypothesis
    from glossary.cldr import display_name, number_signs, plural_forms
    from glossary.decoy_table import Decoy, DecoyTable
    from glossary.decoy_table import measure as measure_decoys
    from glossary.enforce import Enforced, satisfied
    from glossary.enforce import enforce as enforce_terms
    from glossary.formats.parallel import is_parallel, read_parallel
    from glossary.languages import TargetLanguage, target_language
    from glossary.lexicon import Lexicon, document_lexicon
    from glossary.lexicon import shipped as shipped_lexicon
    from glossary.linting.indeclinable import never_declines as is_indeclinable
    from glossary.linting.rules import lint as lint_termbase
    from glossary.locate import attention_links
    from glossary.matcher import Matcher
    from glossary.mining.drift import Drift, with_renderings
    from glossary.mining.drift import drift as find_drift
    from glossary.mining.extract import Candidate, format_draft
    from glossary.mining.extract import draft as draft_termbase
    from glossary.mining.extract import extract as extract_candidates
    from glossary.mining.learn import Learnt, Lesson, draft_lessons
    from glossary.mining.learn import learn as learn_terms
    from glossary.mining.post_edits import Correction
    from glossary.names.infer import Document as NameTexts
    from glossary.names.infer import infer as infer_names
    from glossary.pairs import enforce_pairs, parse_pairs
    from glossary.second_pass import tries
    from glossary.seed import seed as seed_termbase
    from glossary.termbase import Termbase, TermChange
    from glossary.termbase import diff as diff_termbases
    from glossary.termbase import load as load_termbase
    from glossary.termbase import merge as merge_termbases
    from glossary.termbase import save as save_termbase

_LAZY = {
    "Candidate": "mining.extract",
    "Correction": "mining.post_edits",
    "Decoy": "decoy_table",
    "DecoyTable": "decoy_table",
    "Drift": "mining.drift",
    "Enforced": "enforce",
    "Learnt": "mining.learn",
    "Lesson": "mining.learn",
    "Lexicon": "lexicon",
    "Matcher": "matcher",
    "NameTexts": "names.infer:Document",
    "TargetLanguage": "languages",
    "TermChange": "termbase",
    "Termbase": "termbase",
    "attention_links": "locate",
    "better": "choose",
    "check_terms": "check:check",
    "choose_hypothesis": "choose:choose",
    "diff_termbases": "termbase:diff",
    "display_name": "cldr",
    "document_lexicon": "lexicon",
    "draft_lessons": "mining.learn",
    "draft_termbase": "mining.extract:draft",
    "enforce_pairs": "pairs",
    "enforce_terms": "enforce:enforce",
    "extract_candidates": "mining.extract:extract",
    "find_drift": "mining.drift:drift",
    "infer_names": "names.infer:infer",
    "is_indeclinable": "linting.indeclinable:never_declines",
    "format_draft": "mining.extract",
    "is_parallel": "formats.parallel",
    "learn_terms": "mining.learn:learn",
    "lint_termbase": "linting.rules:lint",
    "load_termbase": "termbase:load",
    "measure_decoys": "decoy_table:measure",
    "merge_termbases": "termbase:merge",
    "non_words": "choose",
    "number_signs": "cldr",
    "parse_pairs": "pairs",
    "plural_forms": "cldr",
    "prefix": "choose",
    "read_parallel": "formats.parallel",
    "satisfied": "enforce",
    "save_termbase": "termbase:save",
    "seed_termbase": "seed:seed",
    "shipped_lexicon": "lexicon:shipped",
    "target_language": "languages",
    "tries": "second_pass",
    "with_renderings": "mining.drift",
}

__all__ = [
    "CANDIDATES",
    "INFERRED",
    "Candidate",
    "CaseRule",
    "Correction",
    "Decoy",
    "DecoyTable",
    "Drift",
    "Edit",
    "Enforced",
    "Finding",
    "GlossaryError",
    "Learnt",
    "Lesson",
    "Lexicon",
    "LexiconError",
    "Match",
    "Matcher",
    "NameTexts",
    "Occurrence",
    "PartOfSpeech",
    "Severity",
    "Status",
    "TargetLanguage",
    "Term",
    "TermChange",
    "TermKind",
    "TermType",
    "Termbase",
    "TermbaseError",
    "attention_links",
    "better",
    "check_terms",
    "choose_hypothesis",
    "diff_termbases",
    "display_name",
    "document_lexicon",
    "draft_lessons",
    "draft_termbase",
    "enforce_pairs",
    "enforce_terms",
    "extract_candidates",
    "find_drift",
    "format_draft",
    "infer_names",
    "is_indeclinable",
    "is_parallel",
    "learn_terms",
    "lint_termbase",
    "load_termbase",
    "measure_decoys",
    "merge_termbases",
    "non_words",
    "number_signs",
    "parse_pairs",
    "plural_forms",
    "prefix",
    "read_parallel",
    "satisfied",
    "save_termbase",
    "seed_termbase",
    "shipped_lexicon",
    "target_language",
    "tries",
    "with_renderings",
]


def __getattr__(name: str) -> Any:
    """A public name whose module has not been needed yet."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _LAZY[name].partition(":")
    return getattr(import_module(f"glossary.{module}"), attribute or name)
