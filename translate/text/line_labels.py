"""Labels at the beginning of lines: bullets, numbers, times, marks of headings and quotations, names of speakers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from translate.text.abbreviations import language_of


class LabelKind(StrEnum):
    """The kind of a label. SIGN: one that running text does not have; the others may stand there by chance."""

    SIGN = "sign"
    DASH = "dash"
    NUMBER = "number"
    LETTER = "letter"
    TIME = "time"
    SPEAKER = "speaker"


class Label(NamedTuple):
    """The label of a line: characters [start, end) of the line, with the white space after it, and its kind."""

    start: int
    end: int
    kind: LabelKind


BULLETS = "*+•·▪▫●○◦■□▶►▸‣⁃∙➢➤➔→⇒✓✔✗✘☐☑☒★☆❖"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,3})?)?"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_NAME = r"(?:[^\W\d_a-zß-ÿа-яё][\w.'’-]*)"
_PARTICLE = r"(?:de|da|dos?|di|del|della|la|le|van|von|der|den|bin|ibn|al|el)"
_NAMES = rf"{_NAME}(?:\ (?:{_PARTICLE}\ ){{0,2}}{_NAME}){{0,3}}"
_ROMAN = r"(?=[ivx]{2,5}[.)])x{0,3}(?:ix|iv|v?i{0,3})"  # in small letters, of two and more
_LABEL = re.compile(
    rf"""\s*(?:
    (?P<sign> [{re.escape(BULLETS)}](?=\s) | \#{{1,6}}(?=\s) | >(?:\s?>)*(?=\s|\w) | \$(?=\s\w) | (?:\.\.|=>|->)(?=\s)
        | \[(?:{_DATE}[T,\ ]\ ?)?{_CLOCK}(?:\s?[AaPp][Mm])?\] | \((?:{_CLOCK})\) | \[[xX\ ]\](?=\s) | \#\d+[.:)]?(?=\s)
        | [№]\s?\d+[.:)]?(?=\s) | :[A-Za-z][\w\ -]{{0,30}}:(?=\s) | <[@+]?[\w|-]{{1,30}}>(?=\s) )
    | (?P<dash> [-–—−]{{1,3}}(?=\s) | [–—](?=[\w¿¡«“"…]) )
    | (?P<number> \((?:\d{{1,3}}|[ivxlc]{{1,6}}|[IVXLC]{{1,6}})\)(?=\s) | \d{{1,3}}[.)](?=\s)
        | \d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?(?=\s) | (?:[IVXLC]{{2,6}}|{_ROMAN})[.)](?=\s) | \[\d{{1,3}}\](?=\s) )
    | (?P<letter> \([A-Za-zА-Яа-я]\)(?=\s) | [A-Za-zА-Яа-я]\)(?=\s) | [a-zа-я]\.(?=\s) | [A-ZА-Я]\.(?=\s) )
    | (?P<time> {_DATE},?\ {_CLOCK}(?:\s?[AaPp][Mm])?(?:\ [-–—](?=\s))?(?=\s)
        | {_CLOCK}(?:\s?[-–—]\s?{_CLOCK})?(?=[\s:,]) (?:\s?(?:h|Uhr|[ap]\.?m\.?)(?!\w))?[:,]?
        | \d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s?[ap]\.?m\b\.? )
    | (?P<speaker> {_NAMES}(?:,?\ \([^()\n]{{1,30}}\))?(?::(?=\s)|：) )
    )(?P<gap>\s*)""",
    re.VERBOSE,
)
_MARGIN = re.compile(r"\s*(?:>\s?)*\s*")
_AMOUNT = re.compile(r"\d+[.,]\d")  # 2.5 million: a number that may begin a sentence
_MARKED = 7  # characters at the beginning of a line among which the mark of a label that begins with a letter is
_ORDINAL = re.compile(r"\d{1,2}\.\s")  # 3. Oktober, in languages that write ordinals so


def label_of(line: str) -> Label | None:
    """The label at the beginning of a line, None where there is none or nothing follows it. Nothing is said about the
    lines around, which may show that it only looks like one."""
    if is_unlabelled(line.lstrip()):
        return None  # most lines, in a tenth of the time
    found = _LABEL.match(line)
    if found is None or found.end() >= len(line.rstrip()):
        return None
    kind = next(kind for kind in LabelKind if found[kind] is not None)
    return Label(found.start(kind), found.end(), kind)


def is_unlabelled(line: str) -> bool:
    """True for a line that begins with a letter and can have no label, by the marks that it lacks."""
    start = line[:_MARKED]
    return line[:1].isalpha() and "." not in start and ")" not in start and ":" not in line and "：" not in line


def margin(line: str) -> str:
    """The white space and the marks of quoting ("> ") at the beginning of a line."""
    if not line[:1].isspace() and line[:1] != ">":
        return ""
    found = _MARGIN.match(line)
    return found[0] if found else ""


def layout_end(line: str, locale: str) -> int:
    """The end of all that is layout in front of the words of a line in a locale: its labels, one after the other, but
    not the names of speakers, nor what may be part of a sentence. 0 where the line begins with a word."""
    end = 0
    while (label := label_of(line[end:])) and _is_layout(line[end:], label, locale):
        end += label.end
    return end


def _is_layout(line: str, label: Label, locale: str) -> bool:
    text, rest = line[label.start : label.end], line[label.end :]
    if label.kind is LabelKind.NUMBER:
        if _ORDINAL.fullmatch(text) and language_of(locale).ordinals:
            return False
        return not _AMOUNT.match(text) or rest[:1].isupper()
    if label.kind is LabelKind.LETTER:
        return not text[0].isupper() or ")" in text  # A. Smith
    if label.kind is LabelKind.TIME:
        return ":" in text and not text.rstrip(" :,.-–—")[-1].isalpha() and rest[:1].isupper()
    return label.kind is not LabelKind.SPEAKER and (
        text[:1] not in "#№" or not text[1:2].isdigit() or rest[:1].isupper()
    )
