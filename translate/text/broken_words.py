"""Words broken at the end of a line: whether the hyphen there is the printer's, and goes, or the word's own, and stays.

The text itself decides where it has the word unbroken; then the dictionary of its language; then the two halves.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial

from glossary.languages import in_dictionary
from translate.text.locales import primary

_HYPHENS = ("-", "‐", "‑")
_BROKEN = re.compile(r"(?:[^\W\d_]+['’])?([^\W_]+(?:[-‐‑][^\W_]+)*)[-‐‑]\Z")
_REST = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_SOFT_SIGNS, _DASHES = ("\xad", "¬"), ("—", "--")
_SOFT = re.compile(r"\w[\xad¬]\Z")  # a soft hyphen, or the sign that some programs print for it
_TIGHT = re.compile(r"\w[\"”’)]?(?:—|--)\Z")  # a mark between words that has no space on either side
# Writing without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese, and the marks of East Asia.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff65]"
)
# Words that may follow a hyphen left hanging: pre- and post-war, Vor- und Nachteile. By hand.
_AFTER_HANGING = """
    and or to und oder bis sowie et ou y o e u i a и или og och eller en of ja tai és či
"""
_HANGING = frozenset(_AFTER_HANGING.split())
_LONGEST = 100  # characters of a word; chosen by hand
_LETTERS = 3  # a half of fewer letters is no evidence: re-, co-, de-; chosen by hand


@dataclass(frozen=True)
class TextWords:
    """The words of a text, as evidence on words broken in it. `locale`: a BCP 47 tag."""

    lines: tuple[str, ...] = ()
    locale: str = "en"

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the text has each word, in lower case; the two halves at the ends of lines are not counted."""
        broken = [line.rstrip().endswith(_HYPHENS) for line in self.lines]
        whole, words = list[str](), list[str]()
        for line, is_second, is_first in zip(self.lines, [False, *broken], broken, strict=False):
            if is_second or is_first:
                parts = _WORD.findall(line)
                words += parts[is_second : len(parts) - is_first]
            else:
                whole.append(line)
        found = Counter(map(str.lower, words))
        for token, count in Counter("\n".join(whole).split()).items():
            for word in _WORD.findall(token):
                found[word.lower()] += count
        return found


def joint(before: str, line: str, vocabulary: TextWords) -> tuple[str, str, str]:
    """How two lines of running text become one: the first as it is joined, what comes between, the second.

    "infor-" and "mation" give "information"; "well-" and "known" keep their hyphen; "pre-" and "and post-war" get a
    space, as all other lines do.
    """
    before, line = before.rstrip(), line.lstrip()
    last = before[-1:]
    if last.isascii() and last != "-":  # most lines
        return before, " ", line
    if before.endswith(_SOFT_SIGNS) and _SOFT.search(before) and line[:1].isalpha():
        return before[:-1], "", line
    if before.endswith(_DASHES) and _TIGHT.search(before):
        return before, "", line
    if not before.isascii() and _UNSPACED.match(before[-1:]) and _UNSPACED.match(line):
        return before, "", line
    if not before.endswith(_HYPHENS):
        return before, " ", line
    broken, rest = _BROKEN.search(before[-_LONGEST:]), _REST.match(line)
    if not broken or not rest or rest[0].lower() in _HANGING:
        return before, "" if broken and line[:1].isdigit() else " ", line
    if _is_whole(broken[1], rest[0], vocabulary):
        return before[:-1], "", line
    return before, "", line


def _is_whole(first: str, second: str, vocabulary: TextWords) -> bool:
    """True if a hyphen between two halves was put there for the line only."""
    if not first[-1].isalpha() or not second[0].islower():  # a compound: COVID-19, Anglo-American
        return first.isupper() and second.isupper() and len(first) > 1
    whole, hyphenated = f"{first}{second}", f"{first}-{second}"
    here = vocabulary.counts[whole.lower()] - vocabulary.counts[hyphenated.lower()]
    if here:
        return here > 0
    known = partial(in_dictionary, primary(vocabulary.locale))
    if known(whole) != known(hyphenated):
        return known(whole)
    return not all(len(half) >= _LETTERS and known(half) for half in re.split("[-‐‑]", hyphenated)[-2:])
