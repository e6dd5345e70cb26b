"""Inline markup that a pattern finds: subtitles, placeholders of messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.text import Rewritten
from translate.text.markup.coded_text import Code, CodedText, CodeKind, assembled, free_stand_ins
from translate.text.markup.marks import Mark, coded


@dataclass(frozen=True, slots=True)
class PatternMarkup:
    """A way in which inline markup is written. `pattern`: what is markup; `mark`: the mark of a match; `special`: the
    characters that are written otherwise than as themselves, and `escape` how."""

    pattern: re.Pattern[str]
    mark: Callable[[str, int, int], Mark]
    special: re.Pattern[str] = re.compile(r"(?!)")
    escape: Callable[[str], str] = str

    def lifted(self, text: str) -> CodedText:
        """See Markup. A text that without its markup would be markup again is one code."""
        if not self.pattern.search(text):
            return CodedText(text)
        found = coded(text, self._marks(text))
        if self.pattern.search(found.plain) and not self._is_read_again(found):
            name = next(free_stand_ins(text))
            whole = Rewritten(text).changed([(0, len(text), name)])
            return CodedText(name, (Code(0, text, CodeKind.WORD, 0, name),), whole.offsets)
        return found

    def written(self, text: CodedText) -> Rewritten:
        """See Markup. Where a format has no escapes, characters are written as they are."""
        return assembled(text, {at.start(): self.escape(at[0]) for at in self.special.finditer(text.plain)})

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return self.special.sub(lambda found: self.escape(found[0]), plain)

    def _is_read_again(self, text: CodedText) -> bool:
        again = self.written(text).text
        return coded(again, self._marks(again)).plain == text.plain

    def _marks(self, text: str) -> Iterator[Mark]:
        return (self.mark(text, found.start(), found.end()) for found in self.pattern.finditer(text))
