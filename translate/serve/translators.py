"""The translators of a server: made when they are first needed, those asked for last kept ready."""

from __future__ import annotations

import logging
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from weakref import WeakValueDictionary

from glossary import Severity, TermbaseError
from translate import machine
from translate.errors import Error
from translate.fingerprints import STAGES, digest_of, file_digest, shortened
from translate.machine import Route
from translate.model import Article, LocalePair, Translation, UnitFinding
from translate.pipeline import Progress, Translator, approved_texts, other_choice, prepared, route, translations
from translate.project import Options, articles, layout
from translate.serve.orders import MadeText, SentText, TranslationOrder
from translate.serve.recent import RecentAnswers
from translate.serve.refusal import RefusedError
from translate.serve.turns import Turns

_log = logging.getLogger(__name__)
_KEPT = 8  # translators that are kept ready; chosen by hand


@dataclass(frozen=True, slots=True)
class _Key:
    """What a translator is made of. `stamp`: of the files of the termbases."""

    pair: LocalePair
    glossary: str
    stamp: tuple[object, ...]


class Translators:
    """Translates orders as `run` does; for several threads."""

    def __init__(self, options: Options) -> None:
        self.stopping = threading.Event()  # once it is set, whatever is being translated is given up
        self._options = options
        self._answers = RecentAnswers()
        self._lock = threading.Lock()
        self._ready = OrderedDict[_Key, Translator]()
        self._engines = WeakValueDictionary[tuple[Route, int], Turns]()

    def prepare(self, pair: LocalePair) -> None:
        """Make the translator of a pair of locales. Raises Error."""
        self._translator(pair, "")

    def made_by(self, pair: LocalePair) -> str:
        """What makes the translations of a pair: engine, models by their hashes, glossary and settings. Raises
        Error."""
        options = self._options
        glossary = [file_digest(Path(path)) for path in options.glossary]
        settings = digest_of([glossary, options.quality, options.beam, options.names, list(STAGES.items())])
        return f"{machine.signature(route(pair, options))}; glossary and settings {shortened(settings)}"

    def perform(self, orders: Sequence[TranslationOrder], progress: Progress) -> list[tuple[MadeText, ...]]:
        """Translate orders of one kind together; for each what has been made of its texts. Raises Error, RefusedError,
        StoppedError."""
        ours = self._translator(*orders[0].kind)
        read = [[_article(text, ours.pair.source) for text in order.texts] for order in orders]
        group = [one for some in read for one in some if isinstance(one, Article)]
        made = iter(list(translations(group, ours, progress)))
        found = [[next(made) if isinstance(one, Article) else one for one in some] for some in read]
        others = [self._others(ours, order, some, progress) for order, some in zip(orders, read, strict=True)]
        return [
            tuple(_made(text, one, n, other) for n, (text, one) in enumerate(zip(order.texts, some, strict=True)))
            for order, some, other in zip(orders, found, others, strict=True)
        ]

    def _others(
        self, ours: Translator, order: TranslationOrder, read: Sequence[Article | Error], progress: Progress
    ) -> list[list[bytes]]:
        """The other translations of the texts of an order, by text."""
        group = [one for one in read if isinstance(one, Article)]
        versions = [
            iter([layout.document(one).data for one in translations(group, other, progress)])
            for number in range(1, order.alternatives + 1)
            for other in [other_choice(ours, number, self._answers)]
        ]
        return [[next(version) for version in versions] if isinstance(one, Article) else [] for one in read]

    def _translator(self, pair: LocalePair, glossary: str) -> Translator:
        key = _Key(pair, glossary, tuple(map(_stamp, self._options.glossary)))
        with self._lock:
            if key not in self._ready:
                self._ready[key] = self._new(pair, glossary)
            self._ready.move_to_end(key)
            while len(self._ready) > _KEPT:
                self._ready.popitem(last=False)
            return self._ready[key]

    def _new(self, pair: LocalePair, glossary: str) -> Translator:
        with _added(glossary, self._options) as options:
            try:
                known = approved_texts(Path(options.out), pair)
                return prepared(pair, options, self._answers, self._load, known, _silent if glossary else _log.log)
            except TermbaseError as error:
                if not glossary or not str(error.where).startswith(options.glossary[0]):
                    raise
                what = error.what.replace(f"{options.glossary[0]}:", "line ")  # no path of ours, it is gone
                raise RefusedError(400, f"Invalid request: glossary: {what}") from error

    def _load(self, route: Route, threads: int) -> Turns:
        """The engine of a route, loaded once as long as a translator needs it."""
        found = self._engines.get((route, threads))
        if found is None:
            found = self._engines[route, threads] = Turns(machine.load(route, threads), self.stopping)
        return found


@contextmanager
def _added(glossary: str, options: Options) -> Iterator[Options]:
    """The options with one more termbase before the others."""
    if not glossary:
        yield options
        return
    with tempfile.TemporaryDirectory(prefix="translate-serve-") as folder:
        path = Path(folder) / "glossary.csv"
        path.write_text(glossary, "utf-8", "replace")
        yield replace(options, glossary=(str(path), *options.glossary))


def _silent(level: int, message: str) -> None:
    """What is wrong with a row of a client is no concern of the server's."""


def _stamp(path: str) -> object:
    """What differs when a file was changed."""
    try:
        found = Path(path).stat()
        return found.st_mtime_ns, found.st_size
    except OSError:
        return None


def _article(text: SentText, locale: str) -> Article | Error:
    try:
        return articles.parse(text.data, text.name, locale)
    except Error as error:
        return error


def _made(text: SentText, one: Translation | Error, number: int, others: Sequence[Sequence[bytes]]) -> MadeText:
    if isinstance(one, Error):
        return MadeText(text.data, (UnitFinding("reading", Severity.ERROR, str(one)),), is_unread=True)
    worth = tuple(found for found in one.findings if found.severity is not Severity.INFO)
    data = layout.document(one).data
    different = tuple(other for other in dict.fromkeys(others[number]) if other != data)
    return MadeText(data, worth, different)
