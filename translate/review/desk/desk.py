"""The desk of a project: what is on disk as reviewers see it, and what they do to it. It alone has state."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from glossary import counted
from translate.catalog import Approval, Catalog, Entry
from translate.errors import Error
from translate.exchange import TranslationMemory
from translate.model import DEFAULT_SOURCE, LocalePair, Quality
from translate.pipeline import PartHypotheses
from translate.project import Options, articles, run_sources
from translate.review import acts
from translate.review.acts import Act, ActResult, Seen, Verb
from translate.review.desk import again, progress, reading, related, rerendering, terminology
from translate.review.desk.again import Version
from translate.review.desk.examination import Examined, Examiner
from translate.review.desk.reading import OpenArticle, Place
from translate.review.desk.related import IdenticalEntry, Remembered
from translate.review.desk.rerendering import Rerendered
from translate.review.desk.terminology import NameRow

_log = logging.getLogger(__name__)
_STEPS = 500  # acts that can be undone; chosen by hand
_OWN = 50_000  # entries of which it is known what acts made of them; chosen by hand
_EXAMINED = 20_000  # examined texts that are remembered; chosen by hand


@dataclass(frozen=True, slots=True)
class Step:
    """Acts that were done at once, with what came of each; what undo takes back. `name`: the one that the page gave."""

    name: str
    done: tuple[tuple[str, Act, ActResult], ...]
    failures: Mapping[str, str]
    """Why the acts on an article could not be done, by its name."""


@dataclass(frozen=True, slots=True)
class _Memory:
    """The memories of a source locale, made of articles in these versions. `until`: when they may be made again."""

    versions: tuple[tuple[str, str], ...]
    memories: tuple[TranslationMemory, ...]
    until: float


class Desk:
    """The articles of a project in one target locale. Safe to use from several threads. `today`: tells the day."""

    def __init__(self, options: Options, locale: str, today: Callable[[], date] = date.today) -> None:
        self.options, self.locale, self._today = options, locale, today
        self.out = Path(options.out)
        self._lock, self._examining, self._translating = threading.RLock(), threading.Lock(), threading.Lock()
        self._open: dict[str, OpenArticle] = {}
        self._progress: dict[str, progress.ArticleProgress] = {}
        self._catalogs: dict[str, tuple[str, Catalog]] = {}  # as they were written, with the stamps of their files
        self._steps: OrderedDict[str, Step] = OrderedDict()
        self._states: OrderedDict[tuple[str, str], list[Entry | None]] = OrderedDict()  # what acts made of entries
        self._examiners: dict[str, Examiner] = {}
        self._memories: dict[str, _Memory] = {}
        self._examined: OrderedDict[tuple[object, ...], Examined] = OrderedDict()

    @property
    def identity(self) -> str:
        """What tells this desk from those of other projects and languages, in a browser that remembers drafts."""
        told = f"{self.out.resolve()}\0{self.locale}".encode("utf-8", "surrogatepass")
        return hashlib.sha256(told).hexdigest()[:16]

    def places(self) -> dict[str, Place]:
        """The articles by name, as they are on disk now."""
        try:
            found = run_sources.of_project(self.options)
        except Error:
            found = ()
        return {one.name: one for one in reading.places(found, self.out, self.locale)}

    def overview(self) -> list[progress.ArticleProgress]:
        """All articles, those that need a person most first."""
        with self._lock:
            return progress.ordered([self._progress_of(place) for place in self.places().values()])

    def _progress_of(self, place: Place) -> progress.ArticleProgress:
        known = self._progress.get(place.name)
        if known and known.version == reading.version(place):
            return known
        self._progress[place.name] = found = progress.progress(self._read(place))
        return found

    def article(self, name: str) -> OpenArticle | None:
        """An article as it is on disk now, None where there is none of this name."""
        with self._lock:
            place = self._open[name].place if name in self._open else self.places().get(name)
            return self._read(place) if place else None

    def _read(self, place: Place) -> OpenArticle:
        known = self._open.get(place.name)
        if known and known.place == place and known.version == reading.version(place):
            return known
        found = reading.read(place, self.options.from_, self.options.formats)
        self._open[place.name] = found
        return self._rejoined(found) if self._states else found

    def _rejoined(self, one: OpenArticle) -> OpenArticle:
        """An article that somebody has written, with what was done here and is gone, as they had not seen it."""
        name, lost = one.place.name, dict[str, Act]()
        for key, paragraph in zip(one.keys, one.paragraphs, strict=True):
            states = self._states.get((name, key), [])
            if len(states) > 1 and (base := acts.overwritten(states, paragraph.entry)):
                lost[key] = Act(Verb.REJOIN, key, Seen(""), before=base, after=states[-1])
        if not lost:
            return one
        try:
            self._apply(one, list(lost.values()))
        except Error as error:
            _log.warning("%s", error)
            return one
        _log.warning("%s: another program had overwritten %s of reviewers; put back", name, counted(len(lost), "text"))
        return self._open[name]

    def version(self, name: str) -> str:
        """The version of an article that was opened, "" for another."""
        with self._lock:
            return reading.version(self._open[name].place) if name in self._open else ""

    def examined(self, one: OpenArticle, number: int, entry: Entry) -> Examined:
        """What there is to see in the translation of a paragraph (`number` from 1), with the entry as it is given."""
        known = (one.place.name, entry.source, entry.target, entry.flags, entry.comments)
        with self._examining:
            if known in self._examined:
                self._examined.move_to_end(known)
                return self._examined[known]
            examiner = self._examiner(one.source_locale)
            markup = (
                articles.markup(one.article, number)
                if one.article
                else articles.usual_markup(one.place.name, one.source_locale, self.options.formats)
            )
            found = examiner.examined(entry, one.place.name, markup)
            self._examined[known] = found
            if len(self._examined) > _EXAMINED:
                self._examined.popitem(last=False)
            return found

    def articles(self) -> Iterator[OpenArticle]:
        """All articles, as they are on disk now."""
        for name in self.places():
            if one := self.article(name):
                yield one

    def _known(self) -> tuple[OpenArticle, ...]:
        """All articles as they were last read."""
        with self._lock:
            if not self._progress:
                self.overview()
            return tuple(self._open.values())

    def twins(self, one: OpenArticle, number: int) -> list[IdenticalEntry]:
        """The entries of the same text as a paragraph elsewhere."""
        return list(
            related.twins(self._known(), one.paragraphs[number - 1].source, one.place.name, one.keys[number - 1])
        )

    def remembered(self, one: OpenArticle, number: int) -> list[Remembered]:
        """What the translation memories, and what people have approved elsewhere, offer for a paragraph."""
        with self._examining:
            found = related.remembered(self._memory(one.source_locale), one.paragraphs[number - 1].source)
            entry = one.paragraphs[number - 1].entry
            return [each for each in found if not entry or each.target != entry.target]

    def _memory(self, source: str) -> tuple[TranslationMemory, ...]:
        """The memories of a source locale. They are made again where articles have changed, but not so often that it
        would take more than a twentieth of the time."""
        known, now = self._memories.get(source), time.monotonic()
        if known and now < known.until:
            return known.memories
        articles = self._known()
        versions = tuple((one.place.name, one.version) for one in articles)
        if known is None or known.versions != versions:
            made = related.memories(articles, self.options.tm, source, self.locale)
            known = _Memory(versions, made, now + 20 * (time.monotonic() - now))
            self._memories[source] = known
        return known.memories

    def engines(self, one: OpenArticle) -> list[str]:
        """The engines that can translate an article, that of the project first."""
        found = list(again.engines(one.source_locale, self.locale))
        return list(dict.fromkeys((self.options.engine, *found)))

    def again(self, one: OpenArticle, number: int, engine: str, quality: Quality, part: str = "") -> Version:
        """A paragraph translated again, or a sentence of it, see `again.again`. Raises Error."""
        with self._translating:
            return again.again(one, number, self.locale, self.options, engine, quality, part)

    def parts(self, one: OpenArticle, number: int) -> list[PartHypotheses]:
        """The sentences of a paragraph, with what the engine would say of each, see `again.parts`. Raises Error."""
        with self._translating:
            return again.parts(one, number, self.locale, self.options)

    def names(self) -> list[NameRow]:
        """The names of the project: those of its sheet, and those that a run would find. Raises Error."""
        found = list[NameRow]()
        for pair in self._pairs():
            rows = terminology.sheet(self.out, pair)
            known = {row.source for row in rows}
            more = terminology.inferred(self.articles(), self._examiner(pair.source).listed, pair)
            found += (*rows, *(row for row in more if row.source not in known))
        return found

    def recurring(self, known: Iterable[NameRow]) -> list[NameRow]:
        """Terms that recur in the articles and are neither `known` names nor in a termbase."""
        names = {row.source.casefold() for row in known}
        found = (
            terminology.recurring(list(self.articles()), self._examiner(pair.source).listed, pair)
            for pair in self._pairs()
        )
        return [row for rows in found for row in rows if row.source.casefold() not in names]

    def set_term(self, one: OpenArticle | None, source: str, target: str, place: str) -> bool:
        """Have a term rendered so from the next run on, see `terminology.save`. Raises Error."""
        pair = LocalePair(one.source_locale, self.locale) if one else self._pairs()[0]
        changed = terminology.save(self.options, pair, source, target, place)
        with self._examining:
            self._examiners.clear()
            self._examined.clear()
        return changed

    def render(self, terms: Collection[str] = ()) -> Rerendered:
        """Have the machine's texts made anew where terms have changed: people's words stay. `terms`: the sources of the
        terms, which are looked for in the articles that were translated already; () for a run into this language of all
        articles. Raises what `pipeline.run` raises."""
        options = replace(self.options, to=(self.locale,))
        with self._translating:
            return rerendering.some(self._touched(terms), options) if terms else rerendering.whole(options)

    def _touched(self, terms: Collection[str]) -> Iterator[OpenArticle]:
        for pair in self._pairs():
            rows = terminology.rows(self.out, self._examiner(pair.source).listed, pair, terms)
            yield from rerendering.touched(self.articles(), rows, pair.source)

    def _pairs(self) -> list[LocalePair]:
        found = dict.fromkeys(one.source_locale for one in self.articles() if not one.failure)
        return [LocalePair(source, self.locale) for source in found or (self.options.from_ or DEFAULT_SOURCE,)]

    def _examiner(self, source: str) -> Examiner:
        return self._examiners.setdefault(source, Examiner(self.options, LocalePair(source, self.locale)))

    def perform(self, name: str, wanted: Iterable[tuple[str, Act]], who: str) -> Step:
        """Do acts of a reviewer at once, each on the article that it names. `name`: of the step; one that was done
        already is not done again. `who`: signs what is approved."""
        with self._lock:
            if name in self._steps:
                return self._steps[name]
            by = Approval(who, self._today().isoformat())
            return self._done(name, [(article, replace(act, by=by)) for article, act in wanted])

    def undo(self, name: str, of: str) -> Step | None:
        """Take back a step, where nobody has changed the paragraphs since; None for a step that is not known."""
        with self._lock:
            if name in self._steps:
                return self._steps[name]
            if of not in self._steps:
                return None
            back = [
                (article, replace(act, verb=Verb.RESTORE, before=one.before, after=one.after))
                for article, act, one in reversed(self._steps[of].done)
                if one.is_change
            ]
            return self._done(name, back)

    def _as_written(self, article: str) -> tuple[str, Catalog]:
        return self._catalogs.get(article, ("", Catalog()))

    def _apply(self, one: OpenArticle, some: Sequence[Act]) -> list[tuple[Act, ActResult]]:
        """Do acts on an article, and remember what came of them. Raises Error."""
        name = one.place.name
        performed = acts.perform(self.out, one.place.catalog, one.outline, some, self._as_written(name))
        self._catalogs[name] = performed.stamp, performed.catalog
        done = list(zip(some, performed.done, strict=True))
        if performed.stamp:
            self._open[name] = one.after({act.key: result for act, result in done}, performed.stamp)
        for act, result in done:
            if result.is_change:
                self._states.setdefault((name, act.key), [result.before]).append(result.after)
        while len(self._states) > _OWN:
            self._states.popitem(last=False)
        return done

    def _done(self, name: str, wanted: Sequence[tuple[str, Act]]) -> Step:
        """Do acts article by article, in the order given within each, as a step that is remembered."""
        grouped: dict[str, list[Act]] = {}
        for article, act in wanted:
            grouped.setdefault(article, []).append(act)
        done: list[tuple[str, Act, ActResult]] = []
        failures: dict[str, str] = {}
        for article, some in grouped.items():
            try:
                one = self.article(article)
                if one is None:
                    failures[article] = "no such article here"
                    continue
                done += [(article, act, result) for act, result in self._apply(one, some)]
            except Error as error:
                failures[article] = str(error)
        self._steps[name] = step = Step(name, tuple(done), failures)
        if len(self._steps) > _STEPS:
            self._steps.popitem(last=False)
        return step


def opened(options: Options, locale: str) -> Desk:
    """The desk of a project in a target locale. Raises ConfigError for a glossary that does not exist."""
    options.refuse_missing("glossary", "tm")
    return Desk(options, locale)
