"""The rungs of the fallback ladder: the ways in which an engine is asked for a text, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from translate.machine import attempts
from translate.machine.attempts import Attempt, of_figures
from translate.model import LocalePair


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder. `attempt`: the attempt for a text and a pair of locales, None where it does not apply.
    `hypotheses`: how many to ask for, 0 for the number in the search. `no_repeat_ngram`: see `Decoding`."""

    name: str
    attempt: Callable[[str, LocalePair], Attempt | None]
    hypotheses: int = 0
    no_repeat_ngram: int = 0


# From the least change of the text to the most. A text that no rung translates stays untranslated. The numbers of
# hypotheses and the n-gram lengths were chosen by hand.
LADDER = (
    Rung("reworded", attempts.reworded),
    Rung("plain", attempts.plain),
    Rung("n-best", attempts.plain, hypotheses=6, no_repeat_ngram=3),
    Rung("signs", attempts.signs, hypotheses=4, no_repeat_ngram=3),
    Rung("codes", attempts.coded, hypotheses=4, no_repeat_ngram=4),
    Rung("codes-hyphened", attempts.coded_otherwise, hypotheses=4, no_repeat_ngram=4),
    Rung("brands", attempts.brands, hypotheses=4, no_repeat_ngram=3),
    Rung("spoken", attempts.spoken, hypotheses=4, no_repeat_ngram=4),
    Rung("quantities", attempts.rendered, hypotheses=4, no_repeat_ngram=4),
    Rung("numbers", attempts.numbered, hypotheses=2, no_repeat_ngram=4),
    Rung("facts", attempts.facts, hypotheses=4, no_repeat_ngram=4),
    Rung("figures", of_figures(attempts.plain), hypotheses=6, no_repeat_ngram=4),
    Rung("figures-numbers", of_figures(attempts.numbered), hypotheses=4, no_repeat_ngram=4),
    Rung("pieces", attempts.pieces, hypotheses=2, no_repeat_ngram=3),
    Rung("figures-pieces", of_figures(attempts.pieces), hypotheses=4, no_repeat_ngram=3),
    Rung("around", attempts.around, hypotheses=2, no_repeat_ngram=3),
    Rung("between", attempts.between, hypotheses=2, no_repeat_ngram=3),
    Rung("figures-between", of_figures(attempts.between), hypotheses=4, no_repeat_ngram=3),
    Rung("rare-names", attempts.rare_named, hypotheses=6, no_repeat_ngram=3),
    Rung("names", attempts.named, hypotheses=6, no_repeat_ngram=3),
    Rung("said-once", attempts.said_once, hypotheses=6, no_repeat_ngram=3),
)

DIRECT = LADDER[:2]  # the text as it is, or in other words

# For contextual routes, where every rung may cost seconds: the text as it is, some answers by sampling, its clauses.
_SHORT = ("plain", "n-best", "pieces")
SHORT_LADDER = tuple(replace(rung, hypotheses=min(rung.hypotheses, 3)) for rung in LADDER if rung.name in _SHORT)

DOUBTFUL = 11  # rungs that a text climbs for a rendering without doubts; chosen by hand: up to "facts"

# For engines that do not translate: the text as it is, one hypothesis.
WHOLE = Rung("whole", attempts.whole, hypotheses=1)
