"""Engines: the Protocols that one implements, and the records that go in and come out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from translate.model import ModelServer

AUTO = "auto"
# Raised when an engine of ours answers the same request differently, so that old cache entries are not used.
DECODER = 4


@dataclass(frozen=True, slots=True)
class Attention:
    """The attention of one translation, in hundredths (0 to 100), which is precise enough to align words: byte
    t * len(source) + s of `hundredths` is the weight of target piece t on source piece s.

    Pieces are subwords, with U+2581 for a space before them. Attention to the end of the sentence is left out, so a row
    sums to at most 1, and to nearly 0 for a target piece that translates no source piece.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    hundredths: bytes

    @property
    def weights(self) -> tuple[tuple[float, ...], ...]:
        """The weights as a matrix, one row per target piece and one column per source piece, each from 0 to 1."""
        size = len(self.source)
        return tuple(
            tuple(n / 100 for n in self.hundredths[t * size : (t + 1) * size]) for t in range(len(self.target))
        )


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One translation of one text. `score`: the model's log-probability (nats) divided by its length in tokens ** 0.6,
    0.0 where the engine gives none; `attention`: None where it was not asked for or the engine has none; `fault`: why
    there is no translation, where the engine itself knows: such a text is not judged, not shown and not cached."""

    text: str
    score: float = 0.0
    attention: Attention | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands, for engines that look at it. `paragraph`: the text that it is a part of; `place`: its number
    among the parts; `before`, `after`: the paragraphs next to that, "" for none; `terms`: the terms of the glossary in
    the text itself, each with its rendering."""

    paragraph: str = ""
    place: int = 0
    before: str = ""
    after: str = ""
    terms: tuple[tuple[str, str], ...] = ()


NOWHERE = Context()


@dataclass(frozen=True, slots=True)
class Request:
    """A text to translate, one sentence or less. `context`: for a contextual route, see there."""

    text: str
    context: Context = NOWHERE


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search. `beam`: beam width; `hypotheses`: how many to return, best first; `no_repeat_ngram`: length of the
    token sequences that may not occur twice (0: no such rule); `attention`: return it; `alone`: translate each text by
    itself, so that neither the rest of a batch nor the number of threads changes the answer. Engines ignore what they
    cannot do."""

    beam: int = 4
    hypotheses: int = 1
    no_repeat_ngram: int = 0
    attention: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One model on a route: its locales, its name, and the folder of its files (None: it has no files here).
    `identity`: what its translations depend on where it has no files, as far as the provider knows; `server`: that
    which has it, None for one of this program."""

    source: str
    target: str
    model: str
    path: Path | None = None
    identity: str = ""
    server: ModelServer | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """A way from one locale to another through an engine, in one hop or through a pivot language.

    `small`: it uses the small built-in model, so any other route is preferred. `guarded`: its output is a translation
    and is judged by the guard. `note`: a message for the user about it. `device`: where it runs, "cpu" or "cuda".
    `legs`: the two routes that a pivot consists of, of one engine or of two; () for a direct route. `provider`: that
    which found the route, with its settings, and loads it; None: the one called `engine`, without settings.
    `contextual`: its engine looks at the context of a text, and every further hypothesis costs it as much as the first.
    """

    engine: str
    hops: tuple[Hop, ...]
    small: bool = False
    guarded: bool = True
    note: str = ""
    device: str = "cpu"
    legs: tuple[Route, ...] = ()
    provider: Provider | None = field(default=None, repr=False, compare=False)
    contextual: bool = False

    @property
    def source(self) -> str:
        """The locale it translates from."""
        return self.hops[0].source

    @property
    def target(self) -> str:
        """The locale it translates to."""
        return self.hops[-1].target

    def __str__(self) -> str:
        through = [self.source, *(hop.target for hop in self.hops)]
        where = f" on {self.device}" if self.device != "cpu" else ""
        return f"{self.engine}: {' -> '.join(through)} ({' + '.join(hop.model for hop in self.hops)}){where}"


class Engine(Protocol):
    """A loaded route."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, in the order of the requests, best first. Raises EngineError."""
        ...


def is_asynchronous(engine: Engine) -> bool:
    """True for an engine that waits by `interruption.awaited` while other threads compute: it says so by an attribute
    of this name. While it waits other texts may go on, and ask it; any other engine is asked one thing at a time, in
    the thread that loaded it."""
    return bool(getattr(engine, "is_asynchronous", False))


ON_CARD = "; device cuda"  # in the signature of a route that runs on a graphics card
_AT_ONCE = 64  # about two batches on a processor, a few seconds between updates of the progress; chosen by hand
_AT_ONCE_ON_CARD = 256  # as many times more as a batch is larger there; by arithmetic, not measured


def at_once(signature: str) -> int:
    """How many requests an engine with a signature is best given in one call."""
    return _AT_ONCE_ON_CARD if ON_CARD in signature else _AT_ONCE


@runtime_checkable
class BeginsEarly(Protocol):
    """An engine that can work on requests while its caller does something else."""

    def expect(self, requests: Sequence[Request], decoding: Decoding) -> None:
        """Begin what `translate` will be asked next. Raises nothing; that is left to `translate`."""
        ...


class Provider(Protocol):
    """An engine of the table: it finds its routes without loading a model, and loads one.

    `name`: as given to `--engine`. `automatic`: True if `--engine auto` may choose it.
    """

    name: str
    automatic: bool

    def routes(self, source: str | None, target: str) -> Iterable[Route]:
        """The direct routes to a target locale, from a source locale or (None) from any. Pivots are made by
        `pivots`."""
        ...

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The locale pairs it has models for, to be named in messages."""
        ...

    def devices(self) -> tuple[str, ...]:
        """Where it can run on this machine: "cpu", and "cuda" where there is a graphics card that it can use."""
        ...

    def load(self, route: Route, threads: int) -> Engine:
        """Load the engine of one of its routes. Raises EngineError when its files are damaged."""
        ...


@runtime_checkable
class ReadsFolders(Protocol):
    """A provider whose models can be used where they lie, without being installed."""

    def at(self, folder: Path) -> Provider:
        """A provider of the model in a folder alone; of none if there is no model of this engine in it. Raises
        ModelError or LocaleError for a model that cannot be used."""
        ...


@runtime_checkable
class HasSettings(Protocol):
    """A provider that has settings of its own, in the table [engines.NAME] of the configuration."""

    def configured(self, table: Mapping[str, Any]) -> Provider:
        """The provider with the settings of its table, as TOML gives it: nothing is opened or asked. Raises
        ConfigError, whose `where` is the key; `engine_settings.values` does, also for unknown ones."""
        ...


@dataclass(frozen=True, slots=True)
class ModelLocales:
    """A model, as the hop of one of its pairs (`hop`), with the locales that it translates from and into."""

    hop: Hop
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@runtime_checkable
class ListsModels(Protocol):
    """A provider of models that translate between many languages, for which one pair does not stand."""

    def models(self) -> Iterable[ModelLocales]:
        """Each model with the locales that it translates from and into."""
        ...
