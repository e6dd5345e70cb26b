"""Drafts of paragraphs: cut into queries before the engine, put together from its answers after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby

from glossary import Occurrence, Severity
from translate import catalog
from translate.catalog import Kept
from translate.exchange import Known
from translate.machine import Part, preprocessing
from translate.model import Origin, Segment, State, Unit, UnitFinding
from translate.pipeline import inline_codes
from translate.pipeline.policy import Policy
from translate.text import Rewritten, Span, segmenter
from translate.text.markup import NONE, CodedText, CountedMarkup, Links, Markup, Stretch, no_links
from translate.text.rules import short


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of a segment, and the query to the engine for it with the codes that stand in it; without text for a part
    that is not translated."""

    part: Part
    query: CodedText


@dataclass(frozen=True, slots=True)
class Cut:
    """A segment before translation: cut into parts, or with its translation from a translation memory (`known`)."""

    segment: Segment
    parts: tuple[Asked, ...] = ()
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph before translation. `kept`: a person's translation of it, if any; `segments`: those of its plain
    text, () if no engine is needed; `offers`: close matches of a translation memory, in words; `markup`: how its markup
    is written; `coded`: its plain text and codes; `subtexts`: the segments of each text inside its codes."""

    source: str
    kept: Kept | None = None
    segments: tuple[Cut, ...] = ()
    offers: tuple[str, ...] = ()
    markup: Markup = NONE
    coded: CodedText = field(default=CodedText(""))
    subtexts: tuple[tuple[Cut, ...], ...] = ()

    @property
    def queries(self) -> Iterator[CodedText]:
        """The queries to the engine for this paragraph."""
        cuts = chain(self.segments, chain.from_iterable(self.subtexts))
        return (asked.query for cut in cuts for asked in cut.parts if asked.query.plain)

    @property
    def number(self) -> str:
        """The number that is read in place of a placeholder, "" if this is no form of a plural."""
        return self.markup.number_in(self.coded) if isinstance(self.markup, CountedMarkup) else ""

    @property
    def recalled(self) -> tuple[Known, ...]:
        """The entries of a translation memory used for the paragraph or its sentences, in order."""
        return tuple(cut.known for cut in self.segments if cut.known)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one query: its translation ("": the guard accepted none, or the engine failed), the terms in it,
    what the guard found in the first attempt, and `made_by`, `told`: see Rendering."""

    text: str
    occurrences: tuple[Occurrence, ...] = ()
    caught: tuple[UnitFinding, ...] = ()
    made_by: str = ""
    told: tuple[UnitFinding, ...] = ()


Style = Callable[[str, Rewritten], Rewritten]
"""In: source and target of a part. Out: the target in the typography of its locale."""
FindTerms = Callable[[str, str], tuple[Occurrence, ...]]
"""In: source and target. Out: the terms in them."""


Agree = Callable[[str, str], Rewritten]
"""In: a translation, and a number in it. Out: the translation with what the number counts in the form that goes with
it."""


def no_agreement(target: str, number: str) -> Rewritten:
    """The agreement of engines that do not translate: none."""
    return Rewritten(target)


def as_is(source: str, target: Rewritten) -> Rewritten:
    """The style for engines that do not translate: the target unchanged."""
    return target


def begin(
    text: str,
    kept: Kept | None,
    policy: Policy,
    spelling: Mapping[str, str],
    locale: str,
    markup: Markup = NONE,
    listed: frozenset[str] = frozenset(),
) -> Draft:
    """The draft of a paragraph; without queries if the policy does not ask for a machine translation, or there is
    nothing to translate. `spelling`: see `preprocessing.casing`; `locale`: that of the text; `markup`: how its markup
    is written; `listed`: see `quantities.listed_kinds`."""
    if not policy.asks(kept) or not catalog.is_translatable(text):
        return Draft(text, kept, markup=markup)
    coded = markup.lifted(text)
    inner = tuple(
        _cuts(CodedText(markup.lifted(one).plain), spelling, locale, listed) for one in inline_codes.subtexts(coded)
    )
    return Draft(text, kept, _cuts(coded, spelling, locale, listed), (), markup, coded, inner)


def _cuts(coded: CodedText, spelling: Mapping[str, str], locale: str, listed: frozenset[str]) -> tuple[Cut, ...]:
    """The segments of a text."""
    found, start = list[Cut](), 0
    for segment in segmenter.segment(coded.plain, locale):
        parts, at = list[Asked](), start
        for part in preprocessing.parts(segment.text, spelling, locale, listed):
            parts.append(Asked(part, inline_codes.query(coded, at, part)))
            at += len(part.text)
        found.append(Cut(segment, tuple(parts)))
        start += len(segment.text) + len(segment.tail)
    return tuple(found)


def finish(
    draft: Draft,
    policy: Policy,
    answers: Mapping[CodedText, Answer],
    style: Style,
    find_terms: FindTerms,
    links: Links = no_links,
    agree: Agree = no_agreement,
) -> Unit:
    """The unit of a paragraph. `answers`: by query; `find_terms`: finds the terms in translations that no engine made;
    `links`: between the words of both languages, by which codes are placed; `agree`: for forms of plurals."""
    work = draft.segments or draft.subtexts
    machine = _machines(draft, answers, style, find_terms, links, agree) if work else None
    unit = policy.choose(draft.source, draft.kept, machine)
    if unit.origin is not Origin.PERSON:
        return unit
    find_terms = inline_codes.without_markup(draft.markup, find_terms)
    return replace(unit, occurrences=find_terms(unit.source, unit.target))


def _machines(
    draft: Draft,
    answers: Mapping[CodedText, Answer],
    style: Style,
    find_terms: FindTerms,
    links: Links,
    agree: Agree,
) -> Unit:
    """The unit with the machine's translation. A piece that the guard rejected stays as it is in the source; a unit of
    which no piece was accepted has no target."""
    cuts = [*draft.segments, *chain.from_iterable(draft.subtexts)]
    findings = tuple(inline_codes.named(one, draft.coded) for cut in cuts for one in _findings(cut, answers))
    if not draft.recalled and not any(is_made for cut in cuts for _, is_made in _runs(cut, answers)):
        return Unit(draft.source, "", State.UNTRANSLATED, Origin.MACHINE, (), findings)
    pieces = _pieces(draft.segments, answers, style, find_terms)
    if number := draft.number:
        pieces = [[_in_form(piece, number, agree) for piece in some] for some in pieces]
    segments = tuple((one.source, one.target) for one in map(_joined, pieces[::2]) if one.source)
    made = _joined(chain.from_iterable(pieces))
    unit = Unit(draft.source, made.target, State.FUZZY, Origin.MACHINE, made.occurrences, findings, segments=segments)
    if not draft.coded.codes and draft.coded.plain == draft.source:
        return unit
    texts = {
        text: _inner(text, draft.markup, _pieces(cuts, answers, style, find_terms), links)
        for text, cuts in zip(inline_codes.subtexts(draft.coded), draft.subtexts, strict=True)
    }
    if made.target == draft.coded.plain and all(source == target for source, target in texts.items()):
        back = draft.coded.offsets.inverse().forward  # nothing was translated: the text stays as its author wrote it
        return replace(unit, target=draft.source, occurrences=tuple(one.moved(back, back) for one in made.occurrences))
    places = _stretches(pieces), made.occurrences
    shown = inline_codes.marked(draft.coded, made.target, *places, links, draft.markup, texts)
    occurrences = tuple(one.moved(shown.source.forward, shown.target.forward) for one in made.occurrences)
    return replace(unit, target=shown.text, occurrences=occurrences, findings=(*findings, *shown.findings))


def _in_form(piece: _Piece, number: str, agree: Agree) -> _Piece:
    """A piece with what the number of a plural counts in the form that goes with it."""
    if number not in piece.source:
        return piece
    shown = agree(piece.target, number)
    occurrences = tuple(one.moved(lambda span: span, shown.offsets.forward) for one in piece.occurrences)
    return replace(piece, target=shown.text, occurrences=occurrences)


def _inner(text: str, markup: Markup, pieces: Sequence[Sequence[_Piece]], links: Links) -> str:
    """The translation of a text inside a code, with the codes that it has itself: an inline note may have links."""
    coded, made = markup.lifted(text), _joined(chain.from_iterable(pieces))
    if not coded.codes:
        return markup.escaped(made.target)
    return inline_codes.marked(coded, made.target, _stretches(pieces), made.occurrences, links, markup, {}).text


def _pieces(
    cuts: Sequence[Cut], answers: Mapping[CodedText, Answer], style: Style, find_terms: FindTerms
) -> list[list[_Piece]]:
    """The pieces of each segment, and after each those of the white space after it. Columns are those of several rows,
    or of a row of several cells: a single run of spaces stays as wide as it is."""
    has_columns = sum(_is_gap(one.part.text) for cut in cuts for one in cut.parts) > 1
    found: list[list[_Piece]] = []
    for cut in cuts:
        pieces = _segment(cut, answers, style, find_terms)
        found += [list(_aligned(pieces)) if has_columns else pieces, [_Piece(cut.segment.tail, cut.segment.tail)]]
    return found


def _stretches(pieces: Iterable[Iterable[_Piece]]) -> list[Stretch]:
    """Where pieces stand in both texts."""
    found, source, target = list[Stretch](), 0, 0
    for piece in chain.from_iterable(pieces):
        ends = source + len(piece.source), target + len(piece.target)
        if piece.source.strip():
            found.append(Stretch((source, ends[0]), (target, ends[1])))
        source, target = ends
    return found


def _runs(cut: Cut, answers: Mapping[CodedText, Answer]) -> Iterator[tuple[tuple[Asked, ...], bool]]:
    """The parts of a segment in groups, which are translated or left as a whole, each with True if an engine has
    translated it. A part that is not for the engine, such as the bar of a table, ends a group."""
    for is_asked, group in groupby(cut.parts, lambda one: bool(one.query.plain)):
        run = tuple(group)
        yield run, is_asked and all(answers[one.query].text for one in run)


def _findings(cut: Cut, answers: Mapping[CodedText, Answer]) -> Iterator[UnitFinding]:
    """What the guard found in a segment: mended in another attempt, or the reason why a piece is left as it is."""
    for run, is_made in _runs(cut, answers):
        left = short("".join(one.part.text for one in run).strip())
        for answer in (answers[one.query] for one in run if one.query.plain):
            if is_made:
                yield from (replace(finding, severity=Severity.INFO) for finding in answer.caught)
            elif not answer.text:
                yield from (_reason(finding, left) for finding in answer.caught)
            yield from answer.told


def other_makers(draft: Draft, answers: Mapping[CodedText, Answer]) -> list[str]:
    """What made the segments of a draft that the first engine did not make alone, one after the other, and "" for each
    of the others that an engine was asked for."""
    return [
        next((made for one in cut.parts if one.query.plain and (made := answers[one.query].made_by)), "")
        for cut in (*draft.segments, *chain.from_iterable(draft.subtexts))
        if any(one.query.plain for one in cut.parts)
    ]


def _reason(finding: UnitFinding, left: str) -> UnitFinding:
    return replace(finding, severity=Severity.WARNING, message=f"{finding.message}; left untranslated: {left}")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph in both languages, and the terms in it, with offsets in both."""

    source: str
    target: str
    occurrences: tuple[Occurrence, ...] = ()


def _joined(pieces: Iterable[_Piece]) -> _Piece:
    """Consecutive pieces as one."""
    source, target, occurrences = "", "", list[Occurrence]()
    for piece in pieces:
        occurrences += [one.moved(_shift(len(source)), _shift(len(target))) for one in piece.occurrences]
        source += piece.source
        target += piece.target
    return _Piece(source, target, tuple(occurrences))


def _segment(cut: Cut, answers: Mapping[CodedText, Answer], style: Style, find_terms: FindTerms) -> list[_Piece]:
    """The pieces of a segment without the white space after it."""
    if cut.known:
        source, target = cut.segment.text, cut.known.target.strip()
        return [_Piece(source, target, find_terms(source, target))]
    return [_part(one, answers, style, made) for run, made in _runs(cut, answers) for one in run]


def _is_gap(text: str) -> bool:
    """True for spaces that part the columns of a table."""
    return len(text) > 1 and not text.strip(" ")


def _aligned(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces with the spaces between the columns of a table made fewer or more, so that the columns stay."""
    drift = 0  # characters that the translation of the row is longer so far
    for piece in pieces:
        shown = piece
        if _is_gap(piece.source):
            shown = replace(piece, target=" " * max(2, len(piece.source) - drift))
        drift += len(shown.target) - len(shown.source)
        yield shown


def _part(asked: Asked, answers: Mapping[CodedText, Answer], style: Style, is_made: bool) -> _Piece:
    part = asked.part
    if not part.query and any(map(str.isdigit, part.text)):  # a number in a cell
        return _Piece(part.text, style(part.text, Rewritten(part.text)).text)
    if not part.query or not is_made:
        return _Piece(part.text, part.text)
    answer = answers[asked.query]
    shaped = part.shaped(answer.text)
    shown = shaped if shaped.text == part.text else style(part.text, shaped)
    source = part.offsets.inverse().forward
    occurrences = tuple(one.moved(source, shown.offsets.forward) for one in answer.occurrences)
    return _Piece(part.text, shown.text, occurrences)


def _shift(size: int) -> Callable[[Span], Span]:
    """The conversion of spans to a text with so many characters before them."""
    return lambda span: (span[0] + size, span[1] + size)
