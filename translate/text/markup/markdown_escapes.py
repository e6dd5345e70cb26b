"""Markdown written from a coded text: what would be read as markup is escaped, found by reading the result again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from translate.text import Rewritten
from translate.text.markup.coded_text import Code, CodedText, CodeKind, assembled

_SPECIAL = frozenset("\\`*_[]<&~!$^{:")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_DELIMITER = re.compile(r"\*+|_+|~+")
_BRACKETS = re.compile(r"\\.|[][]")
_MERGING = "*_~`$:"  # two codes that meet with one of these are read as another
_FAR = 64  # characters before a misread place in which its cause is searched for
_ONE_BY_ONE = 4  # characters escaped for themselves before all of their kind are
_ROUNDS = 16

_Item = str | tuple[str]
_Lift = Callable[[str], CodedText]


def written(text: CodedText, lifted: _Lift, spellings: Mapping[str, str], separator: str) -> Rewritten:
    """A text with its codes in it, escaped so that `lifted` reads the same. `spellings`: how the author writes some
    characters; `separator`: what keeps two codes apart and is none itself."""
    wanted = _pieces(text)
    free = _free(text) if spellings else set[int]()
    escapes = _spelled(text.plain, free, spellings) if spellings else {}
    for count in range(_ROUNDS):
        result = assembled(text, escapes)
        if _pieces(got := lifted(result.text)) == wanted:
            return result
        free = free or _free(text)
        at = _misread(_items(text), _items(got))
        more = _cause(text.plain, at, escapes, free, count) if at >= 0 else []
        if not more:
            break
        escapes |= {one: "\\" + text.plain[one] for one in more}
    escapes |= {at: "\\" + text.plain[at] for at in free - escapes.keys() if _is_special(text, at)}
    if _pieces(lifted((result := assembled(text, escapes)).text)) == wanted:
        return result
    return assembled(_apart(text, separator), escapes | _neighbours(text))


def _spelled(plain: str, free: set[int], spellings: Mapping[str, str]) -> dict[int, str]:
    """How the characters at some places are written; an escape is not needed between blanks."""
    found = {at: spellings[plain[at]] for at in free if plain[at] in spellings}
    blank = (" ", "")
    return {
        at: new
        for at, new in found.items()
        if new[0] == "&" or plain[max(0, at - 1) : at] not in blank or plain[at + 1 : at + 2] not in blank
    }


def _free(text: CodedText) -> set[int]:
    """The places of the characters that are no stand-ins."""
    free = set(range(len(text.plain)))
    for code in text.codes:
        free.difference_update(range(code.at, code.at + len(code.stand_in)))
    return free


def _pieces(text: CodedText) -> list[str]:
    """The plain text without stand-ins and the codes, in turn; no blanks at line breaks."""
    found, last, after_break = list[str](), 0, False
    for code in _collapsed(text.codes):
        piece = text.plain[last : code.at]
        is_break = code.stand_in == "\n" and not code.text.startswith("<")
        piece = piece.lstrip(" ") if after_break else piece
        found += [piece.rstrip(" ") if is_break else piece, code.text]
        last, after_break = code.at + len(code.stand_in), is_break
    piece = text.plain[last:]
    return [*found, piece.lstrip(" ") if after_break else piece]


def _items(text: CodedText) -> list[tuple[_Item, int]]:
    """The characters of a text that are no stand-ins and its codes, each with its place."""
    found, last = list[tuple[_Item, int]](), 0
    for code in _collapsed(text.codes):
        found += _characters(text.plain[last : code.at], last)
        found.append(((code.text,), code.at))
        last = code.at + len(code.stand_in)
    return [*found, *_characters(text.plain[last:], last)]


def _characters(text: str, at: int) -> Iterator[tuple[_Item, int]]:
    return ((character, at + n) for n, character in enumerate(text))


def _collapsed(codes: Sequence[Code]) -> list[Code]:
    """The codes with pairs around nothing made one, as they are read."""
    found: list[Code] = []
    for code in codes:
        last = found[-1] if found else None
        if (
            last
            and last.kind is CodeKind.OPENING
            and code.kind is CodeKind.CLOSING
            and last.pair == code.pair
            and last.at == code.at
        ):
            found[-1] = Code(last.at, last.text + code.text)
        else:
            found.append(code)
    return found


def _misread(wanted: Sequence[tuple[_Item, int]], got: Sequence[tuple[_Item, int]]) -> int:
    """The place of the first character that is read as something else, -1 if that is a code."""
    for (item, at), (other, _) in zip(wanted, got, strict=False):
        if item != other:
            return at if isinstance(item, str) else -1
    return wanted[len(got)][1] if len(wanted) > len(got) and isinstance(wanted[len(got)][0], str) else -1


def _cause(plain: str, at: int, escapes: Mapping[int, str], free: set[int], count: int) -> list[int]:
    """The characters to escape because that at a place was misread: the nearest special one before it."""
    for one in range(at, max(-1, at - _FAR), -1):
        if plain[one] in _SPECIAL and one in free and one not in escapes:
            if count < _ONE_BY_ONE:
                return [one]
            return [other for other in free if plain[other] == plain[one] and other not in escapes]
    return []


def _is_special(text: CodedText, at: int) -> bool:
    return text.plain[at] in _SPECIAL or (text.plain[at] in _PUNCTUATION and any(c.at == at for c in text.codes[:64]))


def _apart(text: CodedText, separator: str) -> CodedText:
    """The text with a separator between codes that would be read as one."""
    codes: list[Code] = []
    for code in text.codes:
        last = codes[-1] if codes else None
        meets = last and last.at + len(last.stand_in) == code.at and last.text[-1:] == code.text[:1]
        if meets and code.text and code.text[0] in _MERGING:
            codes.append(Code(code.at, separator))
        codes.append(code)
    return replace(text, codes=tuple(codes))


def _neighbours(text: CodedText) -> dict[int, str]:
    """The characters beside delimiters written as entities, where a delimiter beside them would open or close nothing:
    an entity counts as a punctuation mark (CommonMark 0.31.2, 6.2)."""
    found: dict[int, str] = {}
    codes = text.codes
    for n, code in enumerate(codes):
        end = code.at + len(code.stand_in)
        is_first = n == 0 or codes[n - 1].at + len(codes[n - 1].stand_in) < code.at
        is_last = n + 1 == len(codes) or codes[n + 1].at > end
        before = code.at - 1 if is_first and code.at else -1
        after = end if is_last and end < len(text.plain) else -1
        if code.kind in (CodeKind.OPENING, CodeKind.CLOSING) and _DELIMITER.fullmatch(code.text):
            inside, outside = (after, before) if code.kind is CodeKind.OPENING else (before, after)
            within = text.plain[inside] if inside >= 0 else "<"
            if within.isspace():
                found[inside] = _entity(within)
            if outside >= 0 and text.plain[outside].isalnum() and (not within.isalnum() or code.text[0] == "_"):
                found[outside] = _entity(text.plain[outside])
        elif code.text[:1] in ("$", ":"):
            found |= {at: _entity(text.plain[at]) for at in (before, after) if at >= 0 and text.plain[at].isalnum()}
    return found


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def escaped_within(plain: str) -> str:
    """A text as it stands inside a code: in the title of a link, whose quotes may be double ones, in brackets as the
    alternative text of an image, or in an attribute of a tag. Entities are read in all of these, escapes are not."""
    text = plain.replace('"', "&quot;")
    return text if _is_balanced(text) else text.replace("[", "&#91;").replace("]", "&#93;")


def _is_balanced(text: str) -> bool:
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth < 0:
            return False
    return not depth
