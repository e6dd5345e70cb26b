"""The Markdown format on the examples of CommonMark and on folders of real files.

    PYTHONPATH=tests/support python tests/benchmarks/commonmark.py spec.txt|FOLDER...

spec.txt: the specification with its examples (npm package commonmark-spec). Of every example and file:
does it come back byte for byte, does its tree stay when every letter of its texts is replaced by another one, and how
many letters were not replaced although they are text. Reads markdown-it-py, without the rules of this package, as the
judge of trees.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pseudo_markup import pseudo_article

from translate.project import articles

_JUDGES = (
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code"),  # for texts indented in admonitions
)
_DIALECT = re.compile(r"^ *(?:!!!|\?\?\?|===|///) ", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?\n(---|\+\+\+)[ \t]*\n", re.DOTALL)
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.DOTALL | re.MULTILINE)
_ADDRESS = re.compile(
    r"\S*(?:://|www\.|@)\S*|\{[^{}]*\}|\{\{.*?\}\}|\{%.*?%\}|\$[^$]*\$|\[\^[^\]]*\]|:[a-z_0-9+-]+:|\[\[.*?\]\]"
)


@dataclass
class Figures:
    """Counts over files: `kept`: trees that stay; `letters`, `missed`: of texts, and those not replaced."""

    files: int = 0
    size: int = 0
    identical: int = 0
    kept: int = 0
    letters: int = 0
    missed: int = 0
    seconds: float = 0.0


def tree(text: str, judge: MarkdownIt) -> list[object]:
    """The tokens of a text without its words."""
    return [one for token in judge.parse(_FRONT_MATTER.sub("", text)) for one in _shape(token)]


def _shape(token: Token) -> Iterator[object]:
    if token.type in ("text", "softbreak", "text_special"):
        return
    attributes = {key: value for key, value in token.attrs.items() if key not in ("title", "alt")}
    content = token.content if token.type in ("fence", "code_block", "code_inline") else ""
    if token.type == "html_inline":
        content = re.split(r"\s", token.content)[0]
    yield token.type, token.tag, token.nesting, token.info, attributes, content.split()
    for child in token.children or ():
        yield from _shape(child) if token.type == "inline" else ()


def words(text: str) -> Iterator[str]:
    """The words that a reader sees outside of code."""
    for token in _JUDGES[0].parse(_FRONT_MATTER.sub("", text)):
        for child in token.children or ():
            if child.type == "text":
                yield _ADDRESS.sub(" ", child.content)


def measured(data: bytes, name: str, figures: Figures, show: bool) -> None:
    start = time.perf_counter()
    article = articles.parse(data, name, "en")
    same = articles.serialize(article, {p.id: articles.source_text(article, p.id) for p in article.paragraphs}) == data
    result = pseudo_article(article)
    figures.seconds += time.perf_counter() - start
    before, after = data.decode(article.charset), result.decode(article.charset)
    kept = any(tree(before, judge) == tree(after, judge) for judge in _JUDGES[: 1 + bool(_DIALECT.search(before))])
    figures.files, figures.size = figures.files + 1, figures.size + len(data)
    figures.identical, figures.kept = figures.identical + same, figures.kept + kept
    figures.letters += sum(len(re.findall("[A-Za-z]", word)) for word in words(before))
    missed = [one for one in words(after) if re.search("[A-Za-z]", one)]
    figures.missed += sum(len(re.findall("[A-Za-z]", one)) for one in missed)
    if show and not same:
        print(f"{name}: not identical")
    if show and not kept:
        one, other = tree(before, _JUDGES[0]), tree(after, _JUDGES[0])
        first = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
        print(f"{name}: other tree: {one[first : first + 2]} {other[first : first + 2]}")
    if show and missed:
        print(f"{name}: missed {len(missed)}: {missed[:3]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    parser.add_argument("--most", type=int, default=400, help="files of a folder")
    arguments = parser.parse_args()
    for path in arguments.paths:
        figures = Figures()
        if path.name == "spec.txt":
            for n, match in enumerate(_EXAMPLE.finditer(path.read_text("utf-8")), 1):
                measured(match[1].replace("→", "\t").encode(), f"example-{n}.md", figures, arguments.show)
        else:
            files = [path] if path.is_file() else [one for one in sorted(path.rglob("*.md*")) if one.is_file()]
            for file in files[: arguments.most]:
                if file.suffix in (".md", ".mdx", ".markdown"):
                    try:
                        measured(file.read_bytes(), str(file), figures, arguments.show)
                    except Exception as error:
                        print(f"{file}: {type(error).__name__} {error}", file=sys.stderr)
        speed = figures.size / max(figures.seconds, 1e-9) / 1e6
        share = 100 * figures.missed / max(1, figures.letters)
        print(
            f"{path}: {figures.files} files, {figures.identical} identical, {figures.kept} trees kept, "
            f"{share:.2f} % of {figures.letters} letters missed, {figures.size / 1e6:.2f} MB at {speed:.2f} MB/s"
        )


if __name__ == "__main__":
    main()
