"""An engine that is never shown what its vocabulary cannot say, and whose answers have all of it nevertheless."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from glossary.alignment import piece_spans
from translate.machine import placing
from translate.machine.engine import Attention, Decoding, Engine, Hypothesis, Request, is_asynchronous
from translate.machine.masked_text import Masked, labelled, said
from translate.machine.masking import Mask, sign_masks
from translate.text import Rewritten, Span, sign_spans

_SPACE = "\u2581"
_RANGE = re.compile(r"\w+[‒–]\w+")
_HYPHENED = re.compile(r"\w+-\w+")
# Stand-ins in the order in which they are tried; see `stand_ins` for how often they come back.
_FORMS = (said, labelled, partial(labelled, form="X-{}"))


@dataclass(frozen=True, slots=True)
class _Task:
    """A request: its text (`source`), the same with letters that the engine has (`plain`), and the masks of that."""

    source: str
    plain: Rewritten
    masks: tuple[Mask, ...]

    @property
    def is_all_masks(self) -> bool:
        """True if no word is left for the engine."""
        return bool(self.masks) and not any(map(str.isalpha, placing.cut(self.plain.text, self.masks).text))


class MaskingEngine:
    """Masks what `says` denies in texts for another engine. `source`, `target`: its locales."""

    def __init__(self, engine: Engine, says: Callable[[str], bool], source: str, target: str) -> None:
        self._engine, self._source, self._target = engine, source, target
        native = sign_spans.native(source)
        self._needs: sign_spans.Needs = lambda char: not says(char) and char not in native
        self.is_asynchronous = is_asynchronous(engine)

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses of each request, best first, without those that lost something masked: so there may be fewer
        than asked for, but always one. Raises EngineError."""
        tasks = [self._task(request.text) for request in requests]
        done: dict[int, tuple[Hypothesis, ...]] = {
            n: (Hypothesis(_filled(task)),) for n, task in enumerate(tasks) if task.is_all_masks
        }
        tried = set[tuple[int, str]]()
        for form in _FORMS:
            forms = {n: form(task.plain, task.masks) for n, task in enumerate(tasks) if n not in done}
            asked = {n: one for n, one in forms.items() if (n, one.query.text) not in tried}
            tried |= {(n, one.query.text) for n, one in asked.items()}
            answers = self._asked({n: one.query.text for n, one in asked.items()}, decoding)
            done |= {
                n: fit for n, found in answers.items() if (fit := _restored(requests[n], tasks[n], asked[n], found))
            }
        cut = {n: placing.cut(task.plain.text, task.masks) for n, task in enumerate(tasks) if n not in done}
        attentive = replace(decoding, attention=True)
        for n, found in self._asked({n: one.text for n, one in cut.items()}, attentive).items():
            placed = (placing.placed(tasks[n].plain.text, tasks[n].masks, cut[n], one) for one in found)
            texts = (_with_dashes(text, tasks[n].source).text for text in placed)
            done[n] = tuple(Hypothesis(text, one.score) for text, one in zip(texts, found, strict=True))
        return [done[n] for n in range(len(requests))]

    def _task(self, text: str) -> _Task:
        plain = Rewritten(text).changed(sign_spans.plainer(text, self._needs))
        return _Task(text, plain, sign_masks(plain.text, self._needs, self._source, self._target))

    def _asked(self, texts: Mapping[int, str], decoding: Decoding) -> dict[int, tuple[Hypothesis, ...]]:
        if not texts:
            return {}
        answers = self._engine.translate([Request(text) for text in texts.values()], decoding)
        return dict(zip(texts, answers, strict=True))


def _with_dashes(answer: Rewritten, source: str) -> Rewritten:
    """The answer with the dashes of the ranges of the source (3–2, X1–X2), which it was shown with a hyphen."""
    dashed = {re.sub("[‒–]", "-", text): text for text in _RANGE.findall(source)}
    return answer.substituted(_HYPHENED, lambda match: dashed.get(match[0], match[0])) if dashed else answer


def _filled(task: _Task) -> str:
    """The text of a task with what its masks stand for."""
    return Rewritten(task.plain.text).changed((one.start, one.end, one.target) for one in task.masks).text


def _restored(request: Request, task: _Task, form: Masked, found: Sequence[Hypothesis]) -> tuple[Hypothesis, ...]:
    if not task.masks and task.plain.text == request.text:
        return tuple(found)
    fit = []
    for one in found:
        restored = form.restored(one.text)
        if restored is not None:
            text = _with_dashes(restored, task.source)
            attention = one.attention and _carried(one.attention, request.text, form.query, one.text, text)
            fit.append(Hypothesis(text.text, one.score, attention))
    return tuple(fit)


def _carried(attention: Attention, source: str, query: Rewritten, answer: str, target: Rewritten) -> Attention:
    """The attention between a query and its answer as that between the source and the target: the pieces of a stand-in
    are one."""
    back = query.offsets.inverse()
    rows = _grouped(attention.target, piece_spans(attention.target, answer), target.offsets.forward, target.text)
    columns = _grouped(attention.source, piece_spans(attention.source, query.text), back.forward, source)
    weights = attention.weights
    hundredths = bytearray()
    for _, targets in rows:
        for _, sources in columns:
            total = sum(weights[t][s] for t in targets for s in sources)
            hundredths.append(min(100, round(100 * total / len(targets))))
    return Attention(tuple(piece for piece, _ in columns), tuple(piece for piece, _ in rows), bytes(hundredths))


def _grouped(
    pieces: Sequence[str], spans: Sequence[Span], move: Callable[[Span], Span], text: str
) -> list[tuple[str, list[int]]]:
    """Pieces as they are spelt in another text, each with the indexes of the pieces that it is made of."""
    found: list[tuple[str, list[int]]] = []
    before = (-1, -1)
    for n, (piece, span) in enumerate(zip(pieces, spans, strict=True)):
        there = move(span) if span[0] < span[1] else (-1, -1)
        if there == before != (-1, -1):
            found[-1][1].append(n)
            continue
        word = text[slice(*there)] if there != (-1, -1) else piece.replace(_SPACE, "")
        found.append((_SPACE * piece.startswith(_SPACE) + word, [n]))
        before = there
    return found
