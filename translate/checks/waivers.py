"""What people have waived: in the comments and flags of an entry, and in the configuration; always told, never hidden.

A translator comment `translate: ignore number, length -- the source has a misprint` waives rules for its entry, `*` all
of them. `waive: term-missing Yerevan`, which `glossary check` knows, does so for one term. Weblate's flags `ignore-...`
are understood where a rule of ours answers to one of its checks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from glossary import patterns
from translate.checks.records import Fault, Record, Waiver
from translate.checks.rules import RULES, fault
from translate.project import Ignored

ALL = "*"
_IGNORE = re.compile(r"translate: ignore (?P<rules>.*?)(?:\s+--\s*(?P<reason>.*))?\s*")
_WAIVE = re.compile(r"waive: (?P<rules>[^\s|,;]+)(?:\s+(?P<term>.*))?\s*")
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
    "all-checks": (ALL,),
}


def said(comments: Iterable[str], flags: Iterable[str]) -> tuple[Waiver, ...]:
    """The waivers that the translator comments and the flags of an entry hold."""
    found: list[Waiver] = []
    for comment in comments:
        if match := _IGNORE.fullmatch(comment.strip()):
            found += (Waiver(rule, match["reason"] or "") for rule in re.split(r"[\s,]+", match["rules"]) if rule)
        elif match := _WAIVE.fullmatch(comment.strip()):
            found.append(Waiver(match["rules"], "", (match["term"] or "").strip()))
    for flag in flags:
        name = flag.strip().removeprefix("ignore-")
        if name != flag.strip():
            rules = ("placeholder",) if name.endswith("-format") else _WEBLATE.get(name, ())
            found += (Waiver(rule, f"flag {flag.strip()}") for rule in rules)
    return tuple(dict.fromkeys(found))


def apply(faults: Iterable[Fault], ignored: Sequence[Ignored]) -> Iterator[Fault]:
    """The findings, those that a person has waived marked with the reason."""
    for one in faults:
        reason = _reason(one, ignored)
        yield one if reason is None else replace(one, waived=reason)


def _reason(one: Fault, ignored: Sequence[Ignored]) -> str | None:
    for waiver in one.record.waivers:
        if waiver.rule in (ALL, one.rule) and waiver.term.casefold() in ("", one.term.casefold()):
            return waiver.reason or "said in the entry, without a reason"
    for rule in ignored:
        if rule.rule in (ALL, one.rule) and rule.to in ("", one.record.locale) and _lies(one.record, rule.path):
            return rule.reason
    return None


def _lies(record: Record, pattern: str) -> bool:
    """Does a pattern match the article of a record, or its catalog?"""
    if not pattern:
        return True
    patterns.report_change("check.ignore", record.article, pattern, patterns.Earlier.IGNORE)
    return patterns.matches(record.article, pattern) or patterns.matches(record.file, pattern)


def doubtful(records: Iterable[Record], faults: Collection[Fault]) -> Iterator[Fault]:
    """Waivers in entries that name no rule, and those that waive nothing."""
    used: dict[int, list[Fault]] = {}
    for one in faults:
        if one.waived is not None:
            used.setdefault(id(one.record), []).append(one)
    for record in records:
        for waiver in record.waivers:
            if waiver.rule != ALL and waiver.rule not in RULES:
                yield fault("unknown-waiver", f"no rule {waiver.rule!r} to ignore", record)
            elif not waiver.reason.startswith("flag ") and not any(
                waiver.rule in (ALL, one.rule) for one in used.get(id(record), ())
            ):
                yield fault("unused-waiver", f"nothing to ignore for {waiver.rule}", record)
