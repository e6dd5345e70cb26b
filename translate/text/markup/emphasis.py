"""The markup of plain text: emphasis with asterisks and lines (**old**, _five_)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from translate.text import Rewritten, protected
from translate.text.markup.coded_text import CodedText, assembled
from translate.text.markup.marks import Mark, MarkForm, coded

# Not "__init__", a name in Python.
_RUN = re.compile(
    r"(?<![\w*_~`\\])(?!__[a-z]+__)(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])"
    r"(?P<inside>(?:[^*_\n]|(?<=\w)(?!(?P=mark))_(?=\w)){1,300})(?<=[^\s\\])(?P=mark)(?![\w*_~`])"
)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Marks of emphasis around words of plain text are a pair of codes; there is nothing else, and no nesting."""

    def lifted(self, text: str) -> CodedText:
        """See Markup."""
        if "*" not in text and "_" not in text:
            return CodedText(text)
        kept = protected(text)
        runs = (run for run in _RUN.finditer(text) if not any(_is_cut(span, run) for span in kept))
        return coded(text, chain.from_iterable(map(_marks, runs)))

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        return assembled(text, {})

    def escaped(self, plain: str) -> str:
        """See Markup; no code has a text inside."""
        return plain


def _marks(run: re.Match[str]) -> tuple[Mark, Mark]:
    opening = Mark(run.start(), run.start("inside"), MarkForm.OPENING)
    return opening, Mark(run.end("inside"), run.end(), MarkForm.CLOSING)


def _is_cut(span: tuple[int, int, object], run: re.Match[str]) -> bool:
    """True if a protected span shares characters with a run, and is not among its words."""
    start, end, _ = span
    is_apart = end <= run.start() or run.end() <= start
    return not is_apart and not run.start("inside") <= start <= end <= run.end("inside")


EMPHASIS = Emphasis()
