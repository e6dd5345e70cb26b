"""HTML pages of installed packages through the scanner, against a second parser (lexbor, by the package selectolax).

    PYTHONPATH=tests/support python tests/benchmarks/html_pages.py FOLDER... [--most N] [--show]

For each file: whether it comes back byte for byte; whether both parsers read the same text; how much of the text that
the second parser shows is in no paragraph; and, after a pseudo-translation (the plain text in upper case), whether the
tree of elements is the same and no text was lost. Only HTML in UTF-8 and without server tags is compared.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from format_goldens import in_upper_case, upper
from selectolax.lexbor import LexborHTMLParser, LexborNode

from translate.errors import ArticleError
from translate.model import Article
from translate.project.articles import parse, serialize, source_text
from translate.text.html import TokenKind, decoded, html_tokens

SUFFIXES = (".html", ".htm", ".xhtml")
UNREAD = {"script", "style", "template", "textarea", "pre", "listing", "xmp", "iframe", "noembed", "noframes"}
UNREAD |= {"plaintext", "svg", "math", "code", "kbd", "samp", "var", "tt"}
SERVER = re.compile(rb"\{[{%#]|<%|<\?(?:php|=)")
MOST_BYTES = 3_000_000


@dataclass
class Figures:
    counts: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[int, str]] = field(default_factory=list)
    seconds: float = 0.0


def files(folders: list[str], most: int) -> Iterator[Path]:
    """Different files, at most so many of each folder that a package has."""
    seen, per_folder = set[bytes](), Counter[str]()
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix.lower() not in SUFFIXES or not path.is_file() or not 0 < path.stat().st_size < MOST_BYTES:
                continue
            package = "/".join(path.parts[: len(Path(folder).parts) + 1])
            digest = hashlib.sha1(path.read_bytes()).digest()
            if digest not in seen and per_folder[package] < most:
                seen.add(digest)
                per_folder[package] += 1
                yield path


def nodes(data: str) -> Iterator[tuple[LexborNode, bool]]:
    """The nodes of a page in order, each with True if its text is read."""
    root = LexborHTMLParser(data).root
    assert root
    todo: list[tuple[LexborNode, bool, str]] = [(root, True, "")]
    while todo:
        node, is_read, language = todo.pop()
        if node.tag not in ("-text", "-comment"):
            given = node.attributes
            own = (given.get("lang") or "").split("-")[0].lower()
            is_no = given.get("translate") == "no" or "notranslate" in (given.get("class") or "").split()
            is_read = is_read and node.tag not in UNREAD and not is_no and (not own or not language or own == language)
            language = own or language
        yield node, is_read
        if node.tag != "template":
            todo += [(child, is_read, language) for child in reversed([*node.iter(include_text=True)])]


def squeezed(text: str) -> str:
    return "".join(text.replace("\0", "").split())


def all_text(data: str) -> str:
    return squeezed("".join(node.text_content or "" for node, _ in nodes(data) if node.tag == "-text"))


def own_text(data: str) -> str:
    parts, template = list[str](), 0
    for token in html_tokens(data):
        text = data[token.start : token.end]
        if token.name == "template":
            template += {TokenKind.START: 1, TokenKind.END: -1}[token.kind]
        if template:
            continue
        if token.kind is TokenKind.TEXT or (token.kind is TokenKind.RAW and token.name in ("title", "textarea")):
            parts.append(decoded(text))
        elif token.kind is TokenKind.RAW:
            parts.append(text)
        elif token.kind is TokenKind.CDATA:
            parts.append(text[9:-3])
    return squeezed("".join(parts))


def shape(data: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(node.tag, tuple(node.attributes)) for node, _ in nodes(data) if node.tag and node.tag[0] != "-"]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def measure(path: Path, figures: Figures, show: bool) -> None:
    data = path.read_bytes()
    counts = figures.counts
    counts["files tried"] += 1
    counts["bytes"] += len(data)
    started = time.process_time()
    try:
        article = parse(data, "page.html", "en")
    except ArticleError as error:
        counts[f"refused: {error.what[:20]}" if hasattr(error, "what") else "refused"] += 1
        return
    except Exception as error:
        counts["failed"] += 1
        print(f"{path}: {type(error).__name__}: {error}")
        return
    figures.seconds += time.process_time() - started
    counts["paragraphs"] += len(article.paragraphs)
    same = serialize(article, {one.id: source_text(article, one.id) for one in article.paragraphs})
    counts["identical"] += same == data == serialize(article, {})
    if article.charset != "utf-8" or SERVER.search(data):
        counts["not compared"] += 1
        return
    compare(path, data, article, figures, show)


def compare(path: Path, data: bytes, article: Article, figures: Figures, show: bool) -> None:
    counts, page = figures.counts, data.decode("utf-8-sig")
    counts["compared"] += 1
    theirs, ours = all_text(page), own_text(page)
    if theirs == ours or sorted(theirs) == sorted(ours):
        counts["same text"] += 1
    elif show:
        print(f"{path}: other text: {first_difference(theirs, ours)}")
    shown = words(" ".join(n.text_content or "" for n, is_read in nodes(page) if is_read and n.tag == "-text"))
    found = words(
        " ".join(re.sub(r"<[^<>]*>", "", decoded(source_text(article, one.id))) for one in article.paragraphs)
    )
    there = words(" ".join(decoded(one.raw) for one in article.paragraphs))
    missed = Counter({word: n for word, n in (shown - (found | there)).items() if re.search(r"[^\W\d_]", word)})
    counts["words shown"] += sum(shown.values())
    counts["words missed"] += missed.total()
    if missed and show:
        figures.worst.append((missed.total(), f"{path}: {[*missed][:8]}"))
    new = in_upper_case(article).decode("utf-8-sig")
    counts["tree kept"] += shape(new) == shape(page)
    if shape(new) != shape(page) and show:
        print(f"{path}: another tree")
    lost = squeezed(upper(all_text(new))) != squeezed(upper(theirs))
    counts["no text lost"] += not lost
    if lost and show:
        print(f"{path}: text lost: {first_difference(upper(theirs), upper(all_text(new)))}")


def first_difference(one: str, other: str) -> str:
    n = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, n - 20) : n + 30]!r} {other[max(0, n - 20) : n + 30]!r}"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folders", nargs="+")
    options.add_argument("--most", type=int, default=20, help="files of a package")
    options.add_argument("--show", action="store_true", help="say which files differ")
    given = options.parse_args()
    figures = Figures()
    for path in files(given.folders, given.most):
        measure(path, figures, given.show)
    for _, line in sorted(figures.worst, reverse=True)[:25]:
        print(line)
    for name, number in figures.counts.items():
        print(f"{name:30} {number:>12,}")
    print(f"{'seconds':30} {figures.seconds:12.1f}", file=sys.stdout)


if __name__ == "__main__":
    main()
