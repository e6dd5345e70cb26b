"""The names of the elements of office documents: WordprocessingML (ISO/IEC 29500-1, 17), DrawingML (21), and
OpenDocument (https://docs.oasis-open.org/office/OpenDocument/v1.3/)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.text.html import names


@dataclass(frozen=True, slots=True)
class OfficeDialect:
    """The elements of an XML vocabulary of runs. `paragraphs`, `run`, `properties` (of a run), `text`: their names, ""
    where text stands in a paragraph itself; `heads`: what stands in a paragraph before its runs; `breaks`: what is read
    as the end of a line; `words`: as a word; `containers`: what stands around runs and is kept; `accepted`: around
    runs, and goes with the tracked change; `dropped`: what a translation does without; `bare`: True if white space at
    the edges of a text counts without xml:space; `line_break`, `tab`: how these are written in a run; `cleaned`,
    `ignored`: what of the properties of a run a translation does without, and what besides makes no difference that a
    reader sees. `boxes`: what is never written anew; `skipped`: what holds paragraphs that are not translated;
    `contents`: tables of contents; `unstyled`: the styles of spans that look like the text around them; `loose`: True
    if a text may stand in no run."""

    paragraphs: frozenset[str]
    breaks: frozenset[str]
    line_break: str
    tab: str
    bare: bool = True
    run: str = ""
    properties: str = ""
    text: str = ""
    heads: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    cleaned: re.Pattern[str] = re.compile(r"(?!)")
    ignored: re.Pattern[str] = re.compile(r"(?!)")
    boxes: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    unstyled: frozenset[str] = frozenset()
    loose: bool = False


WORD = OfficeDialect(
    paragraphs=names("w:p"),
    run="w:r",
    properties="w:rPr",
    text="w:t",
    heads=names("w:pPr"),
    breaks=names("w:tab w:ptab w:br w:cr"),
    words=names("m:oMath m:oMathPara w:ruby"),
    containers=names("w:hyperlink w:smartTag w:customXml w:dir w:bdo w:fldSimple w:sdt w:sdtContent"),
    accepted=names("w:ins w:moveTo"),
    dropped=names(
        "w:del w:moveFrom w:proofErr w:lastRenderedPageBreak w:delText w:delInstrText w:softHyphen"
        " w:moveFromRangeStart w:moveFromRangeEnd w:moveToRangeStart w:moveToRangeEnd"
    ),
    bare=False,
    line_break="<w:br/>",
    tab="<w:tab/>",
    # the language of the source, and a hint that takes Cyrillic letters for Chinese ones
    cleaned=re.compile(r"""<w:lang\b[^>]*>|<w:rPrChange\b.*?</w:rPrChange>|\sw:hint=(?:"[^"]*"|'[^']*')""", re.S),
    # what makes no difference that a reader could see, or would not see in other letters
    ignored=re.compile(
        r"""<w:(?:noProof|bCs|iCs|szCs|kern|rtl)\b[^>]*>|<w:spacing\s+w:val=["']-?(?:1?[0-9]|20)["']\s*/>"""
        r"""|\sw:rsid\w*=(?:"[^"]*"|'[^']*')|<w:(?:ins|del)\b[^>]*/>"""
    ),
)
SLIDE = OfficeDialect(
    paragraphs=names("a:p"),
    run="a:r",
    properties="a:rPr",
    text="a:t",
    heads=names("a:pPr a:endParaRPr"),
    breaks=names("a:br a:tab"),
    words=names("a:fld m:oMath m:oMathPara a14:m"),
    line_break="",
    tab="\t",
    cleaned=re.compile(r"""\s(?:lang|altLang|dirty|err|smtClean|noProof|bmk)=(?:"[^"]*"|'[^']*')"""),
    ignored=re.compile(r"""\s(?:kern|smtId)=(?:"[^"]*"|'[^']*')|\sspc=["']-?(?:100|[0-9]{1,2})["']"""),
)
OPEN = OfficeDialect(
    paragraphs=names("text:p text:h"),
    breaks=names("text:tab text:line-break"),
    containers=names("text:span text:a text:meta text:bookmark-ref text:reference-ref text:sequence-ref"),
    dropped=names("text:soft-page-break"),
    line_break="<text:line-break/>",
    tab="<text:tab/>",
    boxes=names(
        "text:note draw:frame draw:custom-shape draw:g draw:rect draw:ellipse draw:line draw:a office:annotation"
    ),
    skipped=names("text:tracked-changes office:annotation office:forms draw:object"),
    contents=names("text:table-of-content text:alphabetical-index text:illustration-index text:table-index"),
)
