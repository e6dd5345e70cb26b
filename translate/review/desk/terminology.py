"""Terms and names edited at the desk: rows of glossaries, and of the sheet of names, before a run or after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary import Matcher, Term
from glossary.mining import extract, with_renderings
from glossary.names import NameTexts, infer_names, words_of_persons
from glossary.termbase import persons, set_rendering
from translate.errors import ConfigError
from translate.model import LocalePair
from translate.project import Options, files, layout
from translate.review.desk.reading import OpenArticle
from translate.terms import name_sheet

_OTHERS = 9  # renderings of a name that are offered, as many as there are digits to press


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with its rendering: how often it stands in the articles, on what ground it is rendered so, what else it
    could be, and whether a person has said so."""

    source: str
    target: str
    count: str
    because: str
    candidates: tuple[str, ...]
    is_persons: bool


def sheet(out: Path, pair: LocalePair) -> list[NameRow]:
    """The names that runs have found, as their sheet has them now. Raises TermbaseError."""
    return [_row(term, is_persons) for term, is_persons in name_sheet.rows(layout.translated(out, pair.target), pair)]


def rows(out: Path, listed: Iterable[Term], pair: LocalePair, sources: Collection[str]) -> list[Term]:
    """The rows of the glossary (`listed`) and of the sheet of names for terms. Raises TermbaseError."""
    sheet = (term for term, _ in name_sheet.rows(layout.translated(out, pair.target), pair))
    wanted = {_on_one_line(source) for source in sources}
    return [term for term in (*listed, *sheet) if not wanted.isdisjoint(term.sources)]


def inferred(articles: Iterable[OpenArticle], terms: tuple[Term, ...], pair: LocalePair) -> Iterator[NameRow]:
    """The names in articles that no termbase lists, with the renderings that a run would give them."""
    matcher, found = Matcher(terms, pair.source), list[Term]()
    listed = words_of_persons(persons(terms))
    for one in articles:
        if one.source_locale != pair.source:
            continue
        texts = [paragraph.source for paragraph in one.paragraphs]
        none = [""] * len(texts)
        taken = [matcher.matches(text, scope_path=one.place.name) for text in texts]
        names = infer_names(
            NameTexts(texts, none, none), pair.target, source_locale=pair.source, taken=taken, listed=listed
        )
        found += (mention.match.term for mention in names.mentions)
    yield from (_row(term, False) for term in name_sheet.draft(found, pair))


def recurring(articles: Sequence[OpenArticle], terms: tuple[Term, ...], pair: LocalePair) -> Iterator[NameRow]:
    """Terms that recur in articles and that no termbase lists, with the renderings that they have there, most frequent
    first. Names are left out."""
    read = [one for one in articles if one.source_locale == pair.source]
    texts = [(one.place.name, paragraph.source) for one in read for paragraph in one.paragraphs]
    found = [one for one in extract.extract(texts, source_locale=pair.source, known=terms) if one.kind == "term"]
    pairs = [
        (one.place.name, paragraph.source, paragraph.entry.target)
        for one in read
        for paragraph in one.paragraphs
        if paragraph.entry and paragraph.entry.target
    ]
    for one in with_renderings(found, pairs, to=pair.target, source_locale=pair.source):
        targets = tuple(rendering.text for rendering in one.renderings)
        yield NameRow(one.source, targets[0] if targets else "", f"{one.count}", "", targets, False)


def _row(term: Term, is_persons: bool) -> NameRow:
    others = tuple(_wholes(term.target, term.extra.get("candidates", "")))[:_OTHERS]
    return NameRow(
        term.source, term.target, term.extra.get("count", ""), term.extra.get("because", ""), others, is_persons
    )


def _wholes(target: str, candidates: str) -> Iterator[str]:
    """The other renderings of a name, each as a whole. `candidates`: see `Inference.choices`; where they are those of
    each word, one word of the rendering is another at a time."""
    words, pieces = target.split(" "), list(filter(None, candidates.split("|")))
    others = [piece for piece in pieces if piece != target]
    if len(words) == 1 or all(len(piece.split(" ")) == len(words) for piece in others):
        yield from others
        return
    units = next((units for some in (others, pieces) if len(units := "|".join(some).split(" ")) == len(words)), ())
    for n, unit in enumerate(units):
        for other in unit.split("|"):
            if other != words[n]:
                yield " ".join((*words[:n], other, *words[n + 1 :]))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def save(options: Options, pair: LocalePair, source: str, target: str, place: str) -> bool:
    """Have a term rendered so from the next run on. `place`: the termbase that gets the row, "" for the sheet of names.
    True if the file changed. Raises ConfigError, TermbaseError, TranslateError."""
    words = [_on_one_line(text) for text in (source, target)]
    if not all(words):
        raise ConfigError("term", "there is no text", "give the term and its rendering")
    out = Path(options.out)
    with files.locked(out):
        if not place:
            return name_sheet.correct(layout.translated(out, pair.target), words[0], words[1], pair)
        if place not in options.glossary:
            raise ConfigError(place, "not a termbase of this project", "choose one that is configured")
        return set_rendering(Path(place), words[0], words[1], to=pair.target, source=pair.source)
