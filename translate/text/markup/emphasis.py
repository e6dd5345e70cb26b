"""The markup of plain text: emphasis with asterisks and lines (**old**, _five_)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.text import Rewritten, protected
from translate.text.markup.coded_text import Code, CodedText, CodeKind, assembled

# Not "__init__", a name in Python.
_RUN = re.compile(
    r"(?<![\w*_~`\\])(?!__[a-z]+__)(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])(?P<inside>[^*_\n]{1,300})(?<=[^\s\\])(?P=mark)"
    r"(?![\w*_~`])"
)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Marks of emphasis around words of plain text are a pair of codes; there is nothing else, and no nesting."""

    def lifted(self, text: str) -> CodedText:
        """See Markup."""
        if "*" not in text and "_" not in text:
            return CodedText(text)
        kept = protected(text)
        codes, edits = list[Code](), list[tuple[int, int, str]]()
        taken = 0
        for pair, run in enumerate(_RUN.finditer(text), 1):
            if any(span.start < run.end() and run.start() < span.end and not _is_inside(span, run) for span in kept):
                continue
            mark = run["mark"]
            for at, kind in ((run.start(), CodeKind.OPENING), (run.end("inside"), CodeKind.CLOSING)):
                codes.append(Code(at - taken, mark, kind, pair))
                edits.append((at, at + len(mark), ""))
                taken += len(mark)
        plain = Rewritten(text).changed(edits)
        return CodedText(plain.text, tuple(codes), plain.offsets)

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        return assembled(text, {})

    def escaped(self, plain: str) -> str:
        """See Markup; no code has a text inside."""
        return plain


def _is_inside(span: tuple[int, int, object], run: re.Match[str]) -> bool:
    return run.start("inside") <= span[0] and span[1] <= run.end("inside")


EMPHASIS = Emphasis()
