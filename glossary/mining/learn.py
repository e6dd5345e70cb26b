"""Learns termbase rows from human corrections: separates changes of terms from changes of style, with the evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from glossary.alignment import Linker
from glossary.languages import TargetLanguage, source_language, target_language
from glossary.mining.post_edits import ChangedPassage, Correction, changes
from glossary.mining.renderings import ObservedRendering, Translated, group, pair_lexicon, renderings
from glossary.model import PartOfSpeech, Term
from glossary.names import is_common
from glossary.names.lists import ADJECTIVES
from glossary.termbase import Matcher, Termbase, inflector_of, is_indeclinable

# Chosen by hand.
_SHOWN = 3  # most places listed in a note
_STEM = 3  # first letters that two forms of a name share
_MACHINE, _APPROVED = "machine", "approved"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A term with the rendering that people prefer, `target`, and the evidence for it.

    `support`: places where people replaced the machine's rendering (`was`) by it; `agreeing`: places where the machine
    had it already; `against`: other renderings that people approved; `touches`: places not yet reviewed that have the
    term without this rendering; `known`: the target in the termbase now, "" for none.
    """

    source: str
    target: str
    was: tuple[ObservedRendering, ...]
    support: tuple[str, ...]
    agreeing: tuple[str, ...]
    against: tuple[ObservedRendering, ...]
    touches: tuple[str, ...]
    known: str = ""
    pos: PartOfSpeech = PartOfSpeech.NOUN


@dataclass(frozen=True, slots=True)
class Learnt:
    """The lessons of corrections. `texts`: number of texts compared; `corrected`: of those with changes; `terms`:
    changes that support a lesson; `style`: all other changes."""

    lessons: tuple[Lesson, ...]
    texts: int
    corrected: int
    terms: int
    style: int


def learn_terms(
    corrections: Sequence[Correction],
    unreviewed: Sequence[Translated] = (),
    *,
    to: str,
    source_locale: str = "en",
    least: int = 2,
    known: Iterable[Term] = (),
    lexicon: Linker | None = None,
) -> Learnt:
    """The lessons of corrections, those with most support first.

    A name needs one correction, another term `least`; and more texts must have the rendering than any others. Only
    nouns and phrases with a noun as head are terms. Lessons that `known` terms already have are left out. `unreviewed`:
    texts in which the effect of each lesson is counted. `lexicon`: as for `renderings`. Raises LexiconError if the
    lexicon of the package is damaged.
    """
    source, target = source_language(source_locale), target_language(to)
    approved = [(f"{_APPROVED} {n}", one.source, one.approved) for n, one in enumerate(corrections)]
    pairs = [*((f"{_MACHINE} {n}", one.source, one.machine) for n, one in enumerate(corrections)), *approved]
    linker = lexicon if lexicon is not None else pair_lexicon(pairs, source_locale, to)
    found = [changes(one, source, target, linker) for one in corrections]
    changed: dict[str, dict[int, ChangedPassage]] = defaultdict(dict)
    for n, here in enumerate(found):
        for change in here:
            if change.source:
                changed[change.source][n] = change
    terms = _terms(changed, source_locale)
    rendered, peoples = (
        renderings(list(terms), some, to=to, source_locale=source_locale, lexicon=linker) for some in (pairs, approved)
    )
    lessons = []
    for term, places in terms.items():
        lesson = _lesson(term, rendered.get(term.source, ()), places, corrections, target)
        lesson = lesson and _as_people_write_it(lesson, peoples.get(term.source, ()), corrections, target)
        lesson = lesson and _unbent(lesson, {change.approved for change in places.values()}, to)
        if lesson and len(lesson.support) >= (1 if _is_name(term) else least) and _is_term(lesson, target):
            lessons.append(lesson)
    lessons = list(_new_lessons(lessons, known, unreviewed, target, source_locale))
    total = sum(map(len, found))
    supported = sum(len(lesson.support) for lesson in lessons)
    order = sorted(lessons, key=lambda one: (-len(one.support), -len(one.touches), one.source))
    count = sum(one.machine != one.approved for one in corrections)
    return Learnt(tuple(order), len(corrections), count, min(supported, total), max(0, total - supported))


def draft_lessons(lessons: Iterable[Lesson], *, to: str, source: str = "en") -> Termbase:
    """Lessons as a termbase for a person to review; the evidence is in the notes."""
    inflector = inflector_of(to)
    terms = [Term(one.source, one.target, pos=one.pos, note=_note(one)) for one in lessons]
    fixed = [replace(term, inflect=not (inflector and is_indeclinable(term, inflector))) for term in terms]
    return Termbase(tuple(fixed), source, to)


def _terms(changed: Mapping[str, Mapping[int, ChangedPassage]], locale: str) -> dict[Term, dict[int, ChangedPassage]]:
    """The source words of changes as terms to look for, each with its changes by number of the correction. Forms of one
    word are one term in its most frequent form; ordinary words are in lower case."""
    source, code = source_language(locale), locale.partition("-")[0].lower()
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, ...], dict[int, ChangedPassage]] = defaultdict(dict)
    for text, numbers in changed.items():
        words = [token.text for token in source.tokenise(text)]
        plain = text if " " in text or not is_common(text.lower(), code) else text.lower()
        if plain == plain.lower() and source.is_plural(words[-1]):
            plain = plain[: len(plain) - len(words[-1])] + source.lemma(words[-1])
        key = tuple(source.lemma(word) for word in words)
        forms[key][plain] += len(numbers)
        places[key] |= numbers
    return {
        Term(best, "", pos=PartOfSpeech.ADJ if best in ADJECTIVES else PartOfSpeech.NOUN): places[key]
        for key, counts in forms.items()
        if (best := max(counts, key=lambda form: (counts[form], form)))
    }


def _lesson(
    term: Term,
    ways: Sequence[ObservedRendering],
    places: Mapping[int, ChangedPassage],
    corrections: Sequence[Correction],
    language: TargetLanguage,
) -> Lesson | None:
    """The lesson on one term: the rendering that people put in most often, if more texts have it than others; None
    otherwise."""
    by_text = {way.text: {side: _numbers(way, side) for side in (_MACHINE, _APPROVED)} for way in ways}
    seen = set[int]().union(*(sides[_MACHINE] for sides in by_text.values())) if by_text else set()

    def support(text: str) -> set[int]:
        fresh = by_text[text][_APPROVED] - by_text[text][_MACHINE]
        return {n for n in fresh if n in seen or n in places}

    best = max(by_text, key=lambda text: len(support(text)), default="")
    if not best or not support(best):
        return None
    others = {text: sides[_APPROVED] - by_text[best][_APPROVED] for text, sides in by_text.items() if text != best}
    if sum(map(len, others.values())) >= len(by_text[best][_APPROVED]):
        return None
    was = {text: sides[_MACHINE] & support(best) for text, sides in by_text.items() if text != best}
    unseen = [(places[n].machine, str(n)) for n in sorted(support(best) - seen)]
    was |= {way.text: {int(place) for place in way.places} for way in group(term, unseen, language)}

    def named(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(corrections[n].place for n in sorted(numbers)))

    def ways_of(found: Mapping[str, set[int]]) -> tuple[ObservedRendering, ...]:
        kept = [ObservedRendering(text, len(numbers), named(numbers)) for text, numbers in found.items() if numbers]
        return tuple(sorted(kept, key=lambda way: (-way.count, way.text)))

    agreeing = by_text[best][_APPROVED] & by_text[best][_MACHINE]
    return Lesson(
        term.source,
        best,
        ways_of(was),
        named(support(best)),
        named(agreeing),
        ways_of(others),
        (),
        pos=term.pos,
    )


def _as_people_write_it(
    lesson: Lesson, ways: Sequence[ObservedRendering], corrections: Sequence[Correction], language: TargetLanguage
) -> Lesson:
    """A lesson with its rendering in the dictionary form that only the words of people give, without the machine's; in
    lower case if its capital is that of the beginning of a sentence."""
    places = {*lesson.support, *lesson.agreeing}

    def shared(way: ObservedRendering) -> int:
        return sum(corrections[n].place in places for n in _numbers(way, _APPROVED))

    text = max(ways, key=shared).text if ways else lesson.target
    if not lesson.source[:1].isupper() and text[:1].isupper() and text[1:] == text[1:].lower():
        low = text[:1].lower() + text[1:]
        first = language.lemma(low.split()[0])
        words = (token.text for one in corrections for token in language.tokenise(one.approved))
        text = low if any(word[:1].islower() and language.lemma(word) == first for word in words) else text
    return replace(lesson, target=text)


def _unbent(lesson: Lesson, written: set[str], to: str) -> Lesson:
    """A lesson with an indeclinable name (Дини) as people wrote it, since its lemma is a guess."""
    inflector = inflector_of(to)
    if inflector is None or not lesson.source[:1].isupper() or len(written) != 1:
        return lesson
    (text,) = written
    same = text[:_STEM].lower() == lesson.target[:_STEM].lower() and " " not in text
    return replace(lesson, target=text) if same and is_indeclinable(Term(lesson.source, text), inflector) else lesson


def _numbers(way: ObservedRendering, side: str) -> set[int]:
    split = (place.split(" ") for place in way.places)
    return {int(number) for which, number in split if which == side}


def _is_name(term: Term) -> bool:
    return term.source[:1].isupper()


def _is_term(lesson: Lesson, language: TargetLanguage) -> bool:
    """True if the rendering is a noun or a name; other verbs, adverbs and adjectives do not belong in a termbase."""
    kind = language.decompose(Term(lesson.source, lesson.target, pos=PartOfSpeech.ANY)).kind
    return kind == "noun" or lesson.source[:1].isupper()


def _new_lessons(
    lessons: Sequence[Lesson],
    known: Iterable[Term],
    unreviewed: Sequence[Translated],
    language: TargetLanguage,
    locale: str,
) -> Iterable[Lesson]:
    """The lessons that the termbase does not have yet, with `known` and `touches` set."""
    rows = Matcher(known, locale)
    rest = []
    for lesson in lessons:
        row = next((m.term for m in rows.matches(lesson.source) if (m.start, m.end) == (0, len(lesson.source))), None)
        if row is None or lesson.target not in (row.target, *row.accept):
            rest.append(replace(lesson, known=row.target if row else ""))
    terms = {lesson.source: Term(lesson.source, lesson.target, pos=lesson.pos) for lesson in rest}
    matcher, touched = Matcher(list(terms.values()), locale), defaultdict[str, dict[str, None]](dict)
    for place, source, wording in unreviewed:
        tokens = language.tokenise(wording)
        for name in {match.term.source for match in matcher.matches(source)}:
            if not language.find(language.decompose(terms[name]), tokens):
                touched[name][place] = None
    for lesson in rest:
        yield replace(lesson, touches=tuple(touched[lesson.source]))


def _note(one: Lesson) -> str:
    """The evidence for a lesson in one line."""
    count = len(one.support)
    parts = [f"corrected {count} time{'s' * (count != 1)} ({_places(one.support)})"]
    if one.was:
        parts.append("machine: " + ", ".join(f"{way.text} {way.count}" for way in one.was))
    if one.agreeing:
        parts.append(f"machine agreed {len(one.agreeing)}")
    if one.against:
        parts.append("but " + ", ".join(f"{way.text} {way.count} ({_places(way.places)})" for way in one.against))
    if one.known:
        parts.append(f"termbase: {one.known}")
    parts.append(f"would touch {len(one.touches)} unreviewed" + (f" ({_places(one.touches)})" if one.touches else ""))
    return "; ".join(parts)


def _places(places: Sequence[str]) -> str:
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    return ", ".join(places[:_SHOWN]) + more
