"""The engine: texts sent in batches, and alone where a batch comes back with other than one translation each."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from translate.machine.engine import Decoding, Hypothesis, Request
from translate.machine.servers import JsonClient, UnansweredError

_KEPT = 4096  # texts whose answers are remembered, as the guard asks for the same ones again; chosen by hand
_FOR_ALL = frozenset({401, 403, 404, 405})  # what is wrong is wrong with every text

_Answers = tuple[Hypothesis, ...]


class LibreTranslateEngine:
    """A server, for one pair of locales. `source`, `target`: as it names them; `key`: its key, "" for none; `batch`:
    texts a request."""

    def __init__(self, client: JsonClient, source: str, target: str, key: str, batch: int) -> None:
        self._client, self._batch = client, batch
        self._fixed: Mapping[str, Any] = {"source": source, "target": target, "format": "text"}
        self._fixed = {**self._fixed, "api_key": key} if key else self._fixed
        self._known = OrderedDict[tuple[str, int], _Answers]()
        self._has_alternatives = True
        self._takes_arrays = batch > 1

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[_Answers]:
        """The hypotheses of each request, as many as the server gives; where there is none, one with the fault. Raises
        EngineError where the server cannot be asked at all."""
        count = decoding.hypotheses
        texts = list(dict.fromkeys(request.text for request in requests))
        found = {text: known for text in texts if (known := self._known.get((text, count)))}
        waiting = [text for text in texts if text not in found]
        size = self._batch if self._takes_arrays else 1
        for start in range(0, len(waiting), size):
            some = waiting[start : start + size]
            found |= dict(zip(some, self._asked(some, count - 1), strict=True))
        for text in waiting:
            if not found[text][0].fault:
                self._known[text, count] = found[text]
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return [found[request.text] for request in requests]

    def _asked(self, texts: Sequence[str], others: int) -> list[_Answers]:
        """The answers to some texts. `others`: how many alternatives are wanted."""
        try:
            return self._answered(texts, others)
        except UnansweredError as failure:
            if failure.broken or failure.status in _FOR_ALL or "api key" in failure.what.lower():
                raise self._client.error(failure) from failure
            if others and self._has_alternatives and failure.status == 400 and "alternatives" in failure.what.lower():
                self._has_alternatives = False
                return self._asked(texts, others)
            if len(texts) == 1:
                return [(Hypothesis("", fault=f"the server of LibreTranslate: {failure.what}"),)]
        alone = [self._asked([text], others)[0] for text in texts]
        if not any(one.fault for (one, *_) in alone):
            self._takes_arrays = False  # an old server: it can do all of them, but not together
        return alone

    def _answered(self, texts: Sequence[str], others: int) -> list[_Answers]:
        """The answers to some texts of one request. Raises UnansweredError, also for an answer that is none."""
        together = len(texts) > 1
        body = {"q": list(texts) if together else texts[0], **self._fixed}
        if others and self._has_alternatives:
            body["alternatives"] = others
        told = self._client.post("/translate", body)
        made = told.get("translatedText")
        if together and not (isinstance(made, list) and len(made) == len(texts)):
            what = f"{len(made)} translations" if isinstance(made, list) else "no array of translations"
            raise UnansweredError(f"{what} of {len(texts)} texts")
        rows = made if isinstance(made, list) else [made]
        if (len(rows) != 1 and not together) or not all(isinstance(one, str) for one in rows):
            raise UnansweredError("an answer without a translation")
        more, notes = (_rows(told.get(name), len(rows), together=together) for name in ("alternatives", "findings"))
        return [_hypotheses(*one) for one in zip(texts, rows, more, notes, strict=True)]


def _rows(given: object, count: int, *, together: bool) -> list[list[Any]]:
    """What an answer says beside its translations, a list for each."""
    rows = given if together and isinstance(given, list) else [given]
    lists = [row if isinstance(row, list) else [] for row in rows]
    return lists if len(lists) == count else [[] for _ in range(count)]


def _hypotheses(text: str, made: str, more: Sequence[Any], notes: Sequence[Any]) -> _Answers:
    """The hypotheses of a text. `notes`: what the server has found in it, if it is one of ours."""
    if made.strip() == text.strip() and notes:
        told = notes[0].get("message", "") if isinstance(notes[0], dict) else ""
        return (Hypothesis("", fault=f"the server left it untranslated: {str(told)[:200]}"),)
    if text.strip() and not made.strip():
        return (Hypothesis("", fault="the server of LibreTranslate: an empty translation"),)
    return tuple(map(Hypothesis, dict.fromkeys([made, *(one for one in more if isinstance(one, str) and one.strip())])))
