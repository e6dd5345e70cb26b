"""Pseudo-translation of texts with markup, and golden files of article formats: what is found, what is written.

`python tests/support/pseudo_markup.py FOLDER` writes the golden files of the samples in a folder of
tests/golden/formats anew: SAMPLE.texts, its texts with syntax, place and codes, and SAMPLE.out, the pseudo-translation.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from translate.model import Article
from translate.project import articles
from translate.text.markup import Code, CodedText, CodeKind, Markup

_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "абцдефгхийклмнопқрстувшхызАБЦДЕФГХИЙКЛМНОПҚРСТУВШХЫЗ"
)
_VOWEL = re.compile("[aeo]")
_SIGNS = {CodeKind.OPENING: "‹", CodeKind.CLOSING: "›", CodeKind.EMPTY: "·", CodeKind.WORD: "="}

Change = Callable[[str], str]


def other_letters(text: str) -> str:
    """A text with other letters, none of them Latin, one for one."""
    return text.translate(_LETTERS)


def longer(text: str) -> str:
    """A text with other letters and some of its vowels twice."""
    return other_letters(_VOWEL.sub(lambda found: 2 * found[0], text))


def pseudo(markup: Markup, text: str, change: Change = other_letters) -> str:
    """A text with everything outside of its codes changed, and the titles in them; the codes where they stood."""
    coded, pieces, codes, last, length = markup.lifted(text), list[str](), list[Code](), 0, 0
    for code in coded.codes:
        piece = change(coded.plain[last : code.at])
        codes.append(_within(markup, replace(code, at=length + len(piece)), change))
        pieces += [piece, code.stand_in]
        length += len(piece) + len(code.stand_in)
        last = code.at + len(code.stand_in)
    plain = "".join([*pieces, change(coded.plain[last:])])
    return markup.written(CodedText(plain, tuple(codes))).text


def _within(markup: Markup, code: Code, change: Change) -> Code:
    parts, last = list[str](), 0
    for start, end in code.subtexts:
        parts += [code.text[last:start], markup.escaped(change(code.text[start:end]))]
        last = end
    return replace(code, text="".join([*parts, code.text[last:]]), subtexts=())


def pseudo_article(article: Article, change: Change = other_letters) -> bytes:
    """An article with all its paragraphs pseudo-translated."""
    return articles.serialize(
        article,
        {
            one.id: pseudo(articles.markup(article, one.id), articles.source_text(article, one.id), change)
            for one in article.paragraphs
        },
    )


def texts(article: Article) -> str:
    """The texts of an article: a line each with its syntax and place, one with its plain text if that differs, and one
    with its codes."""
    return "".join(f"{line}\n" for one in article.paragraphs for line in _lines(article, one.id))


def _lines(article: Article, number: int) -> Iterator[str]:
    paragraph = article.paragraphs[number - 1]
    text = articles.source_text(article, number)
    coded = articles.markup(article, number).lifted(text)
    where = " | ".join(filter(None, (paragraph.syntax, paragraph.place)))
    yield f"[{where}] {text!r}"
    if coded.plain != text:
        yield f"    {coded.plain!r}"
    if coded.codes:
        yield "    " + " ".join(f"{_SIGNS[code.kind]}{code.text!r}" for code in coded.codes)
    yield from (f"    + {code.text[slice(*span)]!r}" for code in coded.codes for span in code.subtexts)


def samples(folder: Path) -> list[Path]:
    """The samples in a folder of golden files."""
    return sorted(path for path in folder.iterdir() if path.suffix not in (".texts", ".out"))


def golden(path: Path) -> tuple[str, bytes]:
    """The golden files of a sample: its texts, and its pseudo-translation."""
    article = articles.parse(path.read_bytes(), path.name, "en")
    return texts(article), pseudo_article(article, longer)


if __name__ == "__main__":
    for sample in samples(Path(sys.argv[1])):
        found, result = golden(sample)
        Path(f"{sample}.texts").write_text(found, "utf-8")
        Path(f"{sample}.out").write_bytes(result)
