"""Signs in a text that need care, each with what belongs to it: the number, word or unit that it stands at.

Which characters need care is asked, not listed: an engine answers for those that its vocabulary lacks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from translate.text.locales import primary
from translate.text.protected_spans import protected
from translate.text.writing_systems import script_of, scripts_of

Needs = Callable[[str], bool]
"""In: a character. Out: True if it needs care."""

_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"[+\u2212-]?(?:\d[\d.,:/]*\d|\d)(?:[–—-]\d+)*")
_SHORT = 3  # letters of a unit or symbol that a superscript belongs to: km², CO₂; a longer word has a footnote
_OPENING, _CLOSING = "([{\"'“‘«„‹<¿¡*_", ")]}\"'”’»“›>.,;:!?…*_"

_GAP = " \u00a0\u202f\u2009"
_NUMBER_BEFORE = re.compile(rf"(?<![^\s(\[\"'])(?:{_NUMBER.pattern})[{_GAP}]\Z")
_BEFORE = frozenset("§№#±≤≥≈≠<>~∅©¶×÷=∼≃≅+−-√∆Δ∑∏∈∉→⇒↔⇔←")  # signs of the number or word after them
_BETWEEN = frozenset("×÷=±≤≥≈≠<>∼≃≅+−*→⇒↔⇔←∈∉·∙")  # signs that a number before them belongs to as well
_PLAIN_ALPHABETS = frozenset({"en", "id", "ms", "so", "sw", "xh", "zu"})  # whose words are written with A to Z alone
_LONE_LETTER = re.compile(r"(?<![\w'’])\d*[^\W\d_a-zA-Z]\d*(?![\w'’])")
_LONE_MARK = re.compile(r"(?<![^\s(])['‘’‚‛\"“”„‟«»‹›](?![^\s).,;:])")
_MINUS = re.compile(r"(?<![^\s(\[])[‒–](?=\d)|(?<=\d)[‒–](?=\d)")
_DASH = re.compile(
    r"(?<=\d)[‒–—―](?=\d)|(?<= )[‒–—―](?= )"
    r"|(?<=[^\W_.])(?:[‒–]|(?P<long>[—―]))(?=[^\W_])|(?<=[.,)%°\"'’”])[‒–](?=\w)"
)
_OPEN_RANGE = re.compile(r"(?<![\w.,])\d[\d.,]*[‒–—―](?=\s|$)|(?<![^\s(])[—―]\d[\d.,]*\b")
_MARK = re.compile(r"[\"“”„‟«»‹›‚‛]|(?<!\w)['‘’]|['‘’](?!\w)")
_LONE_SIGN = re.compile(r"(?<![^\s(])[*_](?![^\s).,;:])")
_ENCLOSED = re.compile(r"(?<=[\"“«„(\[])[-‐‑‒–—―…'’‘]+(?=[\"”»“)\]])")
_NATIVE = {"ªº": ("pt", "es", "it", "gl", "ca"), "№": ("ru", "uk", "be", "bg", "kk", "ky", "uz", "tg", "mk", "sr")}
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})
_STRAY = (_LONE_SIGN, _ENCLOSED, _OPEN_RANGE)
# Letters that no Unicode decomposition takes to plain Latin ones.
_PLAIN = {"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D",
          "ł": "l", "Ł": "L", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ı": "i", "ŋ": "n", "ħ": "h", "Ħ": "H",
          "ə": "e", "Ə": "E", "‐": "-", "‑": "-", "‚": "'", "‛": "'"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SignSpan:
    """Characters [start, end) of a text that stay as they are, as one sign or with the number or word it stands at."""

    start: int
    end: int


def sign_spans(text: str, needs: Needs) -> tuple[SignSpan, ...]:
    """The spans of a text that hold a character that needs care, in order and without overlaps.

    Letters with a plain form inside a word (naïve), quotation marks, dashes and what is invisible are not among them:
    see `plainer`, and the typography of the target locale. A protected span is taken whole.
    """
    if not any(map(needs, set(text))):
        return ()
    kept = [(span.start, span.end) for span in protected(text) if any(map(needs, text[span.start : span.end]))]
    return tuple(SignSpan(a, b) for a, b in _merged(text, sorted([*kept, *_found(text, needs)]), needs))


def strays(text: str, locale: str) -> tuple[SignSpan, ...]:
    """Characters that stand alone as words and are none in the locale: a letter with a mark in a language that writes
    A to Z, the only quotation mark of a text, a dash at a number or in brackets, an asterisk."""
    letters = _LONE_LETTER.finditer(text) if not text.isascii() and primary(locale) in _PLAIN_ALPHABETS else ()
    marks = _LONE_MARK.finditer(text) if len(_MARK.findall(text)) == 1 else ()
    found = [*letters, *marks, *chain.from_iterable(one.finditer(text) for one in _STRAY)]
    return tuple(SignSpan(*span) for span in sorted({match.span() for match in found}))


def plainer(text: str, needs: Needs) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, new text) that write letters that need care without their marks, dashes as hyphens, the longer
    ones between words with spaces, and leave out invisible characters, where `sign_spans` does not take them."""
    if not any(map(needs, set(text))):
        return
    taken = [range(span.start, span.end) for span in sign_spans(text, needs)]
    hyphens = {match.start(): "-" for match in _MINUS.finditer(text)}
    hyphens |= {match.start(): " - " if match["long"] else "-" for match in _DASH.finditer(text)}
    for n, char in enumerate(text):
        if needs(char) and not any(n in span for span in taken):
            plain = hyphens.get(n) or _plain(char)
            if plain != char and not any(map(needs, plain)):
                yield n, n + 1, plain


def _plain(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if unicodedata.category(char) in ("Cf", "Mn"):
        return ""
    if not char.isalpha():
        return char
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


def native(locale: str) -> frozenset[str]:
    """Signs of everyday text in a language: its engines have learnt them, in whatever form their normaliser gives
    them."""
    return frozenset(char for chars, languages in _NATIVE.items() if primary(locale) in languages for char in chars)


def is_unspaced(char: str) -> bool:
    """True for a letter of a script that is written without spaces between words."""
    return not char.isascii() and script_of(char) in _UNSPACED


def unusual(locale: str) -> Needs:
    """What may get lost in any engine, for texts of a locale: signs, and letters of another script."""
    own = scripts_of(locale) | {"LATIN", ""}
    return lambda char: _is_sign(char) or script_of(char) not in own


def _is_sign(char: str) -> bool:
    """True for a character that is no part of ordinary prose: no letter, digit, space, nor mark of the sentence."""
    if char in "&/()[].,:;!?'\"-–—…*_":
        return False
    return unicodedata.category(char)[0] == "S" or unicodedata.category(char) in ("No", "Po", "Pc", "Ps", "Pe", "Nl")


def _found(text: str, needs: Needs) -> Iterator[tuple[int, int]]:
    for token in _TOKEN.finditer(text):
        careful = [token.start() + n for n, char in enumerate(token[0]) if needs(char) and not _is_prose(char)]
        if careful:
            yield from _of_token(text, *_core(text, token.start(), token.end(), careful), careful, needs)


def _is_prose(char: str) -> bool:
    """True for quotation marks, dashes, the ellipsis and what is invisible: typography sees to them."""
    return unicodedata.category(char) in ("Cf", "Mn", "Zs", "Cc", "Cs") or char in "-‐‑–—‘’“”«»„‚‛‟…‥"


def _core(text: str, start: int, end: int, careful: list[int]) -> tuple[int, int]:
    """A token without the brackets, quotation marks and stops around it."""
    while start < careful[0] and text[start] in _OPENING:
        start += 1
    while end > careful[-1] + 1 and text[end - 1] in _CLOSING:
        end -= 1
    return start, end


def _of_token(text: str, start: int, end: int, careful: list[int], needs: Needs) -> Iterator[tuple[int, int]]:
    core = text[start:end]
    letters = [n for n in careful if text[n].isalpha()]
    words = "".join(char if char.isalpha() and not needs(char) else " " for char in core).split()
    if letters and any(is_unspaced(char) and not needs(char) for char in core):
        yield from _runs(careful)
    elif letters and not all(_is_folded(text, n, needs) for n in letters):
        yield start, end  # a word of another script
    elif not letters or len(letters) < len(careful):
        signs = [n for n in careful if not text[n].isalpha()]
        longest = max(map(len, words), default=0)
        if (
            unicodedata.category(core[0]) == "Sc"
            or longest < 2
            or any(map(str.isdecimal, core))
            or _is_inside(text, signs, longest)
        ):
            yield start, end
        else:
            yield from _runs(signs)


def _is_folded(text: str, at: int, needs: Needs) -> bool:
    """True for a letter inside a word that can be written without its marks."""
    plain = _plain(text[at])
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return plain != text[at] and not any(map(needs, plain)) and any(map(str.isalpha, beside))


def _is_inside(text: str, signs: list[int], longest: int) -> bool:
    """True if a sign stands between letters, or is the index of a short symbol (km², CO₂)."""
    for n in signs:
        around = text[max(n - 1, 0) : n], text[n + 1 : n + 2]
        if all(map(str.isalnum, around)):
            return True
        if unicodedata.category(text[n]) == "No" and around[0].isalpha() and longest <= _SHORT:
            return True
    return False


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    start = end = places[0]
    for place in places[1:]:
        if place != end + 1:
            yield start, end + 1
            start = place
        end = place
    yield start, end + 1


def _merged(text: str, spans: list[tuple[int, int]], needs: Needs) -> list[tuple[int, int]]:
    """The spans, each with the number that it stands at, neighbours of one kind as one."""
    wide = [_with_number(text, start, end) for start, end in spans]
    found: list[tuple[int, int]] = []
    for start, end in wide:
        if found and (start < found[-1][1] or _belongs(text, found[-1], (start, end), needs)):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _belongs(text: str, one: tuple[int, int], other: tuple[int, int], needs: Needs) -> bool:
    """True if two spans are one space apart and both are words of another script, or both signs."""
    gap = text[one[1] : other[0]]
    if len(gap) > 1 or gap.strip():
        return False
    foreign = [any(char.isalpha() and needs(char) for char in text[a:b]) for a, b in (one, other)]
    return all(foreign) or not any(map(str.isalnum, text[one[0] : other[1]]))


def _with_number(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the number one space after it or before it, where its sign is one of a number."""
    core = text[start:end]
    if core[-1] in _BEFORE or unicodedata.category(core[-1]) == "Sc":
        gap = end + (text[end : end + 1] in tuple(_GAP))
        if number := _NUMBER.match(text, gap):
            end = _token_end(text, number.end())
    if core[0] in _BETWEEN or core[0] in "°′″‰‱℃℉²³" or unicodedata.category(core[0]) == "Sc" or _is_unit(core):
        before = _NUMBER_BEFORE.search(text, 0, start)
        if before and (core[0] not in _BETWEEN or any(map(str.isdigit, text[start:end]))):
            start = before.start()
    return start, end


def _token_end(text: str, end: int) -> int:
    """The end of a number with what is written onto it: % or a letter or two (5%, 5m)."""
    onto = re.compile(r"[%°‰]|[^\W\d_]{1,2}(?!\w)").match(text, end)
    return onto.end() if onto else end


def _is_unit(core: str) -> bool:
    """True for a short word with a sign, or a short one of another script, such as km², µm, Ω."""
    return len(core) <= _SHORT + 1 and core[0].isalpha()
