"""The layout of a PO file: byte for byte the one GNU ``msgcat`` gives it at its default page width.

The algorithm is that of GNU gettext's PO writer over libunistring: every string is split after its newlines, then
greedily filled to 79 columns at the line breaking opportunities of UAX #14 (Unicode 14, the pair table of its
revision 47), with deviations that were measured on msgcat 0.21 and are marked "tailored" below. The classes of
characters follow from the general category and the East Asian width; ``_EXCEPTIONS`` has those of LineBreak.txt that
do not. The library for it, ``gettext_wrap`` of unicode-segmentation-rs 1.0.0, wraps otherwise than msgcat 0.21: it may
leave an opening quote at the end of a line, and takes an n after an escaped backslash for a line break (27 of 609
strings differ, in 15 of 26 catalogs of news; msgcat itself changes nothing in what this module lays out).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

PAGE_WIDTH = 79

# UAX #14 class: the code points (hexadecimal, ranges inclusive) whose class _line_class does not see otherwise.
_EXCEPTIONS = """
AL: 600-605 6DD 70F 890-891 8E2 E31-E3A E47-E4E EB1-ECD 102B-103E 1056-108F 109A-109D 17B4-17D3 17DD 1A55-1A7C
2061-2064 23E9-23EC 25FD-25FE 2648-2653 2693-26AB 26CE 2705 2728-2757 2795-27BF 2B1B-2B55 A9E5 AA7B-AAC1 110BD 110CD
1171D-1172B 18B00-18CD5 1AFF0-1AFFE 1F18E-1F19A 1F3B5-1F3B6 1F3BC 1F4A0 1F4A2 1F4A4 1F4AF 1F4B1-1F4B2 1F500-1F506
1F517-1F524 1F532-1F53D B2: 2014 2E3A-2E3B BA: 9 7C AD 58A 5BE 964-965 E5A-E5B F0B F34 F7F F85 FBE-FBF FD2 104A-104B
1361 1400 1680 16EB-16ED 1735-1736 17D4-17D5 17D8 17DA 1804-1805 1B5A-1B5B 1B5D-1B60 1B7D-1B7E 1C3B-1C3F 1C7E-1C7F
2000-2006 2008-200A 2010 2012-2013 2027 2056 2058-205B 205D-205F 2CFA-2CFC 2CFF 2D70 2E0E-2E15 2E17 2E19 2E2A-2E2D
2E30-2E31 2E33-2E34 2E3C-2E3E 2E40-2E41 2E43-2E4A 2E4C 2E4E-2E4F 2E5D 3000 A4FE-A4FF A60D A60F A6F3-A6F7 A8CE-A8CF
A92E-A92F A9C7-A9C9 AA5D-AA5F AAF0-AAF1 ABEB 10100-10102 1039F 103D0 10857 1091F 10A50-10A57 10AF0-10AF5 10B39-10B3F
10EAD 11047-11048 110BE-110C1 11140-11143 111C5-111C6 111C8 111DD-111DF 11238-11239 1123B-1123C 112A9 1144B-1144E
1145A-1145B 115C2-115C3 115C9-115D7 11641-11642 1173C-1173E 11944-11946 11A41-11A44 11A9A-11A9C 11AA1-11AA2 11C41-11C45
11FFF 12470-12474 16A6E-16A6F 16AF5 16B37-16B39 16B44 16E97-16E98 1BC9F 1DA87-1DA8A BB: B4 2C8 2CC 2DF C77 C84 F01-F04
F06-F07 F09-F0A FD0-FD1 FD3 1806 1FFD A874-A875 A8FC 11175 111DB 115C1 11660-1166C 119E2 11A3F 11A45 11A9E-11AA0 11C70
BK: A-D 85 2028-2029 CL: 3001-3002 FE11-FE12 FE50 FE52 FF0C FF0E FF61 FF64 1325B-1325D 13282 13287 13289 1337A-1337B
13438 145CF CM: 3035 CP: 29 5D EB: 261D 26F9 270A-270D 1F385 1F3C2-1F3C4 1F3C7 1F3CA-1F3CC 1F442-1F443 1F446-1F450
1F466-1F478 1F47C 1F481-1F483 1F485-1F487 1F48F 1F491 1F4AA 1F574-1F575 1F57A 1F590 1F595-1F596 1F645-1F647 1F64B-1F64F
1F6A3 1F6B4-1F6B6 1F6C0 1F6CC 1F90C 1F90F 1F918-1F91F 1F926 1F930-1F939 1F93C-1F93E 1F977 1F9B5-1F9B6 1F9B8-1F9B9 1F9BB
1F9CD-1F9CF 1F9D1-1F9DD 1FAC3-1FAC5 1FAF0-1FAF6 EM: 1F3FB-1F3FF EX: 21 3F 5C6 61B 61D-61F 6D4 7F9 F0D-F11 F14 1802-1803
1808-1809 1944-1945 2762-2763 2CF9 2CFE 2E2E 2E53-2E54 A60E A876-A877 FE15-FE16 FE56-FE57 FF01 FF1F 115C4-115C5 11C71
GL: A0 34F 35C-362 F08 F0C F12 FD9-FDA 180E 2007 2011 202F 13430-13436 16FE4 HL: 5D0-5F2 FB1D FB1F-FB28 FB2A-FB4F HY:
2D ID: 23F1-23F2 2600-2603 2618 261A-261C 261E-261F 2639-263B 2668 26BF-26C8 26CD 26CF-26D1 26D3 26D8-26D9 26DC
26DF-26E1 26F1-26F4 26F7-26F8 26FE-2704 2708-2709 2764 303F FF66 FF71-FF9D FFA0-FFDC FFFC 1F000-1F0F5 1F10D-1F10F
1F16D-1F16F 1F1AD 1F321-1F37D 1F394-1F39B 1F39E-1F39F 1F3CD-1F3F7 1F43F-1F441 1F4FD-1F4FE 1F54A-1F573 1F576-1F579
1F57B-1F58F 1F591-1F594 1F597-1F5D3 1F5DC-1F5F3 1F5FA 1F6C6-1F6CB 1F6CD-1F6F3 1F7D5-1F7D8 1F8B0-1F8B1 1F93B 1F946
1FA60-1FA6D IN: 2024-2026 22EF FE19 10AF6 IS: 2C 2E 3A-3B 37E 589 60C-60D 7F8 2044 FE10 FE13-FE14 JL: 1100-115F
A960-A97C JT: 11A8-11FF D7CB-D7FB JV: 1160-11A7 D7B0-D7C6 NS: 17D6 203C-203D 2047-2049 3005 301C 303B-303C 3041 3043
3045 3047 3049 3063 3083 3085 3087 308E 3095-3096 309B-309E 30A0-30A1 30A3 30A5 30A7 30A9 30C3 30E3 30E5 30E7 30EE
30F5-30F6 30FB-30FE 31F0-31FF A015 FE54-FE55 FF1A-FF1B FF65 FF67-FF70 FF9E-FF9F 16FE0-16FE3 1B150-1B167 1F679-1F67B NU:
66B-66C OP: A1 BF 2E18 13258-1325A 13286 13288 13379 13437 145CE 1E95E-1E95F PO: 25 A2 B0 609-60B 66A 9F2-9F3 9F9 D79
2030-2037 20A7 20B6 20BB 20BE 20C0 2103 2109 A838 FDFC FE6A FF05 FFE0 11FDD-11FE0 1ECAC 1ECB0 PR: 2B 5C B1 2116
2212-2213 QU: 22 27 275B-2760 2E00-2E0B 1F676-1F678 RI: 1F1E6-1F1FF SP: 20 SY: 2F WJ: 2060 FEFF ZW: 200B ZWJ: 200D
"""
# LB13-LB30b, "before : after": no break between the two unless there is a space between them ("*" is any class).
_PAIRS = (
    *("WJ GL BB QU : *", "* : QU BA HY NS IN", "AL HL NU : AL HL NU PR PO OP", "PR PO : AL HL NU OP OP2"),
    "B2 CL CP CP2 EX IN NS IS NU PO PR SY AL HL H2 H3 ID JL JV JT RI EB EM : GL",
    *("PR : ID EB EM JL JV JT H2 H3", "ID EB EM JL JV JT H2 H3 : PO", "CL CP CP2 : PR PO", "CP : AL HL NU"),
    "HY IS SY : NU",  # tailored: LB29 (IS x AL) is off, so "e.g" may break after its dot
    *("SY : HL", "JL : JL JV H2 H3", "JV H2 : JV JT", "JT H3 : JT", "EB : EM"),
)
# LB11-LB17: no break between the two even with spaces between them (tailored: after CP a space wins over NS).
_GLUED = ("* : WJ CL CP CP2 EX IS SY", "OP OP2 : *", "QU : OP OP2", "CL : NS", "B2 : B2")
_SPACING = "\u0cbf\u0cc6\U00011a07\U00011a08\U00011c3f"  # vowel signs of one column in spite of their category
_FORBIDDEN, _ALLOWED, _MANDATORY = range(3)
_FIELD = re.compile(
    r"(#~\||#\||#~)?\s*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s*)?" r'"([^"\\]*(?:\\.[^"\\]*)*)"\s*'
)
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]+|[0-7]{1,3}|.)", re.DOTALL)
_PORTION = re.compile(r"(?:[^\\]|\\[^n])*?\\n|(?:[^\\]|\\.)+", re.DOTALL)
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069\\S*|\\S+")
_RAW = str.maketrans({"\t": r"\t", "\v": r"\v", "\f": r"\f", "\b": r"\b", "\r": r"\r"})
_FLAG_RANK = {"fuzzy": 0, "range": 2, "wrap": 3, "no-wrap": 3}  # formats: 1


@dataclass
class _String:
    prefix: str
    keyword: str
    parts: list[str]


@dataclass
class _Entry:
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    strings: list[_String] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return any(string.keyword.startswith("msgstr") for string in self.strings)

    @property
    def obsolete(self) -> bool:
        return any(string.prefix.startswith("#~") for string in self.strings)

    def add_string(self, found: re.Match[str], number: int) -> None:
        prefix, keyword, value = found.groups()
        if keyword:
            self.strings.append(_String(f"{prefix} " if prefix else "", keyword, [value]))
        elif self.strings:
            self.strings[-1].parts.append(value)
        else:
            raise ValueError(f"line {number} continues no string: {found[0]}")

    def add_comment(self, line: str) -> None:
        if line.startswith("#:"):
            self.references += _REFERENCE.findall(line[2:])
        elif line.startswith("#,"):
            self.flags += [flag for part in line[2:].split(",") if (flag := part.strip())]
        elif line.startswith("#."):
            self.extracted.append(line[2:])
        else:
            self.comments.append(line[1:])


def layout(text: str) -> str:
    """Lay a PO file out as ``msgcat FILE.po`` does.

    In: the text of a valid PO file in UTF-8, wrapped anyhow, lines ended by ``\\n``. Out: the same entries, obsolete
    ones last, one blank line between two; in each, translator comments, ``#.``, ``#:``, ``#,``, ``#|``, then the
    strings, wrapped. No string, comment, flag or reference is dropped or altered, even where msgcat would do so.
    Raises ValueError with the line number where a line is not PO syntax.
    Source of the algorithm: GNU gettext's PO writer and libunistring's line breaking (UAX #14), measured on 0.21.
    """
    entries = sorted(_parse(text), key=lambda entry: entry.obsolete)
    return "\n".join("".join(f"{line}\n" for line in _entry_lines(entry)) for entry in entries)


def _parse(text: str) -> Iterator[_Entry]:
    entry = _Entry()
    for number, line in enumerate(text.split("\n"), 1):
        found = _FIELD.fullmatch(line.strip(" \t\r"))
        if entry.complete and (found is None or (found[2] and not found[2].startswith("msgstr["))):
            yield entry
            entry = _Entry()
        if found is not None:
            entry.add_string(found, number)
        elif line.startswith("#") and not line.startswith(("#~", "#|")):
            entry.add_comment(line)
        elif line.strip():
            raise ValueError(f"line {number} is not PO syntax: {line}")
    if entry != _Entry():
        yield entry


def _entry_lines(entry: _Entry) -> Iterator[str]:
    for mark, texts in (("#", entry.comments), ("#.", entry.extracted)):
        for text in texts:
            line = mark if text in ("", " ") else f"{mark}{text}" if text[0] == " " else f"{mark} {text}"
            yield f"{line} " if line.endswith("\\") else line  # gettext would join the next line to this one
    yield from _reference_lines(entry.references)
    if entry.flags:
        yield "#, " + ", ".join(sorted(entry.flags, key=lambda flag: _FLAG_RANK.get(flag.split(":")[0], 1)))
    page = None if "no-wrap" in entry.flags else PAGE_WIDTH
    for string in entry.strings:
        yield from _string_lines(string, page)


def _reference_lines(references: list[str]) -> Iterator[str]:
    """``#:`` lines as full as the page allows; gettext counts the bytes of a reference here, not its columns."""
    line, column = "#:", 2
    for reference in references:
        size = len(reference.encode("utf-8", "surrogatepass")) + 1
        if column > 2 and column + size > PAGE_WIDTH:
            yield line
            line, column = "#:", 2
        line, column = f"{line} {reference}", column + size
    if references:
        yield line


def _string_lines(string: _String, page: int | None) -> Iterator[str]:
    """The lines of a string: one line with the keyword where it fits, else several below ``keyword ""``."""
    head = f"{string.prefix}{string.keyword} "
    portions = _PORTION.findall("".join(string.parts).translate(_RAW))
    value = "".join(portions)
    if len(portions) <= 1 and len(_fill(value, len(string.keyword) + 1, page, len(string.prefix))) == 1:
        yield f'{head}"{value}"'
        return
    yield f'{head}""'
    for portion in portions:
        for piece in _fill(portion, 0, page, len(string.prefix)):
            yield f'{string.prefix}"{piece}"'


def _fill(portion: str, start: int, page: int | None, indent: int) -> list[str]:
    """Cut an escaped portion greedily; its first line begins ``start`` columns to the right of the others."""
    if page is None:
        return [portion]
    width = page - 2 - indent
    actions = _break_actions(portion)
    for index in _unbreakable(portion):
        actions[index] = _FORBIDDEN
    cuts: list[int] = []
    candidate, column, piece = -1, start, 0
    for index, (char, action) in enumerate(zip(portion, actions, strict=True)):
        if action != _FORBIDDEN:
            if candidate >= 0 and column + piece > width:
                cuts.append(candidate)
                column = 0
            # After U+2028 and the like gettext counts columns from 0 again, although the line continues.
            candidate, column, piece = (-1, 0, 0) if action == _MANDATORY else (index, column + piece, 0)
        if action != _MANDATORY:
            piece += _columns(char)
    if candidate >= 0 and column + piece > width:
        cuts.append(candidate)
    return [portion[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(portion)], strict=True)]


def _unbreakable(portion: str) -> Iterator[int]:
    """Where no line may begin: inside an escape, and just before the final newline."""
    for escape in _ESCAPE.finditer(portion):
        yield from range(escape.start() + 1, escape.end())
    if portion.endswith(r"\n"):
        yield len(portion) - 2


def _break_actions(text: str) -> list[int]:
    """UAX #14: for each character, if a line may begin with it (allowed, forbidden), or it is a line break itself
    (mandatory)."""
    glued, close = _pair_tables()
    actions: list[int] = []
    last = previous = "BK"  # last: the class of the last character that is neither a space nor a mark
    indicators = 0  # regional indicators in a row
    for kind in map(_line_class, text):
        if kind == last == previous == "AL":  # most letters, inside a word
            actions.append(_FORBIDDEN)
            indicators = 0
            continue
        action, spaced = _FORBIDDEN, previous == "SP"
        indicators = indicators + 1 if kind == "RI" else 0
        if kind == "BK":
            action = _MANDATORY
        elif kind in ("CM", "ZWJ"):
            if last == "ZW" or (spaced and last != "BK"):  # LB10; tailored: a space wins over LB14
                action = _ALLOWED
            if last in ("BK", "ZW") or spaced:
                last = "AL"
        elif last == "ZW" and kind not in ("SP", "ZW"):
            action = _ALLOWED
        elif last != "BK" and kind not in ("SP", "ZW") and previous not in ("ZWJ", "HL BA"):
            in_pair = kind == "RI" and indicators % 2 == 0  # LB30a
            if not in_pair and (last, kind) not in glued and (spaced or (last, kind) not in close):
                action = _ALLOWED
        actions.append(action)
        previous = "HL BA" if previous == "HL" and kind in ("BA", "HY") else kind  # LB21a
        last = last if kind in ("SP", "CM", "ZWJ") else kind
    return actions


@cache
def _pair_tables() -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    every = sorted({*_exceptions().values(), "H2", "H3", "OP2"})
    tables = []
    for rules in (_GLUED, _PAIRS):
        sides = [[every if side.strip() == "*" else side.split() for side in rule.split(":")] for rule in rules]
        tables.append(frozenset((before, after) for left, right in sides for before in left for after in right))
    return tables[0], tables[1]


@cache
def _exceptions() -> dict[int, str]:
    found: dict[int, str] = {}
    parts = re.split(r"(\w+):", _EXCEPTIONS)[1:]
    for name, spans in zip(parts[::2], parts[1::2], strict=True):
        for span in spans.split():
            first, _, last = span.partition("-")
            found.update(dict.fromkeys(range(int(first, 16), int(last or first, 16) + 1), name))
    return found


@cache
def _line_class(char: str) -> str:
    """The line breaking class, the ambiguous ones resolved as libunistring resolves them (AI, SA, XX: AL; CB: ID)."""
    code, category, wide = ord(char), unicodedata.category(char), unicodedata.east_asian_width(char)
    if code in _exceptions():
        return _exceptions()[code]
    if 0xAC00 <= code <= 0xD7A3:
        return "H3" if (code - 0xAC00) % 28 else "H2"
    if category in ("Cn", "Co", "Cs"):
        return "ID" if 0x1F000 <= code < 0x1FB00 or 0x20000 <= code < 0x3FFFE else "AL"
    if category in ("Mn", "Mc", "Me", "Cf", "Cc"):
        return "CM"
    if category == "Ps":
        return "OP2" if wide in ("W", "F", "H") else "OP"
    if category == "Nd" and wide != "F":
        return "NU"
    if wide in ("W", "F") and category not in ("Pe", "Sc"):
        return "ID"
    return {"Pe": "CL", "Pi": "QU", "Pf": "QU", "Sc": "PR"}.get(category, "AL")


@cache
def _columns(char: str) -> int:
    """Display columns as libunistring's ``uc_width`` counts them; control characters are ignored."""
    code, category = ord(char), unicodedata.category(char)
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FB:  # jamo that join the one before
        return 0
    if category in ("Cc", "Mn", "Me", "Cf"):
        return 1 if char in _SPACING else 0
    if category == "Cn":
        return 2 if 0x20000 <= code < 0x3FFFE else 1
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
