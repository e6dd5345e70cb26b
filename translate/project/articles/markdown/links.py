"""The anchors, links, references and footnotes of a Markdown text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from translate.model import Article, Role
from translate.project.articles import FoundLinks
from translate.project.articles.html import html_links
from translate.project.articles.markdown.blocks import blocks
from translate.project.articles.markdown.front_matter import front_matter
from translate.project.articles.markdown.lines import Blocks, TextBlock
from translate.text.html import decoded
from translate.text.markup import inline_marks

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_DESTINATION = re.compile(r"\]\(\s*(?:<(?P<angles>[^<>\n]*)>|(?P<bare>[^\s]*?))(?:\s+(?:\"|'|\().*|\s*)\)\Z", re.S)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]\Z")
_DEFINED = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.M)
_ATTRIBUTES = re.compile(r"\{:?[^{}\n]*?#([^\s{}#]+)[^{}\n]*\}|\{/\*\s*#(\S+?)\s*\*/\}")
_LABELLED = re.compile(r"(?<![\w\]!\\])\[[^\[\]\n]*[^\W\d_][^\[\]\n]*\]\[([^\[\]^\n]*[^\W\d_][^\[\]^\n]*)\]")
# Templates that give the address of a page by its file: ref and relref of Hugo, link and post_url of Jekyll.
_TEMPLATE = re.compile(
    r"""\{\{[<%]-?\s*(?:rel)?ref\s+(?:path=)?["']?(?P<ref>[^\s"'<>%{}]+)["']?[^{}]*?-?[>%]\}\}
      | \{%-?\s*link\s+(?P<link>[^\s{}%]+)\s*-?%\}
      | \{%-?\s*post_url\s+(?P<post>[^\s{}%]+)\s*-?%\}""",
    re.VERBOSE,
)


def markdown_links(article: Article, is_mdx: bool) -> FoundLinks:
    """What an article in Markdown offers to links, and refers to. Footnotes and labels without a definition are broken
    references; places are those of its text with \\n for every line break."""
    text = article.text.replace("\r\n", "\n").replace("\r", "\n")
    start = front_matter(text, ()).end
    body = text[start:]
    read = blocks(body, is_mdx)
    found = FoundLinks({one for role in _implied(article) for one in html_links(role).anchors})
    for begin, end in read.html:
        _take(found, html_links(body[begin:end]), begin)
    defined = frozenset(_DEFINED.findall(body))
    found.anchors |= {name for one in defined for name in _footnote_anchors(one)}
    for block in read.blocks:
        _block(found, body, block, read, is_mdx, defined)
    found.references += ((begin, _address(body[begin:end])) for begin, end in read.destinations)
    found.references += _templates(body, read)
    found.anchors.update(next(filter(None, one), "") for one in _ATTRIBUTES.findall(body))
    return _moved(found, start)


def _implied(article: Article) -> Iterator[str]:
    yield from (one.text for one in article.attributes if one.role is Role.ANCHOR)


def _footnote_anchors(label: str) -> Iterator[str]:
    """The names that generators give to a footnote and its mark: GitHub, Python-Markdown, Hugo, Pandoc."""
    yield label
    for note in ("fn-", "fn:", "fn"):
        yield f"{note}{label}"
    for mark in ("fnref-", "fnref:", "fnref"):
        yield f"{mark}{label}"


def _take(found: FoundLinks, inner: FoundLinks, at: int) -> None:
    found.anchors |= inner.anchors
    found.references += ((at + place, address) for place, address in inner.references)


def _block(found: FoundLinks, body: str, block: TextBlock, read: Blocks, is_mdx: bool, defined: frozenset[str]) -> None:
    """Take what the text of a block refers to."""
    lines = [body[line.start : line.end] for line in block.lines]
    content = "\n".join(lines)
    if not any(sign in content for sign in "[<!"):
        return
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)

    def place(at: int) -> int:
        line = bisect_right(starts, at) - 1
        return block.lines[line].start + at - starts[line]

    bare = content
    for mark in inline_marks(content, frozenset(read.labels), is_mdx):
        raw = content[mark.start : mark.end]
        bare = bare[: mark.start] + " " * len(raw) + bare[mark.end :]
        if raw.startswith("<"):
            _take(found, html_links(raw), place(mark.start))
        elif noted := _FOOTNOTE.match(raw):
            if defined and noted[1] not in defined:
                found.broken.append((place(mark.start), raw))
        elif (at := raw.rfind("](")) >= 0 and not raw.startswith("`") and (to := _DESTINATION.match(raw, at)):
            found.references.append((place(mark.start), _address(to["angles"] or to["bare"] or "")))
    for undefined in _LABELLED.finditer(bare):
        found.broken.append((place(undefined.start()), content[undefined.start() : undefined.end()]))


def _address(written: str) -> str:
    """An address without the escapes and angle brackets of Markdown."""
    return _ESCAPE.sub(r"\1", decoded(written.removeprefix("<").removesuffix(">")))


def _templates(body: str, read: Blocks) -> Iterator[tuple[int, str]]:
    """The pages that templates refer to by their files."""
    for block in read.blocks:
        for match in _TEMPLATE.finditer(body, block.lines[0].start, block.lines[-1].end):
            kind = match.lastgroup or ""
            yield match.start(), f"{kind}:{match[kind]}"


def _moved(found: FoundLinks, start: int) -> FoundLinks:
    return FoundLinks(found.anchors, _from(start, found.references), _from(start, found.broken))


def _from(start: int, found: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(start + at, what) for at, what in found]
