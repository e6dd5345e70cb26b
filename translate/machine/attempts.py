"""Attempts at a text: the queries that an engine is asked instead of it, and its translation made of the answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from glossary.alignment import shipped_lexicon
from translate.machine import masked_text, masking, preprocessing, rewording
from translate.machine.code_masks import code_masks
from translate.machine.masked_text import Masked
from translate.machine.masking import Mask
from translate.machine.phrase_masks import phrase_masks
from translate.machine.stretches import has_words
from translate.model import LocalePair
from translate.text import Rewritten, sign_spans
from translate.text.quantities import abbreviated, in_figures

# A word, or a few, that an engine says several times in a row.
_HALF_DAY = re.compile(r"\b[ap]\.m\.\s*\Z")
_REPEATED = re.compile(r"\b(?P<said>[^\W\d_]+(?: [^\W\d_]+){0,3})(?:,? (?P=said)\b)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attempt:
    """The queries to the engine for a text, and the function that makes a translation (or None) of the answers, one
    answer per query."""

    queries: tuple[str, ...]
    assemble: Callable[[Sequence[str]], str | None]


def whole(text: str, pair: LocalePair) -> Attempt:
    """The text as it is."""
    return Attempt((text,), lambda answers: answers[0])


def plain(text: str, pair: LocalePair) -> Attempt:
    """The text itself, its protected spans and its prices of measures replaced by labels, and measures in several units
    by the first; no query for one of abbreviated days or months or of quantities alone, which is written by rule."""
    if ruled := abbreviated(text, pair.source, pair.target) or _of_quantities(text, pair):
        return Attempt((), lambda answers: ruled)
    masks = masking.combined(
        masking.begun_masks(text, pair.source, pair.target),
        masking.rate_masks(text, pair.source, pair.target),
        masking.kept_masks(text),
    )
    return _labelled(text, masks)


def _of_quantities(text: str, pair: LocalePair) -> str:
    """A text that is nothing but quantities (9am-5pm, 80 mph) as the target locale writes it, "" for any other."""
    found = masking.quantity_masks(text, pair.source, pair.target) if any(map(str.isdigit, text)) else ()
    if not found or has_words(Rewritten(text).changed((one.start, one.end, "") for one in found).text):
        return ""
    written = Rewritten(text).changed((one.start, one.end, one.target) for one in found).text
    written = written.removesuffix(".") if _HALF_DAY.search(text) else written
    return written if written != text else ""


def signs(text: str, pair: LocalePair) -> Attempt | None:
    """The text with labels for all its signs and words of other scripts, and for its protected spans."""
    found = _masks(text, pair)
    return _labelled(text, found) if found != masking.kept_masks(text) else None


def reworded(text: str, pair: LocalePair) -> Attempt | None:
    """The text with phrases that engines misread in other words."""
    other = rewording.reworded(text, pair.source)
    return plain(other, pair) if other != text else None


def coded_otherwise(text: str, pair: LocalePair) -> Attempt | None:
    """The same with labels of another form."""
    return coded(text, pair, "X-{}")


def coded(text: str, pair: LocalePair, form: str = "X{}") -> Attempt | None:
    """The text in those words, with labels for its short codes, its long numbers and its protected spans."""
    other = rewording.reworded(text, pair.source)
    found = code_masks(other, pair.source, pair.target)
    masks = masking.combined(found, masking.kept_masks(other))
    return _masked(masked_text.labelled(Rewritten(other), masks, form)) if found else None


def brands(text: str, pair: LocalePair) -> Attempt | None:
    """The text with labels for the names that stay in their letters and for its protected spans."""
    found = masking.kept_name_masks(text, pair.source)
    return _labelled(text, masking.combined(masking.kept_masks(text), found)) if found else None


def spoken(text: str, pair: LocalePair) -> Attempt | None:
    """The text in those words, with its quantities in words: 80 miles per hour for 80 mph, 17:00 for 5 p.m."""
    text = rewording.reworded(text, pair.source)
    phrases = phrase_masks(text, pair.source, pair.target)
    found = masking.combined(phrases, masking.quantity_masks(text, pair.source, pair.target))
    said = [mask for mask in found if mask.spoken and mask.spoken != mask.source]
    masks = masking.combined(said, masking.kept_masks(text))
    return _masked(masked_text.said(Rewritten(text), masks)) if said else None


def rendered(text: str, pair: LocalePair) -> Attempt | None:
    """The text with labels for its quantities, which are put back as the target locale writes them."""
    phrases = [mask for mask in phrase_masks(text, pair.source, pair.target) if mask.target]
    found = masking.combined(phrases, masking.quantity_masks(text, pair.source, pair.target))
    codes = code_masks(text, pair.source, pair.target)
    return _labelled(text, masking.combined(found, codes, masking.kept_masks(text))) if found else None


def numbered(text: str, pair: LocalePair) -> Attempt | None:
    """The text with its numbers replaced by others that engines translate more reliably, put back afterwards."""
    form = masked_text.numbered(Rewritten(text), masking.number_masks(text, pair.source, pair.target))
    return _masked(form) if form.slots else None


def pieces(text: str, pair: LocalePair) -> Attempt | None:
    """The clauses of the text, each as a query of its own."""
    found = preprocessing.clauses(text)
    if len(found) < 2:
        return None
    attempts = [plain(piece.strip(), pair) for piece in found]

    def assemble(answers: Sequence[str]) -> str | None:
        rest, out = iter(answers), []
        for piece, attempt in zip(found, attempts, strict=True):
            part = attempt.assemble([next(rest) for _ in attempt.queries])
            if part is None:
                return None
            out.append(part + piece[len(piece.rstrip()) :])
        return "".join(out)

    return Attempt(tuple(query for attempt in attempts for query in attempt.queries), assemble)


def facts(text: str, pair: LocalePair) -> Attempt | None:
    """The text with labels for all its quantities, dates, numbers and numerals."""
    found = masking.fact_masks(text, pair.source, pair.target)
    codes = code_masks(text, pair.source, pair.target)
    return _labelled(text, masking.combined(found, codes, masking.kept_masks(text))) if found else None


def of_figures(attempt: Callable[[str, LocalePair], Attempt | None]) -> Callable[[str, LocalePair], Attempt | None]:
    """An attempt at the text with its spelled-out numbers in figures, which engines render more reliably."""

    def attempted(text: str, pair: LocalePair) -> Attempt | None:
        shown = _in_figures(text, pair)
        return attempt(shown, pair) if shown != text else None

    return attempted


def rare_named(text: str, pair: LocalePair) -> Attempt | None:
    """The text with figures for its spelled-out numbers and labels for the names that the lexicon of the pair lacks,
    which stay as they are."""
    lexicon = shipped_lexicon(pair.source, pair.target)
    return _named(text, pair, lambda word: lexicon is None or not lexicon.translations(word.lower(), 1))


def named(text: str, pair: LocalePair) -> Attempt | None:
    """The same with labels for all its names."""
    return _named(text, pair, bool)


def _in_figures(text: str, pair: LocalePair) -> str:
    return Rewritten(text).changed(in_figures(text, pair.source)).text


def _named(text: str, pair: LocalePair, is_rare: Callable[[str], bool]) -> Attempt | None:
    shown = _in_figures(text, pair)
    kept = masking.kept_masks(shown)
    found = masking.combined(kept, masking.name_masks(shown, pair.source, is_rare))
    return _labelled(shown, found) if found != kept else None


def said_once(text: str, pair: LocalePair) -> Attempt | None:
    """The text itself; words that the engine says several times in a row are left once."""
    whole = plain(_in_figures(text, pair), pair)
    return Attempt(whole.queries, lambda answers: whole.assemble([_REPEATED.sub(r"\g<said>", one) for one in answers]))


def around(text: str, pair: LocalePair) -> Attempt | None:
    """The stretches between signs and protected spans, each as a query of its own; the spans stay where they are."""
    return _between(text, _masks(text, pair))


def between(text: str, pair: LocalePair) -> Attempt | None:
    """The same between the quantities, dates, numbers and numerals as well."""
    found = masking.fact_masks(text, pair.source, pair.target)
    return _between(text, masking.combined(found, _masks(text, pair))) if found else None


def _between(text: str, spans: Sequence[Mask]) -> Attempt | None:
    if not spans:
        return None
    bounds = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    stretches = [text[a:b] for a, b in pairwise(bounds)]
    asked = [n for n, stretch in enumerate(stretches) if n % 2 == 0 and has_words(stretch)]
    kept = [spans[n // 2].target if n % 2 else stretch for n, stretch in enumerate(stretches)]

    def assemble(answers: Sequence[str]) -> str | None:
        if not all(map(has_words, answers)):
            return None
        out = list(kept)
        for n, answer in zip(asked, answers, strict=True):
            body = stretches[n].strip()
            start = stretches[n].index(body)
            out[n] = stretches[n][:start] + answer + stretches[n][start + len(body) :]
        return "".join(out)

    return Attempt(tuple(stretches[n].strip() for n in asked), assemble)


def _masks(text: str, pair: LocalePair) -> tuple[Mask, ...]:
    """The masks of all signs, words of other scripts, and protected spans."""
    found = masking.sign_masks(text, sign_spans.unusual(pair.source), pair.source, pair.target)
    return masking.combined(found, masking.kept_masks(text))


def _labelled(text: str, masks: Sequence[Mask]) -> Attempt:
    """The text with a label for each mask."""
    return _masked(masked_text.labelled(Rewritten(text), masks))


def _masked(form: Masked) -> Attempt:
    def assemble(answers: Sequence[str]) -> str | None:
        restored = form.restored(answers[0])
        return None if restored is None else restored.text

    return Attempt((form.query.text,), assemble)
