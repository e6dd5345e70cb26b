"""How well inline codes come through: on sentences with markup from documents, against two rules of other tools.

usage: codes.py FILE_OR_FOLDER ... [--to ru] [--count 300] [--judge 100] [--sheet sheet.tsv] [--seed N]
Draws sentences with codes from documents (Markdown, HTML) of which no translation is given, translates each plain text
with the engine once, and places its codes by three rules:
  ours       `translate.text.markup.placed`, by lexicon, spelling and equal amounts
  attention  every target word has the codes of the source word that it attends to most, a pair is split where its words
             are parted: the rule of Bergamot (bergamot-translator, html.cpp, "HardAlignmentInfo"), re-implemented
  injection  the text inside a pair is translated alone and looked for in the translation; what is not found is put at
             the end: the rule of Argos (translate-html, "inject_tags_inference"), re-implemented
Prints for each: sentences with every code once, pairs kept whole, pairs that span no word, seconds. `--sheet` writes a
table for a reader: number, source, and the three translations in random order; `--key` which is which.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossary.alignment import piece_spans
from translate import machine
from translate.machine import Decoding, Engine, Hypothesis, Request
from translate.model import LocalePair
from translate.project import articles
from translate.terms import word_links
from translate.text import segment
from translate.text.markup import Code, CodedText, CodeKind, Markup, Stretch, placed

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|\{\d+\}")
_FEWEST, _MOST = 5, 40  # words of a sentence
_OF_ONE_FILE = 5  # sentences taken from it


@dataclass(frozen=True)
class Sample:
    """A sentence with codes, of one paragraph of its own."""

    text: str
    coded: CodedText
    markup: Markup


def samples(paths: Sequence[Path], locale: str) -> Iterator[Sample]:
    """The paragraphs of one sentence with codes inside."""
    seen = set[str]()
    for path in paths:
        count = 0
        try:
            article = articles.parse(path.read_bytes(), path.name, locale)
        except Exception:  # a file that is none of ours
            continue
        for paragraph in article.paragraphs:
            text, markup = articles.source_text(article, paragraph.id), articles.markup(article, paragraph.id)
            coded = markup.lifted(text)
            words = _WORD.findall(coded.plain)
            inside = any(code.pair and 0 < code.at < len(coded.plain) for code in coded.codes)
            is_one = _FEWEST <= len(words) <= _MOST and len(segment(coded.plain, locale)) == 1
            if inside and is_one and text not in seen and count < _OF_ONE_FILE:
                count += 1
                seen.add(text)
                yield Sample(text, coded, markup)


def attended(coded: CodedText, found: Hypothesis) -> CodedText:
    """Bergamot's rule."""
    attention = found.attention
    if attention is None:
        return CodedText(found.text)
    spans = piece_spans(attention.source, coded.plain), piece_spans(attention.target, found.text)
    stacks = _stacks(coded)
    words = [match.span() for match in _WORD.finditer(found.text)]
    marks: list[tuple[Code, ...]] = [()] * len(words)
    for row, (start, end) in zip(attention.weights, spans[1], strict=True):
        column = max(range(len(row)), key=row.__getitem__)
        stack = stacks[min(spans[0][column][0], len(stacks) - 1)] if stacks else ()
        for n, word in enumerate(words):
            if word[0] < end and start < word[1] and len(stack) >= len(marks[n]):
                marks[n] = stack
    codes = [*_opened(words, marks, coded), *filter(None, (_at_stand_in(code, found.text) for code in coded.codes))]
    return CodedText(found.text, tuple(sorted(codes, key=lambda code: code.at)))


def _stacks(coded: CodedText) -> list[tuple[Code, ...]]:
    """The pairs open at each character of the source."""
    stacks, path, codes = [], list[Code](), list(coded.codes)
    for at in range(len(coded.plain)):
        while codes and codes[0].at <= at:
            code = codes.pop(0)
            if code.kind is CodeKind.OPENING:
                path.append(code)
            elif code.kind is CodeKind.CLOSING and path:
                path.pop()
        stacks.append(tuple(path))
    return stacks


def _opened(words: Sequence[tuple[int, int]], marks: Sequence[tuple[Code, ...]], coded: CodedText) -> Iterator[Code]:
    closing = {code.pair: code for code in coded.codes if code.kind is CodeKind.CLOSING}
    before: tuple[Code, ...] = ()
    last = 0
    for (start, end), stack in zip(words, marks, strict=True):
        shared = 0
        while shared < min(len(before), len(stack)) and before[shared].pair == stack[shared].pair:
            shared += 1
        yield from (replace(closing[code.pair], at=last) for code in reversed(before[shared:]) if code.pair in closing)
        yield from (replace(code, at=start) for code in stack[shared:])
        before, last = stack, end
    yield from (replace(closing[code.pair], at=last) for code in reversed(before) if code.pair in closing)
    yield from (replace(code, at=last) for code in coded.codes if code.kind is CodeKind.EMPTY)


def injected(coded: CodedText, whole: str, engine: Engine) -> CodedText:
    """Argos's rule."""
    closing = {code.pair: code for code in coded.codes if code.kind is CodeKind.CLOSING}
    found = list[Code]()
    for code in coded.codes:
        if code.kind is CodeKind.OPENING and code.pair in closing:
            inner = coded.plain[code.at : closing[code.pair].at].strip()
            alone = engine.translate([Request(inner)], Decoding())[0][0].text.strip(" .") if inner else ""
            at = whole.lower().find(alone.lower()) if alone else -1
            start, end = (at, at + len(alone)) if at >= 0 else (len(whole), len(whole))
            found += [replace(code, at=start), replace(closing[code.pair], at=end)]
        elif code.kind is not CodeKind.CLOSING:
            found.append(_at_stand_in(code, whole) or replace(code, at=len(whole)))
    return CodedText(whole, tuple(sorted(found, key=lambda code: code.at)))


def _at_stand_in(code: Code, text: str) -> Code | None:
    """A code that is read as a word, where its stand-in is: the same for all rules."""
    at = text.find(code.stand_in) if code.kind is CodeKind.WORD else -1
    return replace(code, at=at) if at >= 0 else None


def shown(coded: CodedText) -> str:
    """The text with its codes, unescaped."""
    out, last = "", 0
    for code in coded.codes:
        out += coded.plain[last : code.at] + code.text
        last = max(code.at + len(code.stand_in), last)
    return out + coded.plain[last:]


def main() -> None:
    """Draw, translate, place, count."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--to", default="ru")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--judge", type=int, default=100)
    parser.add_argument("--seed", type=int, default=19)
    parser.add_argument("--sheet", type=Path)
    parser.add_argument("--key", type=Path)
    given = parser.parse_args()
    suffixes = articles.suffixes()
    files = [
        path for top in given.paths for path in (sorted(top.rglob("*")) if top.is_dir() else [top])
        if path.suffix.lower() in suffixes and path.suffix != ".txt" and path.is_file()
    ]  # fmt: skip
    chosen = list(samples(files, "en"))
    random.Random(given.seed).shuffle(chosen)
    chosen = chosen[: given.count]
    pair = LocalePair("en", given.to)
    engine, links = machine.load(machine.choose("auto", "en", given.to), 1), word_links(pair)
    answers = engine.translate([Request(one.coded.plain) for one in chosen], Decoding(attention=True))
    rules = {
        "ours": lambda one, said: (
            placed(one.coded, said.text, [Stretch((0, len(one.coded.plain)), (0, len(said.text)))], links).text
        ),
        "attention": lambda one, said: attended(one.coded, said),
        "injection": lambda one, said: injected(one.coded, said.text, engine),
    }
    print(f"{len(files)} files, {len(chosen)} sentences")
    made: dict[str, list[CodedText]] = {}
    for name, rule in rules.items():
        start = time.process_time()
        made[name] = [rule(one, said[0]) for one, said in zip(chosen, answers, strict=True)]
        spent = time.process_time() - start
        pairs = list(zip((one.coded for one in chosen), made[name], strict=True))
        whole = sum(Counter(c.text for c in a.codes) == Counter(c.text for c in b.codes) for a, b in pairs)
        bare = sum(_bare(b) for _, b in pairs)
        print(f"{name:10} all codes once {whole}/{len(pairs)}, pairs around no word {bare}, {spent:.2f} CPU-s")
    if given.sheet and given.key:
        _write(given, chosen, made)


def _bare(coded: CodedText) -> int:
    ends = {code.pair: code.at for code in coded.codes if code.kind is CodeKind.CLOSING}
    return sum(
        not _WORD.search(coded.plain[code.at : ends.get(code.pair, code.at)])
        for code in coded.codes if code.kind is CodeKind.OPENING
    )  # fmt: skip


def _write(given: argparse.Namespace, chosen: Sequence[Sample], made: dict[str, list[CodedText]]) -> None:
    draw = random.Random(given.seed)
    with given.sheet.open("w", encoding="utf-8") as sheet, given.key.open("w", encoding="utf-8") as key:
        rows, keys = csv.writer(sheet, delimiter="\t"), csv.writer(key, delimiter="\t")
        for n, one in enumerate(chosen[: given.judge]):
            names = list(made)
            draw.shuffle(names)
            rows.writerow([n, one.text, *(shown(made[name][n]) for name in names)])
            keys.writerow([n, *names])


if __name__ == "__main__":
    main()
