"""How inline markup is written in Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from translate.text import Rewritten
from translate.text.markup.coded_text import CodedText
from translate.text.markup.markdown_escapes import escaped_within, written
from translate.text.markup.markdown_marks import inline_marks
from translate.text.markup.marks import coded
from translate.text.markup.tag_marks import MDX_SEPARATOR, SEPARATOR

_SIGNS = re.compile(r"[\\`*_\[<&~!$\n^{]|:\w")
_BLANK = re.compile(" ")
_SPELLINGS = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\\[`*_\[\]<{$~\\&]")


@dataclass(frozen=True)
class MarkdownMarkup:
    """Inline Markdown. `labels`: the names that the document defines for reference links, see `normalized_label`;
    `is_mdx`: True for MDX, where braces hold code; `spellings`: characters that are written otherwise than as
    themselves, see `spellings`."""

    labels: frozenset[str] = frozenset()
    is_mdx: bool = False
    spellings: tuple[tuple[str, str], ...] = ()

    def lifted(self, text: str) -> CodedText:
        """See Markup. An entity or escaped character is a character of the plain text, a soft line break a blank."""
        if not _SIGNS.search(text):
            return CodedText(text)
        return coded(text, inline_marks(text, self.labels, self.is_mdx))

    def written(self, text: CodedText) -> Rewritten:
        """See Markup. Escapes what would be read as markup, and nothing else."""
        return written(text, self.lifted, dict(self.spellings), MDX_SEPARATOR if self.is_mdx else SEPARATOR)

    def escaped(self, plain: str) -> str:
        """See Markup."""
        return escaped_within(plain)

    def blanks(self, text: str) -> list[int]:
        """The places of the blanks of a text that are no part of a code, so that a line may end there."""
        if not _SIGNS.search(text):
            return [match.start() for match in _BLANK.finditer(text)]
        inside = set[int]()
        for mark in inline_marks(text, self.labels, self.is_mdx):
            inside.update(range(mark.start, mark.end))
        return [match.start() for match in _BLANK.finditer(text) if match.start() not in inside]


def spellings(text: str) -> tuple[tuple[str, str], ...]:
    """The characters that a text has only as entities or escaped, and how it writes them."""
    return tuple(_chosen(_spelled(text)).items())


def _spelled(text: str) -> Iterator[tuple[str, str]]:
    for match in _SPELLINGS.finditer(text):
        character = match[0][1:] if match[0].startswith("\\") else html.unescape(match[0])
        if len(character) == 1 and character not in " \n\t":
            yield character, match[0]


def _chosen(found: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    chosen: dict[str, str] = {}
    for character, spelling in found:
        chosen.setdefault(character, spelling)
    return chosen
