"""Enforces terms in a file of sentence pairs, tab-separated or JSON lines, for `glossary enforce`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from glossary.alignment import LENIENT, Linker, document_lexicon, shipped_lexicon
from glossary.enforcement.enforcer import Enforced, put_in
from glossary.enforcement.sentence import SourceTerms
from glossary.errors import TermbaseError
from glossary.languages import target_language
from glossary.model import Finding, Occurrence, PartOfSpeech, Severity, Status, Term
from glossary.termbase import Matcher

BAD_LINE = "pairs-bad-line"
_PASSES = 4  # most further passes over a file; chosen by hand
_TARGET = "target"
_HEADER = ("source", "target")
_JSON_KEY = re.compile(r"[\s,]*(?=\")")


@dataclass(frozen=True, slots=True)
class PairLine:
    """One line of the file: `line` is the original with its line end, `source` and `target` are its pair.

    `fields`: the columns or the JSON object of the line, None if it has no pair and is copied. `terms`: the terms given
    in the line itself.
    """

    line: str
    number: int
    source: str = ""
    target: str = ""
    fields: Sequence[str] | Mapping[str, Any] | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class PairsResult:
    """The corrected file, one report row per occurrence of a term, and findings on lines that could not be read."""

    text: str
    report: tuple[Mapping[str, Any], ...]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """The number of occurrences by status: satisfied, replaced, unresolved."""
        found = Counter(row["status"] for row in self.report)
        return {status.value: found.get(status.value, 0) for status in Status}


def parse_pairs(text: str, where: str = "") -> tuple[tuple[PairLine, ...], tuple[Finding, ...]]:
    """The lines of a file of pairs, and findings on lines without a pair, which are copied unchanged.

    The file is JSON lines if its first line starts with a brace, else tab-separated. A TSV line is source, target and
    any further columns; a first line "source, target" is a header. A JSON line has `source` and `target`, and may have
    `terms` (from source term to rendering, or to a list of the rendering and others that are accepted) and `pos`.
    `where`: the name of the file, for findings.
    """
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)  # not splitlines: a field may contain U+2028 and the like
    first = next((line for line in lines if line.strip()), "")
    read = _json_pair if first.lstrip().startswith("{") else _tsv_pair
    pairs, findings = [], []
    for number, line in enumerate(lines, 1):
        try:
            pairs.append(read(line, number))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            pairs.append(PairLine(line, number))
            what = f"no sentence pair ({error})"
            hint = "give source and target; line kept as is"
            findings.append(Finding(BAD_LINE, Severity.WARNING, f"{where}:{number}", what, hint))
    return tuple(pairs), tuple(findings)


def enforce_pairs(
    text: str,
    target_locale: str,
    terms: Sequence[Term] = (),
    *,
    source_locale: str = "en",
    lexicon: Linker | None = None,
    where: str = "",
) -> PairsResult:
    """Enforce the terms of a glossary, and of each line, in a file of pairs; order and other fields are unchanged.

    Without a `lexicon` that of the package for the locale pair is used, if there is one, together with one learnt from
    the pairs of the file. `where`: the name of the file, for findings. Raises LexiconError if the lexicon of the
    package is damaged.
    """
    pairs, findings = parse_pairs(text, where)
    language = target_language(target_locale)
    linker = _linker(pairs, source_locale, target_locale, lexicon)
    common = Matcher(terms, source_locale)
    out, report = [], []
    for pair in pairs:
        if pair.fields is None:
            out.append(pair.line)
            continue
        matcher = Matcher((*pair.terms, *terms), source_locale) if pair.terms else common
        matches = matcher.matches(pair.source)
        known = SourceTerms.of(pair.source, matches, language, lexicon=linker, source_locale=source_locale)
        result = put_in(known, pair.target, threshold=LENIENT)
        out.append(_written(pair, result))
        report += [_row(pair, found) for found in result.occurrences]
    return PairsResult("".join(out), tuple(report), findings)


def _linker(pairs: Sequence[PairLine], source_locale: str, target_locale: str, lexicon: Linker | None) -> Linker | None:
    """The given lexicon, or that of the package, together with one learnt from the pairs."""
    if lexicon is None:
        lexicon = shipped_lexicon(source_locale, target_locale)
    given = [(pair.source, pair.target) for pair in pairs if pair.fields is not None]
    return document_lexicon(given, source_locale, target_locale, lexicon)


def settle_pairs(
    text: str,
    target_locale: str,
    terms: Sequence[Term] = (),
    *,
    source_locale: str = "en",
    lexicon: Linker | None = None,
    where: str = "",
) -> PairsResult:
    """`enforce_pairs`, repeated until nothing changes: the lexicon of the file also learns from the terms put in, so a
    second pass may find more. Raises LexiconError as there, and TermbaseError for a text with a lone surrogate."""

    def enforced(current: str) -> PairsResult:
        return enforce_pairs(current, target_locale, terms, source_locale=source_locale, lexicon=lexicon, where=where)

    try:
        result = enforced(text)
        result.text.encode()
    except UnicodeEncodeError as error:  # JSON can encode lone surrogates, UTF-8 cannot
        raise TermbaseError(where, "a text holds half a character (a lone surrogate)", "remove it") from error
    for _ in range(_PASSES):
        if not result.counts[Status.UNRESOLVED]:
            break
        again = enforced(result.text)
        if again.text == result.text:
            break
        rows = tuple(_later(old, new) for old, new in zip(result.report, again.report, strict=True))
        result = replace(result, text=again.text, report=rows)
    return result


def _later(old: Mapping[str, Any], new: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row of the report after one more pass: a term replaced in an earlier pass is still reported as replaced."""
    kept = old["status"] == Status.REPLACED and new["status"] == Status.SATISFIED and old["new"] == new["new"]
    return {**old, "start": new["start"], "end": new["end"]} if kept else new


def _tsv_pair(line: str, number: int) -> PairLine:
    columns = line.rstrip("\r\n").split("\t")
    if not line.strip() or (number == 1 and tuple(name.strip().lower() for name in columns[:2]) == _HEADER):
        return PairLine(line, number)
    if len(columns) < len(_HEADER):
        raise ValueError("one column only")
    return PairLine(line, number, columns[0], columns[1], columns)


def _json_pair(line: str, number: int) -> PairLine:
    if not line.strip():
        return PairLine(line, number)
    data = json.loads(line)
    source, target = data["source"], data[_TARGET]
    if not isinstance(source, str) or not isinstance(target, str):
        raise TypeError("source and target must be text")
    return PairLine(line, number, source, target, data, _own_terms(data))


def _own_terms(data: Mapping[str, Any]) -> tuple[Term, ...]:
    """The terms of a line. Without `pos`, the part of speech is that of the rendering."""
    said = str(data.get("pos") or PartOfSpeech.PHRASE.value)
    pos = next((known for known in PartOfSpeech if known.value == said), PartOfSpeech.PHRASE)
    terms = []
    for source, rendering in (data.get("terms") or {}).items():
        targets = [rendering] if isinstance(rendering, str) else list(rendering)
        if not all(target is None or isinstance(target, str) for target in targets):
            raise TypeError("renderings must be text")
        if source and targets:
            terms.append(Term(source, targets[0], accept=tuple(targets[1:]), pos=pos, priority=1))
    return tuple(terms)


def _written(pair: PairLine, result: Enforced) -> str:
    """The line with its new target; the original line if nothing changed."""
    if result.text == pair.target:
        return pair.line
    end = pair.line[len(pair.line.rstrip("\r\n")) :]
    if isinstance(pair.fields, Mapping):
        return _spliced(pair.line, result.text)
    columns = list(pair.fields or ())
    columns[1] = result.text
    return "\t".join(columns) + end


def _spliced(line: str, target: str) -> str:
    """A JSON line with a new target and every other byte unchanged."""
    decode, at, span = json.JSONDecoder().raw_decode, line.index("{") + 1, (0, 0)
    while (key := _JSON_KEY.match(line, at)) is not None:
        name, at = decode(line, key.end())
        start = line.index(":", at) + 1
        start += len(line[start:]) - len(line[start:].lstrip())
        _, at = decode(line, start)
        span = (start, at) if name == _TARGET else span
    return f"{line[: span[0]]}{json.dumps(target, ensure_ascii=False)}{line[span[1] :]}"


def _row(pair: PairLine, found: Occurrence) -> Mapping[str, Any]:
    fields = pair.fields if isinstance(pair.fields, Mapping) else {}
    return {
        "id": fields.get("id", pair.number),
        "source": found.match.surface,
        "target": found.match.term.target,
        "status": found.status.value,
        "old": found.old,
        "new": found.new,
        "start": found.start,
        "end": found.end,
        "form": found.form,
        "how": found.how,
        "score": round(found.score, 3),
        "doubt": found.doubt,
    }
