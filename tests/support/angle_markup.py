"""A small inline markup for tests: <x>pairs</x>, <x/> for empty codes, [[words]] that stand for themselves."""

from __future__ import annotations

import re

from translate.text import Rewritten
from translate.text.markup import Code, CodedText, CodeKind, assembled, free_stand_ins

_CODE = re.compile(r"<(/?)(\w+)((?: \w+=\"([^\"]*)\")?)(/?)>|\[\[.*?\]\]")


class AngleMarkup:
    """See the module."""

    def lifted(self, text: str) -> CodedText:
        """See Markup."""
        edits, codes, open_ones = list[tuple[int, int, str]](), list[Code](), list[int]()
        names, grown = free_stand_ins(text), 0
        for pair, match in enumerate(_CODE.finditer(text), 1):
            at, new = match.start() + grown, ""
            inner = ((match.start(4) - match.start(), match.end(4) - match.start()),) if match[4] else ()
            if match[0].startswith("[["):
                new = next(names)
                codes.append(Code(at, match[0], CodeKind.WORD, stand_in=new))
            elif match[5]:
                codes.append(Code(at, match[0], subtexts=inner))
            elif match[1]:
                codes.append(Code(at, match[0], CodeKind.CLOSING, open_ones.pop()))
            else:
                open_ones.append(pair)
                codes.append(Code(at, match[0], CodeKind.OPENING, pair, subtexts=inner))
            edits.append((*match.span(), new))
            grown += len(new) - len(match[0])
        plain = Rewritten(text).changed(edits)
        return CodedText(plain.text, tuple(codes), plain.offsets)

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        return assembled(text, {})

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return plain.replace('"', "'")


ANGLES = AngleMarkup()
