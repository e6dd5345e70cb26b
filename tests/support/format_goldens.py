"""Golden files of article formats: beside each sample the texts that are found in it (.texts), and the sample with its
plain text in upper case (.upper). `python tests/support/format_goldens.py FOLDER` writes them: read them before you
commit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from translate.model import Article
from translate.project.articles import holds_targets, into, markup, parse, serialize, source_text, translated

MADE = (".texts", ".upper")
_LOCALES = {"rtl.html": "he", "cyrillic.html": "ru"}


def samples(folder: Path) -> list[Path]:
    """The samples of a folder."""
    return sorted(path for path in folder.iterdir() if path.suffix not in MADE)


def read(path: Path) -> Article:
    """The article of a sample, a bilingual one as it is translated into Russian."""
    found = parse(path.read_bytes(), path.name, _LOCALES.get(path.name, "en"))
    return into(found, "ru") if holds_targets(found) else found


def texts(article: Article) -> str:
    """The texts of an article, a line each with its place and syntax, and its attributes."""
    lines = [f"{one.place} | {one.syntax} | {source_text(article, one.id)!r}\n" for one in article.paragraphs]
    text = article.text
    return "".join([*lines, *(f"{one.role}: {text[one.start : one.end]}\n" for one in article.attributes)])


def changed(article: Article, change: Callable[[str], str]) -> dict[int, str]:
    """The texts of an article by paragraph, changed outside of their codes character for character. `change` leaves
    digits and braces as they are: they stand for codes."""
    found: dict[int, str] = {}
    for one in article.paragraphs:
        form = markup(article, one.id)
        coded = form.lifted(source_text(article, one.id))
        found[one.id] = form.written(replace(coded, plain=change(coded.plain))).text
    return found


def in_upper_case(article: Article) -> bytes:
    """An article with its plain text in upper case."""
    new = changed(article, upper)
    return translated(article, new, "ru").data if holds_targets(article) else serialize(article, new)


def upper(text: str) -> str:
    """A text in upper case, as long as before."""
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in text)


def assert_golden(path: Path) -> None:
    """The texts of a sample and its translation are those of the golden files."""
    article = read(path)
    assert texts(article) == path.with_name(f"{path.name}.texts").read_text("utf-8")
    assert in_upper_case(article) == path.with_name(f"{path.name}.upper").read_bytes()


def main() -> None:
    """Write the golden files of a folder."""
    for path in samples(Path(sys.argv[1])):
        article = read(path)
        path.with_name(f"{path.name}.texts").write_text(texts(article), "utf-8")
        path.with_name(f"{path.name}.upper").write_bytes(in_upper_case(article))


if __name__ == "__main__":
    main()
