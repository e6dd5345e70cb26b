"""The engine: requests put together to paragraphs, asked several at a time, and asked again smaller where the answer is
no translation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import count, groupby

from translate.errors import EngineError
from translate.machine.engine import NOWHERE, Context, Decoding, Hypothesis, Request
from translate.machine.llm import answers, prompts
from translate.machine.llm.answers import NoTranslationError
from translate.machine.llm.chat_protocols import Reply, Sampling, Server
from translate.machine.llm.prompts import Prompt
from translate.machine.llm.request_threads import RequestThreads
from translate.machine.llm.settings import LlmSettings
from translate.machine.servers import UnansweredError
from translate.model import LocalePair
from translate.text import segmenter

_WARM = 0.7  # temperature of further hypotheses where the first is the likeliest; chosen by hand
_LEAST_SHARE, _MOST_SHARE = 0.35, 2.8  # of the mean length that a sentence of a divided answer may have; chosen by hand
_SHORT = 16  # characters of a sentence whose length tells nothing; chosen by hand


@dataclass(frozen=True, slots=True)
class _Group:
    """Requests that are asked together, as one text: parts of a paragraph that follow each other, or one alone. `near`:
    show the paragraphs next to it."""

    requests: tuple[Request, ...]
    near: bool = True

    @property
    def text(self) -> str:
        """What is asked."""
        return " ".join(request.text for request in self.requests)

    @property
    def context(self) -> Context:
        """Where it stands; with the rest of the paragraph, where only a part of it is asked."""
        first = self.requests[0].context
        terms = tuple(dict.fromkeys(term for request in self.requests for term in request.context.terms))
        if first is NOWHERE or len(self.requests) > 1 or first.paragraph.strip() == self.text:
            return replace(first, terms=terms)
        start = first.paragraph.find(self.text)
        if start < 0:
            return replace(first, terms=terms)
        end = start + len(self.text)
        before = first.paragraph[:start].strip() or first.before
        return replace(first, before=before, after=first.paragraph[end:].strip() or first.after, terms=terms)


_Told = tuple["str | _Fault", ...]
"""An answer: the translation of each request of a group, or why there is none."""


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why there is no translation. `broken`: it is the server that fails."""

    why: str
    broken: bool = False


class LlmEngine:
    """A model, on a server or in this process, for one pair of locales. `error`: makes an error for people of a
    request that was not answered."""

    def __init__(
        self,
        server: Server,
        error: Callable[[UnansweredError], EngineError],
        settings: LlmSettings,
        pair: LocalePair,
    ) -> None:
        self._server, self._error, self._settings, self._pair = server, error, settings, pair
        self._alike = answers.are_alike(pair.source, pair.target)
        self._threads: RequestThreads[list[_Told]] = RequestThreads(settings.concurrency)
        self._expected: dict[tuple[tuple[_Group, ...], Sampling], Future[list[_Told]]] = {}

    def expect(self, requests: Sequence[Request], decoding: Decoding) -> None:
        """Send requests that `translate` will be called with next."""
        for sampling in self._samplings(decoding):
            for batch in self._batches(requests, sampling):
                if (batch, sampling) not in self._expected:
                    self._expected[batch, sampling] = self._begun(batch, sampling)

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request; where there is none, one with the fault. Further hypotheses are sampled.
        Raises EngineError where the server fails at all of them."""
        found: dict[Request, list[str | _Fault]] = {request: [] for request in requests}
        for sampling in self._samplings(decoding):
            for request, told in self._asked(requests, sampling):
                found[request].append(told)
        faults = [told for some in found.values() for told in some if isinstance(told, _Fault)]
        if faults and len(faults) == sum(map(len, found.values())) and all(fault.broken for fault in faults):
            raise self._error(UnansweredError(faults[0].why, broken=True))
        return [_hypotheses(found[request]) for request in requests]

    def _asked(self, requests: Sequence[Request], sampling: Sampling) -> Iterator[tuple[Request, str | _Fault]]:
        """Each request with its translation or fault, in rounds: what fails together is asked alone, then without the
        paragraphs next to it, which small models take for the text."""
        batches = self._batches(dict.fromkeys(requests), sampling)
        while batches:
            futures = [self._expected_or_begun(batch, sampling) for batch in batches]
            smaller = list[tuple[_Group, ...]]()
            for batch, future in zip(batches, futures, strict=True):
                for group, told in zip(batch, future.result(), strict=True):
                    fault = next((one for one in told if isinstance(one, _Fault)), None)
                    less = self._smaller(batch, group)
                    if fault is None or fault.broken or not less:
                        yield from zip(group.requests, told, strict=True)
                    else:
                        smaller += [(one,) for one in less]
            batches = smaller

    def _smaller(self, batch: tuple[_Group, ...], group: _Group) -> list[_Group]:
        """What is asked in place of a group of a batch that has no translation; [] if it cannot be asked smaller."""
        if len(batch) > 1:
            return [group]
        if len(group.requests) > 1:
            return [_Group((request,), group.near) for request in group.requests]
        shown = self._settings.neighbours and group.near
        return [replace(group, near=False)] if shown and self._made(group, True) != self._made(group, False) else []

    def _samplings(self, decoding: Decoding) -> Iterator[Sampling]:
        """How each hypothesis is drawn. A search that forbids repetition is a second one: it begins with another."""
        base = self._settings.drawn_at or 0.0
        first = 2 if decoding.no_repeat_ngram else 1
        for seed in range(first, first + decoding.hypotheses):
            yield Sampling(base if seed == 1 else max(base, _WARM), seed)

    def _batches(self, requests: Iterable[Request], sampling: Sampling) -> list[tuple[_Group, ...]]:
        """The requests in groups, and these in batches of paragraphs of one article that follow each other. Every
        second hypothesis is drawn without neighbours: what these led a model to say is not all that there is."""
        found = list[list[_Group]]()
        near = bool(sampling.seed % 2)
        for group in (replace(one, near=near) for one in self._groups(requests)):
            last = found[-1] if found else None
            follows = last is not None and _follows(last[-1].requests[-1].context, group.requests[0].context)
            if last is not None and follows and len(last) < self._settings.batch:
                last.append(group)
            else:
                found.append([group])
        return [tuple(batch) for batch in found]

    def _groups(self, requests: Iterable[Request]) -> Iterator[_Group]:
        """The parts of a paragraph together if its sentences can be told apart again; all others alone."""
        alone = count()
        for _, some in groupby(requests, lambda one: _paragraph(one.context) or next(alone)):
            group = _Group(tuple(some))
            if len(group.requests) > 1 and len(_sentences(group.text, self._pair.source)) == len(group.requests):
                yield group
            else:
                yield from (_Group((request,)) for request in group.requests)

    def _expected_or_begun(self, batch: tuple[_Group, ...], sampling: Sampling) -> Future[list[_Told]]:
        wanted = batch, sampling
        return self._expected.pop(wanted) if wanted in self._expected else self._begun(batch, sampling)

    def _begun(self, batch: tuple[_Group, ...], sampling: Sampling) -> Future[list[_Told]]:
        return self._threads.begin(lambda: self._told(batch, sampling))

    def _told(self, batch: tuple[_Group, ...], sampling: Sampling) -> list[_Told]:
        """What the server says to a batch, group by group."""
        try:
            if len(batch) > 1:
                return self._told_together(batch, sampling)
            (group,) = batch
            prompt = self._prompt(group)
            answer = self._whole(self._server.ask(prompt, sampling))
            return [self._divided(answers.translation(answer, group.text, prompt, alike=self._alike), group)]
        except NoTranslationError as error:
            fault = _Fault(str(error))
        except UnansweredError as error:
            fault = _Fault(f"the server: {error.what}", error.broken)
        return [(fault,) * len(group.requests) for group in batch]

    def _prompt(self, group: _Group) -> Prompt:
        """The prompt for a group: without neighbours if it might be too long with them. Raises NoTranslationError if it
        might be so without them, too."""
        room = self._settings.context_length
        for neighbours in dict.fromkeys((self._settings.neighbours and group.near, False)):
            made = self._made(group, neighbours)
            if 2 * len(group.text.encode()) // 3 + made.size <= room:  # a translation needs about twice the tokens
                return made
        raise NoTranslationError(f"prompt and answer are too long for {room} tokens")

    def _made(self, group: _Group, neighbours: bool) -> Prompt:
        profile, pair = self._settings.profile, self._pair
        return prompts.prompt(profile, pair, group.text, group.context, neighbours=neighbours)

    def _told_together(self, batch: tuple[_Group, ...], sampling: Sampling) -> list[_Told]:
        """The same for several groups, numbered: each entry that is a translation is taken, whatever the others are."""
        texts, contexts = [group.text for group in batch], [group.context for group in batch]
        prompt = prompts.batch(self._settings.profile, self._pair, texts, contexts)
        rows = answers.numbered(self._whole(self._server.ask(prompt, sampling)), texts)
        return [self._row(row, group, prompt) for row, group in zip(rows, batch, strict=True)]

    def _row(self, row: str | None, group: _Group, prompt: Prompt) -> _Told:
        try:
            if row is None:
                raise NoTranslationError("the model left it out of its answer")
            return self._divided(answers.translation(row, group.text, prompt, alike=self._alike), group)
        except NoTranslationError as error:
            return (_Fault(str(error)),) * len(group.requests)

    def _whole(self, reply: Reply) -> str:
        if reply.cut:
            raise NoTranslationError(reply.cut)
        return reply.text

    def _divided(self, text: str, group: _Group) -> tuple[str, ...]:
        """The translation of a group in the sentences of its requests. Raises NoTranslationError where they do not
        match."""
        size = len(group.requests)
        if size == 1:
            return (text,)
        sentences = _sentences(text, self._pair.target)
        if len(sentences) != size:
            raise NoTranslationError(f"{len(sentences)} sentences instead of {size}")
        ratio = len(text) / len(group.text)
        for request, sentence in zip(group.requests, sentences, strict=True):
            share = len(sentence) / max(1.0, ratio * len(request.text))
            if len(request.text) > _SHORT and not _LEAST_SHARE <= share <= _MOST_SHARE:
                raise NoTranslationError("sentences of other lengths")
        return tuple(sentences)


def _paragraph(context: Context) -> tuple[str, str, str] | None:
    """What requests of one paragraph have in common."""
    return (context.before, context.paragraph, context.after) if context is not NOWHERE else None


def _follows(one: Context, other: Context) -> bool:
    """True if a paragraph stands right after another in an article."""
    if one is NOWHERE or other is NOWHERE or not one.paragraph:
        return False
    return (one.paragraph, one.after) == (other.before, other.paragraph)


def _sentences(text: str, locale: str) -> list[str]:
    return [one.text for one in segmenter.segment(text, locale)]


def _hypotheses(told: Sequence[str | _Fault]) -> tuple[Hypothesis, ...]:
    """The different translations, or else the first fault."""
    texts = dict.fromkeys(one for one in told if isinstance(one, str))
    if texts:
        return tuple(map(Hypothesis, texts))
    fault = next(one for one in told if isinstance(one, _Fault))
    return (Hypothesis("", fault=fault.why),)
