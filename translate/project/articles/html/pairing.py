"""Pages in two languages: translations set below or beside their paragraphs, or section by section on facing pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from translate.model import Bilingual
from translate.project.articles import DIVIDER, SOURCE, TRANSLATION, Pairing, TextEdit, inserted, rewritten
from translate.project.articles.html.copies import start_tag, without_doubles, without_headings
from translate.project.articles.html.facing import COLUMNS, STYLES, Section, sections
from translate.project.articles.html.spans import ATTRIBUTE, TITLE
from translate.text.html import BLOCKS, HtmlToken, Tokenize, TokenKind, attributes, element_ends, html_tokens


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a text stands. `block`: the index of the token that begins the innermost block around it, -1 for none;
    `is_label`: True in the navigation of a page."""

    block: int
    is_label: bool


class PagePairing:
    """The insertions in a page: characters [start, end) of the text of an article."""

    def __init__(self, pairing: Pairing, start: int, end: int, tokenize: Tokenize) -> None:
        self._source, self._start = pairing.article.text[start:end], start
        self._tokenize, self._layout = tokenize, pairing.layout
        first, last = bisect_left(pairing.edits, start, key=_start), bisect_right(pairing.edits, end, key=_start)
        inside = (one for one in pairing.edits[first:last] if one.end <= end)
        self._edits = [replace(one, start=one.start - start, end=one.end - start) for one in inside]
        paragraphs = pairing.article.paragraphs
        texts = ((one, paragraphs[int(one.what) - 1].syntax) for one in self._edits if one.what.isdigit())
        self._texts = [(one, syntax) for one, syntax in texts if ATTRIBUTE not in syntax]
        first, last = bisect_left(pairing.places, (start, 0)), bisect_left(pairing.places, (end, 0))
        self._starts = [place[0] - start for place in pairing.places[first:last]]
        self._sides = self._told(pairing)
        self._tokens = tokenize(self._source)
        self._ends = element_ends(self._tokens)
        heads = (one.start for one in self._tokens if one.kind is TokenKind.END and one.name == "head")
        self._head = next(heads, -1)  # where a style sheet may stand
        self._sheet = f'<style type="text/css">{STYLES.get(pairing.layout, "")}</style>\n'
        self._columns = "" if self._head >= 0 else f' style="{COLUMNS}"'

    def _told(self, pairing: Pairing) -> tuple[Mapping[str, str], Mapping[str, str]]:
        """The attributes of both sides."""
        names = ("lang",) if self._tokenize is html_tokens else ("xml:lang", "lang")
        ours, theirs = pairing.directions
        told = [
            {"class": side} | dict.fromkeys(names, locale)
            for side, locale in ((SOURCE, pairing.article.locale), (TRANSLATION, pairing.locale))
        ]
        return told[0], told[1] | ({"dir": theirs} if ours != theirs else {})

    def insertions(self) -> Iterator[TextEdit]:
        """All insertions, in order."""
        found = list[TextEdit]()
        done = set[int]()
        if self._layout is Bilingual.FACING:
            for section in sections(self._source, self._tokens, self._ends, [one for one, _ in self._texts]):
                if not found and self._head < 0:
                    found.append(inserted(section.start, self._sheet))
                found += self._section(section)
                done.update(section.texts)
        wheres = self._wheres()
        for number, ((one, syntax), where) in enumerate(zip(self._texts, wheres, strict=True)):
            if number not in done:
                found += self._pair(one, syntax, where)
        if found and self._layout is not Bilingual.BELOW and self._head >= 0:
            found.append(inserted(self._head, self._sheet))
        found.sort(key=_start)
        return (replace(one, start=one.start + self._start, end=one.end + self._start) for one in found)

    def _wheres(self) -> Iterator[_Where]:
        """Where each text stands."""
        path, navigation, n = list[int](), 0, 0
        for number, token in enumerate(self._tokens):
            while path and self._is_closed(path[-1], number):
                navigation -= self._tokens[path.pop()].name == "nav"
            while n < len(self._texts) and self._texts[n][0].start < token.end:
                yield _Where(path[-1] if path else -1, navigation > 0)
                n += 1
            if token.kind is TokenKind.START and token.name in BLOCKS and number in self._ends:
                path.append(number)
                navigation += token.name == "nav"

    def _is_closed(self, opening: int, number: int) -> bool:
        end = self._ends[opening]
        return end.at < number or (end.at == number and not end.is_own)

    def _pair(self, text: TextEdit, syntax: str, where: _Where) -> Iterator[TextEdit]:
        block = self._tokens[where.block] if where.block >= 0 else None
        if syntax.endswith(TITLE) or (block and block.name in ("option", "title")):
            yield inserted(text.end, DIVIDER + text.new, text.what)
        elif block and block.name == "p" and not where.is_label and self._is_whole(text, where.block):
            yield from self._paragraph(text, block, self._tokens[self._ends[where.block].at])
        else:
            yield from self._inside(text, where.is_label)

    def _is_whole(self, text: TextEdit, n: int) -> bool:
        """True if the paragraph element that begins with token n has an end tag and no other text."""
        end = self._ends[n]
        if not end.is_own:
            return False
        first = bisect_right(self._starts, self._tokens[n].end - 1)
        last = bisect_right(self._starts, self._tokens[end.at].start)
        given = attributes(self._source, self._tokens[n]).get("class")
        return last - first == 1 and self._starts[first] == text.start and (not given or bool(given.quote))

    def _paragraph(self, text: TextEdit, opening: HtmlToken, closing: HtmlToken) -> Iterator[TextEdit]:
        """An element of its own for a translation."""
        is_beside = self._layout is Bilingual.BESIDE
        if is_beside:
            yield inserted(opening.start, f'<div class="bilingual"{self._columns}>')
        yield from self._named(opening)
        tag = start_tag(rewritten(self._source, self._edits, opening.start, opening.end), self._sides[1])
        inner = without_doubles(rewritten(self._source, self._edits, opening.end, closing.start), self._tokenize)
        made = f"{tag}{inner.strip()}</{opening.name}>"
        yield inserted(closing.end, made + "</div>" * is_beside, text.what)

    def _named(self, tag: HtmlToken) -> Iterator[TextEdit]:
        """The class and language of a source, in its start tag."""
        given, at = attributes(self._source, tag), tag.start + 1 + len(tag.name)
        told = {name: new for name, new in self._sides[0].items() if name not in given}
        yield inserted(at, "".join(f' {name}="{new}"' for name, new in told.items()))
        if "class" in given:
            yield inserted(given["class"].start, f"{SOURCE} ")

    def _inside(self, text: TextEdit, is_label: bool) -> Iterator[TextEdit]:
        """A translation in the same element."""
        is_beside = self._layout is Bilingual.BESIDE and not is_label
        wrapper = f'<span class="bilingual"{self._columns}>' if is_beside else ""
        between = f'<span class="{SOURCE} {TRANSLATION}">{DIVIDER}</span>' if is_label else " "
        if not is_label and not is_beside:
            between = f' <br class="{SOURCE} {TRANSLATION}"/>'
        yield inserted(text.start, wrapper + start_tag("<span>", self._sides[0]))
        end = "</span>" * (1 + is_beside)
        yield inserted(text.end, f"</span>{between}{start_tag('<span>', self._sides[1])}{text.new}{end}", text.what)

    def _section(self, section: Section) -> Iterator[TextEdit]:
        """The source of a section, and its translation after it."""
        yield inserted(section.start, f'<div class="bilingual">{start_tag("<div>", self._sides[0])}')
        whole = "\n".join(rewritten(self._source, self._edits, start, end) for start, end in section.blocks)
        made = without_headings(without_doubles(whole, self._tokenize), self._tokenize)
        yield inserted(section.end, f"</div>\n{start_tag('<div>', self._sides[1])}{made}</div></div>", TRANSLATION)


def _start(edit: TextEdit) -> int:
    return edit.start
