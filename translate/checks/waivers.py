"""Waivers: in the comments and flags of an entry, and in the configuration. A waived finding is reported, not hidden.

A translator comment `translate: ignore number, length -- the source has a misprint` waives rules for its entry, `*` all
of them. `waive: term-missing Yerevan`, as in `glossary check`, does so for one term. Weblate's flags `ignore-...` are
read where one of our rules corresponds to the check of Weblate.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from glossary.enforcement import ALL_RULES, Waiver, comment_waivers
from glossary.files import patterns
from translate.checks.entry_findings import EntryFinding, Record
from translate.checks.rules import RULES, finding
from translate.project import Ignored

_IGNORE = re.compile(r"translate: ignore (?P<rules>.*?)(?:\s+--\s*(?P<reason>.*))?\s*")
_TERMS = ("term-missing", "term-forbidden", "term-not-kept", "term-form")
_WEBLATE = {
    "same": ("untranslated",),
    "translated": ("missing",),
    "inconsistent": ("inconsistent",),
    "check-glossary": _TERMS,
    "duplicate": ("doubled-word",),
    "begin-space": ("edges",),
    "end-space": ("edges",),
    "double-space": ("spacing",),
    "punctuation-spacing": ("spacing",),
    "end-question": ("ending",),
    "end-colon": ("ending",),
    "end-semicolon": ("ending-style",),
    "end-stop": ("ending-style",),
    "end-exclamation": ("ending-style",),
    "end-ellipsis": ("ending-style",),
    "newline-count": ("line-breaks",),
    "begin-newline": ("line-breaks",),
    "end-newline": ("line-breaks",),
    "zero-width-space": ("invisible",),
    "bidi-chars": ("direction",),
    "max-length": ("length",),
    "url": ("url",),
    "xml-tags": ("placeholder",),
    "placeholders": ("placeholder",),
    "md-link": ("url",),
    "ellipsis": ("ellipsis",),
    "all-checks": (ALL_RULES,),
}


def said(comments: Iterable[str], flags: Iterable[str]) -> tuple[Waiver, ...]:
    """The waivers in the translator comments and the flags of an entry."""
    found: list[Waiver] = []
    for comment in comments:
        if match := _IGNORE.fullmatch(comment.strip()):
            rules = re.split(r"[\s,]+", match["rules"])
            found += (Waiver(rule, reason=match["reason"] or "") for rule in rules if rule)
        else:
            found += comment_waivers(comment)
    for flag in flags:
        name = flag.strip().removeprefix("ignore-")
        if name != flag.strip():
            known = ("placeholder",) if name.endswith("-format") else _WEBLATE.get(name, ())
            found += (Waiver(rule, reason=f"flag {flag.strip()}") for rule in known)
    return tuple(dict.fromkeys(found))


def apply(findings: Iterable[EntryFinding], ignored: Sequence[Ignored]) -> Iterator[EntryFinding]:
    """The findings, with the reason in those that a person has waived."""
    for one in findings:
        reason = _reason(one, ignored)
        yield one if reason is None else replace(one, waived=reason)


def _reason(one: EntryFinding, ignored: Sequence[Ignored]) -> str | None:
    for waiver in one.record.waivers:
        if waiver.covers(one.rule, one.term):
            return waiver.reason or "said in the entry, without a reason"
    for rule in ignored:
        if rule.rule in (ALL_RULES, one.rule) and rule.to in ("", one.record.locale) and _lies(one.record, rule.path):
            return rule.reason
    return None


def _lies(record: Record, pattern: str) -> bool:
    """True if a pattern matches the article of a record or its catalog; the empty pattern matches all."""
    if not pattern:
        return True
    patterns.report_change("check.ignore", record.article, pattern, patterns.Earlier.IGNORE)
    return patterns.matches(record.article, pattern) or patterns.matches(record.file, pattern)


def doubtful(records: Iterable[Record], findings: Collection[EntryFinding]) -> Iterator[EntryFinding]:
    """Waivers in entries that name an unknown rule or waive nothing."""
    used: dict[int, list[EntryFinding]] = {}
    for one in findings:
        if one.waived is not None:
            used.setdefault(id(one.record), []).append(one)
    for record in records:
        for waiver in record.waivers:
            if waiver.rule != ALL_RULES and waiver.rule not in RULES:
                yield finding("unknown-waiver", f"no rule {waiver.rule!r} to ignore", record)
            elif not waiver.reason.startswith("flag ") and not any(
                waiver.covers(one.rule, one.term) for one in used.get(id(record), ())
            ):
                yield finding("unused-waiver", f"nothing to ignore for {waiver.rule}", record)
