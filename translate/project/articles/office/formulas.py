"""Formulas of spreadsheets: which cells they read as more than numbers, and with which texts they compare
(ISO/IEC 29500-1, 18.17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.text.html import names

# Functions that pass over texts, or only ask whether a cell is filled or where it is: a translated text gives the same.
_WITHOUT_TEXTS = names(
    "AGGREGATE AREAS AVEDEV AVERAGE CELLS COLUMN COLUMNS COUNT COUNTA COUNTBLANK DEVSQ GEOMEAN HARMEAN INTERCEPT IRR"
    " ISBLANK ISERR ISERROR ISFORMULA ISLOGICAL ISNA ISNONTEXT ISNUMBER ISREF ISTEXT KURT LARGE MAX MEDIAN MIN MIRR"
    " MODE MODE.MULT MODE.SNGL NPV PERCENTILE PERCENTILE.EXC PERCENTILE.INC PRODUCT QUARTILE QUARTILE.EXC QUARTILE.INC"
    " RANK RANK.AVG RANK.EQ ROW ROWS SKEW SLOPE SMALL STDEV STDEV.P STDEV.S STDEVP SUBTOTAL SUM SUMSQ VAR VAR.P VAR.S"
    " VARP XIRR XNPV"
)
_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<sheet>'(?:[^']|'')*'!|(?:\[\d+\])?[^\W\d][\w.]*(?::[^\W\d][\w.]*)?!|\[\d+\]!)"""
    r"""|(?P<error>\#[A-Z/0]+[!?]?)"""
    r"""|(?P<table>[^\W\d][\w.]*(?=\[)|(?=\[))(?P<fields>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])"""
    r"""|(?P<function>[^\W\d][\w.]*)\("""
    r"""|(?P<reference>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\w.(])"""
    r"""|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(])|\$?\d{1,7}:\$?\d{1,7}(?![\w.]))"""
    r"""|(?P<name>[^\W\d]\w*(?:[.?\\]\w+)*|\\\w+)|(?P<number>\d+\.?\d*(?:[Ee][+-]?\d+)?)|(?P<sign>[^\s\w"'\[\]])""",
)


@dataclass(frozen=True, slots=True)
class CellReference:
    """What a formula reads. `sheet`: the name of the sheet, of two for all between them, "" for its own; `cells`: the
    reference as it stands there; `table`: the name of a table, of which `cells` names the columns."""

    sheet: str
    cells: str
    table: str = ""


@dataclass(frozen=True, slots=True)
class FormulaUse:
    """What a formula uses. `read`: whose texts matter; `sheets`: the names of all sheets in it; `texts`: the texts in
    quotes; `offsets`: from where it counts; `is_open`: True if what it reads cannot be told."""

    read: tuple[CellReference, ...] = ()
    sheets: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    offsets: tuple[CellReference, ...] = ()
    is_open: bool = False


def formula_use(formula: str) -> FormulaUse:
    """What a formula uses, in linear time. `formula`: without entities; the = before it may be there or not."""
    tokens = list(_TOKEN.finditer(formula))
    read, offsets, sheets, texts = list[CellReference](), list[CellReference](), set[str](), set[str]()
    path, is_open, sheet = list[str](), False, ""
    for n, token in enumerate(tokens):
        kind, said = token.lastgroup or "", token[0]
        if kind == "fields":
            kind = "table"
        if kind == "function":
            path.append(token["function"].upper().removeprefix("_XLFN.").removeprefix("_XLWS."))
            is_open = is_open or (path[-1] == "INDIRECT" and not _has_text(tokens, n))
        elif said == "(":
            path.append("(")
        elif said == ")" and path:
            path.pop()
        elif kind == "text":
            text = said[1:-1].replace('""', '"')
            texts.update([text, *([part.strip() for part in text.split(",")] if n == 0 and len(tokens) == 1 else ())])
            if path and path[-1] == "INDIRECT":
                inner = formula_use(text)
                read += inner.read
                sheets |= inner.sheets
        elif kind == "sheet":
            sheet = said[:-1].strip("'").replace("''", "'")
            sheets.update(part for part in sheet.split(":"))
            continue
        elif kind in ("reference", "table", "name"):
            one = (
                CellReference(sheet, said) if kind != "table" else CellReference(sheet, token["fields"], token["table"])
            )
            if path and path[-1] == "OFFSET" and _is_first(tokens, n):
                offsets.append(one)
            elif not (path and path[-1] in _WITHOUT_TEXTS and _is_alone(tokens, n)):
                read.append(one)
        sheet = ""
    return FormulaUse(
        tuple(dict.fromkeys(one for one in read if not one.sheet.startswith("["))),
        frozenset(sheets),
        frozenset(texts),
        tuple(dict.fromkeys(offsets)),
        is_open,
    )


def _has_text(tokens: list[re.Match[str]], n: int) -> bool:
    """True if the argument of the function at n is a text in quotes."""
    return n + 2 < len(tokens) and tokens[n + 1].lastgroup == "text" and tokens[n + 2][0] in (")", ",")


def _before(tokens: list[re.Match[str]], n: int) -> int:
    return n - 2 if n and tokens[n - 1].lastgroup == "sheet" else n - 1


def _is_first(tokens: list[re.Match[str]], n: int) -> bool:
    before = _before(tokens, n)
    return before >= 0 and tokens[before].lastgroup == "function"


def _is_alone(tokens: list[re.Match[str]], n: int) -> bool:
    """True if the operand at n is a whole argument of a function."""
    before = _before(tokens, n)
    opens = before >= 0 and (tokens[before].lastgroup == "function" or tokens[before][0] in (",", ";"))
    return opens and n + 1 < len(tokens) and tokens[n + 1][0] in (")", ",", ";")


def fields_of(cells: str) -> Iterator[str]:
    """The names of the columns in a structured reference such as [[#This Row],[Price]]: none for the whole table."""
    inner = cells[1:-1].strip()
    parts = re.findall(r"\[((?:[^\[\]']|'.)*)\]", inner) if inner.startswith("[") or "[" in inner else [inner]
    for part in parts:
        name = re.sub(r"'(.)", r"\1", part.strip().removeprefix("@"))
        if name and not name.startswith("#"):
            yield name
