"""Rules on punctuation: brackets, quotation marks, the beginning and end of a paragraph, line breaks, spacing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import eq

from translate.text.locales import primary
from translate.text.rules.messages import quoted
from translate.text.rules.pair import Text, TextPair

_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "】": "【"}
_BRACKETS = re.compile(rf"[{re.escape(''.join(mark for pair in _PAIRS.items() for mark in pair))}]")
_ITEM = re.compile(r"(?:(?<=\s)|^)\(?(?:\d{1,3}|[^\W\d_])\)(?=\s)")  # "a) first b) second" opens nothing
_NARROW = str.maketrans("（【", "([")
_SMILEY = re.compile(r"(?<![\w])[:;=8][-'o]?[)(\]\[]+(?!\w)")


def bracket(pair: TextPair) -> str:
    """Brackets without a partner in the target, where the source has all in pairs."""
    wrong = _unpaired(pair.target)
    if not wrong or _unpaired(pair.source):
        return ""
    return f"not in pairs: {quoted(wrong)}"


def _unpaired(text: Text) -> list[str]:
    """The brackets of a text without a partner."""
    if not _BRACKETS.search(text.bare):
        return []
    stack: list[str] = []
    wrong: list[str] = []
    for mark in _BRACKETS.findall(_SMILEY.sub("", _ITEM.sub("", text.bare))):
        if mark not in _PAIRS:
            stack.append(mark)
        elif stack and stack[-1] == _PAIRS[mark]:
            stack.pop()
        else:
            wrong.append(mark)
    return wrong + stack


def bracket_lost(pair: TextPair) -> str:
    """Fewer brackets in the target than in the source: something may have been left out."""
    if not _BRACKETS.search(pair.source.bare):
        return ""
    source, target = (text.bare.translate(_NARROW) for text in pair.sides)
    lost = [mark for mark in "([{" for _ in range(source.count(mark) - target.count(mark))]
    return f"missing: {quoted(lost)}" if lost else ""


_MARKS = '"“”„«»‟「」『』《》〈〉'
_QUOTE = re.compile(f"[{_MARKS}]")
_SINGLE = re.compile(r"(?<!\w)['‘‚‹](?=\S)|(?<=\S)['’›](?!\w)")
_CLOSED_AT_ONCE = re.compile(r"[\"”’»']\s?[?!.,]?[\"”»]")
_INCHES = re.compile(r"[\"”″](?<=\d.)")  # and seconds
_GERSHAYIM = re.compile(r"[\"”](?<=[\u05d0-\u05ea].)(?=[\u05d0-\u05ea])")  # in Hebrew abbreviations


def quote(pair: TextPair) -> str:
    """An odd number of quotation marks in the target, where those of the source are in pairs."""
    here, there = _quotes(pair.source), _quotes(pair.target)
    if not there % 2 or here % 2 or len(_QUOTE.findall(_GERSHAYIM.sub("", pair.target.bare))) % 2 == 0:
        return ""
    if _SINGLE.search(pair.source.bare) or _CLOSED_AT_ONCE.search(pair.source.bare):
        return ""  # single marks may become double ones, and two that close may become one
    return f"an odd number of quotation marks: {there}"


def quote_lost(pair: TextPair) -> str:
    """Quotation marks in the source and none in the target: speech or a title is no longer marked."""
    here, there = (_quotes(text) for text in pair.sides)
    return "no quotation marks in the translation" if here >= 2 and not there else ""


def quote_added(pair: TextPair) -> str:
    """Quotation marks in the target although the source has none of any kind."""
    here, there = (_quotes(text) for text in pair.sides)
    if here or there < 2 or _SINGLE.search(pair.source.bare):
        return ""
    return "quotation marks that the source does not have"


def _quotes(text: Text) -> int:
    return _count(text.bare, text.figures)


@lru_cache(maxsize=8)  # three rules use it
def _count(text: str, figures: bool) -> int:
    if not any(map(text.__contains__, _MARKS)):
        return 0
    text = _GERSHAYIM.sub("", text)
    return len(_QUOTE.findall(_INCHES.sub("", text) if figures else text))


_END = re.compile(r"([.!?…:;,。！？：；،؟۔।]*)[\s\"“”„«»‟'’‘)\]」』*_]*\Z")
_KINDS = {
    **dict.fromkeys("。۔।", "."), "！": "!", **dict.fromkeys("？؟", "?"), "：": ":", "；": ";", "،": ",", "…": "...",
}  # fmt: skip
_NAMES = {"": "nothing", ".": "a full stop", "?": "a question mark", "!": "an exclamation mark", ":": "a colon",
          "...": "an ellipsis", ";": "a semicolon", ",": "a comma"}  # fmt: skip
_TAIL = 40  # characters at the end of a text in which the closing mark is looked for; chosen by hand
_WEAK = frozenset({"", ".", "...", "!", ";", ","})


def ending(pair: TextPair) -> str:
    """A closing mark of another meaning, such as a question mark or colon on one side only."""
    here, there = _ends(pair)
    if here == there or {here, there} <= _WEAK:
        return ""
    return f"ends with {_NAMES[there]}, the source with {_NAMES[here]}"


def ending_style(pair: TextPair) -> str:
    """A full stop, ellipsis, comma, semicolon or exclamation mark at the end that was dropped, added or changed."""
    here, there = _ends(pair)
    if here == there or not {here, there} <= _WEAK:
        return ""
    return f"ends with {_NAMES[there]}, the source with {_NAMES[here]}"


def _ends(pair: TextPair) -> tuple[str, str]:
    source, target = pair.source.raw[-_TAIL:], pair.target.raw[-_TAIL:]
    if source.endswith(".") and target.endswith(".") and source[-2:-1].isalpha() and target[-2:-1].isalpha():
        return ".", "."  # most paragraphs
    return _closing(source, pair.source_locale), _closing(target, pair.target_locale)


@lru_cache(maxsize=256)
def _closing(text: str, locale: str) -> str:
    """The kind of mark that ends a text, before closing quotes and brackets. A Greek question ends with a semicolon."""
    found = _END.search(text.rstrip())
    marks = "".join(_KINDS.get(mark, mark) for mark in found[1]) if found else ""
    if "?" in marks or (marks.endswith((";", "\u037e")) and primary(locale) == "el"):
        return "?"
    if marks.endswith(("...", "..")):
        return "..."
    return marks[-1:]


def line_breaks(pair: TextPair) -> str:
    """Another number of lines than in the source: line breaks matter in verses, addresses and tables. A deeply indented
    line continues the one before it, as in the help of a program."""
    here, there = (len(_LINE.findall(text.raw.strip())) + 1 for text in pair.sides)
    return "" if here == there else f"{there} line{'s' * (there != 1)}, the source has {here}"


_LINE = re.compile(r"\n(?![ \t]{8,})")
_DOUBLED = re.compile(r"(?<![\w'’/-])([^\W\d_]+)[ \u00a0]+\1(?![\w'’-])", re.IGNORECASE)
# Words that grammar allows twice in a row.
_TWICE_RIGHT = """
    had that is her you nous vous die der das sie que se si no muy так очень чуть еле едва давно там тут да нет ну вот
    никогда далеко долго много ещё еще же как вже ледь дуже
"""
_ALLOWED = frozenset(_TWICE_RIGHT.split())


def doubled_word(pair: TextPair) -> str:
    """A word twice in a row, where the source has none so."""
    if not any(map(eq, pair.folded, pair.folded[1:])):
        return ""
    for match in _DOUBLED.finditer(pair.target.bare):
        word = match[1]
        if word.lower() in _ALLOWED or (word.isupper() and len(word) == 1):
            continue
        if len(word) > 1 and word.isupper() is not match[0].split()[-1].isupper():
            continue  # a name for a value and a word: TYPE  type of the file
        if word[0].isupper() and match[0].split()[-1][0].isupper() and len(word) > 1 and not _at_start(match, pair):
            continue  # a name may be doubled: Duran Duran, Баден Баден
        if not _DOUBLED.search(pair.source.bare):
            return f"{match[0]}"
    return ""


def _at_start(match: re.Match[str], pair: TextPair) -> bool:
    return pair.target.bare[: match.start()].rstrip()[-1:] in ("", ".", "!", "?")


# Each pattern begins with a rare character, which makes the search fast, and then looks back.
_BEFORE_MARK = re.compile(r"[ \u00a0](?<=[\w»”\")][ \u00a0])[ \u00a0]*(?:[,;:!?](?![\w)(/|]|-\))|\.(?![\w.]))")
_TWICE = re.compile(r"[ \u00a0](?<=\S[ \u00a0])[ \u00a0]+(?=\S)")
_AFTER_MARK = re.compile(r"[,;!?](?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})")
_AFTER_STOP = re.compile(r"\.(?<=[a-zа-яёіїєґ]{3}.)(?=[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ])")
_OPENED = re.compile(r"[«„(\[][ \u00a0]+(?=\w)")
_CLOSED = re.compile(r"[»)\]](?<=\w[ \u00a0].)")
_TYPED_TWICE = re.compile(r"[,;:]{2}|\.\.(?<![.?!]..)(?![.?!/\w])|,\.")


def spacing(pair: TextPair) -> str:
    """Doubled spaces, a space before a comma or none after it, and marks typed twice."""
    bare = _pointing_out(pair.target.bare)
    text = bare.replace("\u00a0", " ")
    for pattern, what, signs in _SPACING[primary(pair.target_locale) == "fr"]:
        if not any(map(text.__contains__, signs)):
            continue
        found = pattern.search(bare)
        if found and not pattern.search(pair.source.bare):
            start = max(0, found.start() - 12)
            return f"{what}: {' '.join(pair.target.bare[start : found.end() + 12].split(chr(10)))}"
    return ""


def _pointing_out(text: str) -> str:
    """A text whose quotation marks point inwards (»so«, as in German and Danish) with marks that point outwards."""
    return text.translate(_TURNED) if "»" in text.partition("«")[0] else text


_TURNED = str.maketrans("«»", "»«")
# Pattern, what it finds, and strings of which a text must have one to match (no-break spaces as spaces).
_Slips = tuple[tuple[re.Pattern[str], str, Sequence[str]], ...]
_EVERYWHERE: _Slips = (
    (_TWICE, "two spaces in a row", ("  ",)),
    (_AFTER_MARK, "no space after a mark", ",;!?"),
    (_AFTER_STOP, "no space after a full stop", "."),
    (_TYPED_TWICE, "a mark that was typed twice", (",,", ",;", ",:", ";", ":,", ":;", "::", "..", ",.")),
)
_NOT_IN_FRENCH: _Slips = (  # which writes a space before these marks
    (_BEFORE_MARK, "a space before a mark", (" ,", " ;", " :", " !", " ?", " .")),
    (_OPENED, "a space after an opening bracket or quotation mark", ("« ", "„ ", "( ", "[ ")),
    (_CLOSED, "a space before a closing bracket or quotation mark", (" »", " )", " ]")),
)
_SPACING = {True: _EVERYWHERE, False: _EVERYWHERE + _NOT_IN_FRENCH}


def edges(pair: TextPair) -> str:
    """White space at the beginning or end of one side only."""
    here, there = pair.source.raw, pair.target.raw
    if (here[:1].isspace(), here[-1:].isspace()) == (there[:1].isspace(), there[-1:].isspace()):
        return ""
    return "white space at the beginning or end differs from the source"
