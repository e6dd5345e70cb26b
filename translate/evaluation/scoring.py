"""Scores of translated test sets, and tests of their differences.

Computed with sacrebleu: BLEU (Papineni et al. 2002), chrF (Popović 2015), TER (Snover et al. 2006), each with the
signature that makes it comparable (Post 2018), and paired bootstrap resampling (Koehn 2004).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from glossary import Status
from translate import machine, pipeline, terms
from translate.exchange import ReferenceDocument
from translate.machine import Route
from translate.model import DEFAULT_SOURCE, Article, LocalePair, NamesMode, Paragraph, Quality, State
from translate.pipeline import Progress
from translate.project import Options, layout
from translate.terms import Terminology
from translate.text import langid, locales

SAMPLES = 1000  # number of bootstrap samples, the default of sacrebleu
PLAIN = "plain"  # the name of the rival that is the engine without glossary and names
_TOKENS = {"zh": "zh", "ja": "char", "ko": "char", "th": "char", "lo": "char", "km": "char", "my": "char"}
_NO_SPACES = ("zh", "ja", "ko")

Lines = Sequence[Sequence[str]]
"""A translation of a test set: for each document its lines in order, as many as the source has."""


@dataclass(frozen=True, slots=True)
class Score:
    """A score (BLEU, chrF and TER from 0 to 100; TER may be higher) and sacrebleu's signature of its computation."""

    score: float
    signature: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The score of a second translation of the set, and `p`, the probability of such a difference by chance."""

    score: float
    p: float


@dataclass(frozen=True, slots=True)
class TermSuccess:
    """The number of terms found in the source, and how many of them are rendered in the translation, in any form."""

    found: int
    standing: int


@dataclass(frozen=True, slots=True)
class SystemOutput:
    """A translated test set: its lines, and for each document the number of lines left untranslated."""

    lines: tuple[tuple[str, ...], ...]
    untranslated: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of a translation: scores by metric (`bleu`, `chrf`, `ter`), BLEU and chrF of each document, terms
    rendered in `translation`, `reference` and `against`, and the comparison with another translation by metric."""

    scores: Mapping[str, Score]
    by_document: Sequence[Mapping[str, float]]
    terms: Mapping[str, TermSuccess] = field(default_factory=dict)
    against: Mapping[str, Difference] = field(default_factory=dict)


def translate(documents: Sequence[ReferenceDocument], options: Options, progress: Progress) -> SystemOutput:
    """Translate the documents as `run` would. Raises what pipeline.in_memory raises."""
    pair = _pair(documents, options)
    articles = [_article(document, pair.source) for document in documents]
    lines, untranslated = [], []
    made = pipeline.in_memory(articles, pair.target, options, progress)
    for document, translation in zip(documents, made, strict=True):
        texts = iter(layout.target_lines(translation))
        lines.append(tuple(next(texts) if line.strip() else "" for line in document.source))
        untranslated.append(sum(unit.state is State.UNTRANSLATED for unit in translation.units))
    return SystemOutput(tuple(lines), tuple(untranslated))


def route(documents: Sequence[ReferenceDocument], options: Options) -> Route:
    """The route by which the documents would be translated. Raises ConfigError, LocaleError."""
    pair = _pair(documents, options)
    return machine.choose(options.engine, pair.source, pair.target, options.engines)


def _pair(documents: Sequence[ReferenceDocument], options: Options) -> LocalePair:
    """The locales of a set: its source as given, detected, or the default."""
    target = locales.named(options.to[0])
    if options.from_:
        return LocalePair(locales.named(options.from_), target)
    known = (*machine.source_locales(options.engine, [target], options.engines), target)
    text = "\n".join(line for document in documents for line in document.source)
    return LocalePair(langid.detect(text, known) or DEFAULT_SOURCE, target)


def _article(document: ReferenceDocument, locale: str) -> Article:
    """A document as an article, each line that is not empty as a paragraph."""
    shown = [line.strip() for line in document.source if line.strip()]
    return Article(document.name, locale, tuple(Paragraph(n, line, "\n\n") for n, line in enumerate(shown, 1)))


def rival(against: str, options: Options) -> Options:
    """The options of the translation to compare with: another quality, the plain engine, or another engine."""
    if against in set(Quality):
        return replace(options, quality=against, beam=0)
    return replace(options, glossary=(), names=NamesMode.OFF) if against == PLAIN else replace(options, engine=against)


def evaluate(
    documents: Sequence[ReferenceDocument], lines: Lines, options: Options, other: Lines | None = None
) -> Evaluation:
    """Score a translation of the documents, and compare it with `other` if given.

    `options` give the target locale and the glossary. Raises TermbaseError for a termbase that cannot be read.
    """
    locale = options.to[0]
    references = [document.reference for document in documents]
    ours, theirs = counted(documents, lines), counted(documents, references)
    each = [([document], [some], [document.reference]) for document, some in zip(documents, lines, strict=True)]
    return Evaluation(
        scores(ours, theirs, locale),
        [quick_scores(counted(d, made), counted(d, reference), locale) for d, made, reference in each],
        terms_standing(documents, {"translation": lines, "reference": references, "against": other}, options),
        compare(ours, counted(documents, other), theirs, locale) if other else {},
    )


def counted(documents: Sequence[ReferenceDocument], lines: Lines) -> list[str]:
    """The lines of all documents whose source is not empty, as one list."""
    return [
        line
        for document, some in zip(documents, lines, strict=True)
        for source, line in zip(document.source, some, strict=True)
        if source.strip()
    ]


def scores(hypotheses: Sequence[str], references: Sequence[str], locale: str) -> dict[str, Score]:
    """BLEU, chrF and TER of lines against one reference each, by the names `bleu`, `chrf`, `ter`."""
    return {
        name: Score(metric.corpus_score(hypotheses, [references]).score, str(metric.get_signature()))
        for name, metric in (_metrics(locale) | _ter(locale)).items()
    }


def quick_scores(hypotheses: Sequence[str], references: Sequence[str], locale: str) -> dict[str, float]:
    """BLEU and chrF only, by name: TER takes a hundred times as long."""
    return {name: metric.corpus_score(hypotheses, [references]).score for name, metric in _metrics(locale).items()}


def compare(
    hypotheses: Sequence[str], others: Sequence[str], references: Sequence[str], locale: str
) -> dict[str, Difference]:
    """BLEU and chrF of `others`, by name, with the significance of their difference from `hypotheses`, by paired
    bootstrap with the same samples every time."""
    from sacrebleu.significance import PairedTest

    metrics = _metrics(locale)
    systems: list[tuple[str, Sequence[str]]] = [("first", hypotheses), ("second", others)]
    _, found = PairedTest(systems, metrics, [list(references)], test_type="bs", n_samples=SAMPLES)()
    results: list[Any] = [column[1] for name, column in found.items() if name != "System"]
    return {name: Difference(float(one.score), float(one.p_value)) for name, one in zip(metrics, results, strict=True)}


def _metrics(locale: str) -> dict[str, Any]:
    from sacrebleu import BLEU, CHRF

    return {"bleu": BLEU(tokenize=_TOKENS.get(locales.primary(locale), "13a")), "chrf": CHRF()}


def _ter(locale: str) -> dict[str, Any]:
    from sacrebleu import TER

    return {"ter": TER(asian_support=locales.primary(locale) in _NO_SPACES)}


def terms_standing(
    documents: Sequence[ReferenceDocument], sides: Mapping[str, Lines | None], options: Options
) -> dict[str, TermSuccess]:
    """For each side, how many glossary terms of the sources are rendered; {} without a glossary."""
    if not options.glossary:
        return {}
    pair, way = _pair(documents, options), route(documents, options)
    terminology = terms.load(options.glossary, pair, way, lambda message: None)
    assert terminology
    return {name: term_success(documents, lines, terminology) for name, lines in sides.items() if lines}


def term_success(documents: Sequence[ReferenceDocument], lines: Lines, terminology: Terminology) -> TermSuccess:
    """The number of terms in the sources of documents, and how many are rendered in the lines of the translation."""
    found = [
        occurrence.status is Status.SATISFIED
        for document, translated in zip(documents, lines, strict=True)
        for source, target in zip(document.source, translated, strict=True)
        for occurrence in terms.standing(source, target, document.name, terminology)
    ]
    return TermSuccess(len(found), sum(found))
