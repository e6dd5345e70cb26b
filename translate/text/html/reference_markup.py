"""How texts are written that have character references and server tags but no markup: titles, values of attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import escape

from translate.text import Rewritten
from translate.text.html.lifting import Change, character_changes, coded, is_plain
from translate.text.html.references import escapes, spellings
from translate.text.html.server_tags import OPENING, ServerTags, is_shown
from translate.text.markup import Code, CodedText, CodeKind, assembled


@dataclass(frozen=True, slots=True)
class ReferenceMarkup:
    """The markup of a text with character references. `quote`: the quote around it, "" for none; `spelled`: how its
    author writes characters, see `spellings`."""

    quote: str = ""
    spelled: Mapping[str, str] = field(default_factory=dict)

    def lifted(self, text: str) -> CodedText:
        """See Markup. White space is collapsed."""
        if is_plain(text):
            return CodedText(text)
        return coded(text, [*self._changes(text)])

    def written(self, text: CodedText) -> Rewritten:
        """See Markup."""
        return assembled(text, escapes(text.plain, self.spelled, f"&<{self.quote}"))

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return str(escape(plain))

    def _changes(self, text: str) -> Iterator[Change]:
        servers, at, last = ServerTags(text), 0, 0
        while opening := OPENING.search(text, at):
            start, end = opening.start(), servers.end(opening.start())
            at = max(end, opening.end())
            if end >= 0:
                yield from character_changes(text, last, start)
                yield server_change(text, start, end)
                last = end
        yield from character_changes(text, last, len(text))


def server_change(text: str, start: int, end: int) -> Change:
    """A server tag as a code: a word if it shows a value."""
    tag = text[start:end]
    return (
        Change(start, end, None, Code(0, tag, CodeKind.WORD)) if is_shown(tag) else Change(start, end, "", Code(0, tag))
    )


def reference_markup(raw: str, quote: str = "") -> ReferenceMarkup:
    """The markup of a text that stands in a file as `raw`, between these quotes if any."""
    return ReferenceMarkup(quote, spellings(raw))
