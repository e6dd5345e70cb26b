"""Terminology: termbases, matching, enforcement in the right grammatical form. Knows nothing of articles or engines.

The names below are the whole public face. Those that need a library are loaded when first used; a function named like
its module has a longer name here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from glossary import patterns
from glossary.errors import GlossaryError, LexiconError, TermbaseError
from glossary.model import (
    CaseRule,
    Edit,
    Finding,
    Inference,
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
    from glossary.alignment import Lexicon, attention_links, document_lexicon, is_parallel, read_parallel
    from glossary.alignment import shipped as shipped_lexicon
    from glossary.enforcement import Enforced, better, enforce_pairs, non_words, parse_pairs, prefix, satisfied
    from glossary.enforcement import check as check_terms
    from glossary.enforcement import choose as choose_hypothesis
    from glossary.enforcement import enforce as enforce_terms
    from glossary.enforcement.decoys import Decoy, DecoyTable, tries
    from glossary.enforcement.decoys import measure as measure_decoys
    from glossary.files import replacing
    from glossary.languages import TargetLanguage, target_language
    from glossary.locales import display_name, is_right_to_left, number_signs, plural_forms, quotation_marks
    from glossary.locales import script_of as locale_script
    from glossary.mining import (
        Candidate,
        Correction,
        Drift,
        Learnt,
        Lesson,
        draft_lessons,
        format_draft,
        learn_terms,
        with_renderings,
    )
    from glossary.mining import draft as draft_termbase
    from glossary.mining.drift import drift as find_drift
    from glossary.mining.extract import extract as extract_candidates
    from glossary.names import NameTexts, infer_names
    from glossary.termbase import Matcher, Termbase, TermChange
    from glossary.termbase import diff as diff_termbases
    from glossary.termbase import load as load_termbase
    from glossary.termbase import merge as merge_termbases
    from glossary.termbase import never_declines as is_indeclinable
    from glossary.termbase import save as save_termbase
    from glossary.termbase import seed as seed_termbase
    from glossary.termbase.lint import lint as lint_termbase

_LAZY = {
    "Candidate": "mining.extract",
    "Correction": "mining.post_edits",
    "Decoy": "enforcement.decoys.table",
    "DecoyTable": "enforcement.decoys.table",
    "Drift": "mining.drift",
    "Enforced": "enforcement.enforcing",
    "Learnt": "mining.learn",
    "Lesson": "mining.learn",
    "Lexicon": "alignment.lexicon",
    "Matcher": "termbase.matching",
    "NameTexts": "names.infer",
    "TargetLanguage": "languages",
    "TermChange": "termbase.termbase",
    "Termbase": "termbase.termbase",
    "attention_links": "alignment.links",
    "better": "enforcement.rerank",
    "check_terms": "enforcement.checking:check",
    "choose_hypothesis": "enforcement.rerank:choose",
    "diff_termbases": "termbase.termbase:diff",
    "display_name": "locales.cldr",
    "document_lexicon": "alignment.lexicon",
    "draft_lessons": "mining.learn",
    "draft_termbase": "mining.extract:draft",
    "enforce_pairs": "enforcement.batch",
    "enforce_terms": "enforcement.enforcing:enforce",
    "extract_candidates": "mining.extract:extract",
    "find_drift": "mining.drift:drift",
    "infer_names": "names.infer",
    "is_indeclinable": "termbase.indeclinable:never_declines",
    "format_draft": "mining.extract",
    "is_parallel": "alignment.bitext",
    "is_right_to_left": "locales.cldr",
    "learn_terms": "mining.learn",
    "lint_termbase": "termbase.lint.rules:lint",
    "load_termbase": "termbase.termbase:load",
    "locale_script": "locales.cldr:script_of",
    "measure_decoys": "enforcement.decoys.table:measure",
    "merge_termbases": "termbase.termbase:merge",
    "non_words": "enforcement.rerank",
    "number_signs": "locales.cldr",
    "parse_pairs": "enforcement.batch",
    "plural_forms": "locales.cldr",
    "prefix": "enforcement.rerank",
    "quotation_marks": "locales.cldr",
    "read_parallel": "alignment.bitext",
    "replacing": "files",
    "satisfied": "enforcement.enforcing",
    "save_termbase": "termbase.termbase:save",
    "seed_termbase": "termbase.seeding:seed",
    "shipped_lexicon": "alignment.lexicon:shipped",
    "target_language": "languages",
    "tries": "enforcement.decoys.retry",
    "with_renderings": "mining.drift",
}

__all__ = [
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
    "Inference",
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
    "is_right_to_left",
    "learn_terms",
    "lint_termbase",
    "load_termbase",
    "locale_script",
    "measure_decoys",
    "merge_termbases",
    "non_words",
    "number_signs",
    "parse_pairs",
    "patterns",
    "plural_forms",
    "prefix",
    "quotation_marks",
    "read_parallel",
    "replacing",
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
