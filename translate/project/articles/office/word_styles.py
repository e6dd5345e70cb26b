"""The styles of a Word document in two languages: one for its paragraphs in the usual style, and one for each style of
which there are translations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.text.html import decoded, xml_value

_STYLE = re.compile(r"<w:style\b([^>]*)>(.*?)</w:style>", re.S)
_VALUE = re.compile(r"""\bw:(type|default|styleId)=["']([^"']*)["']""")
_NAME = re.compile(r"""<w:name\s+w:val=["']([^"']*)["']""")
_HEADING = re.compile(r"heading ([1-9])|title", re.I)
_TRUE = ("1", "true", "on")


def heading_levels(source: str) -> dict[str, int]:
    """The levels of headings by the ids of their styles: that of the title is 1. `source`: the XML of the part."""
    found = ((one, _HEADING.fullmatch(name)) for one, name, _ in _paragraph_styles(source))
    return {one: int(heading[1] or 0) + 1 for one, heading in found if heading}


def _paragraph_styles(source: str) -> Iterator[tuple[str, str, bool]]:
    """The id and the name of each style of paragraphs, and if it is that of those which name none."""
    for attributes, content in _STYLE.findall(source):
        given = dict(_VALUE.findall(attributes))
        if given.get("type", "paragraph") == "paragraph" and (name := _NAME.search(content)):
            yield given.get("styleId", ""), decoded(name[1]), given.get("default") in _TRUE


class WordStyles:
    """The styles of a document. `source`: the XML of the part, "" for a document without; `locale`, `direction`: those
    of the translation."""

    def __init__(self, source: str, locale: str, direction: str) -> None:
        self._locale, self._direction = locale, direction
        self._names = dict[str, str]()  # of paragraph styles, by their ids
        self._default = ""
        for one, name, is_default in _paragraph_styles(source):
            self._names[one] = name
            self._default = one if is_default else self._default
        self.headings = frozenset(heading_levels(source))
        self._default = self._default or ("Normal" if "Normal" in self._names else "")
        self._taken = {*re.findall(r"""\bw:styleId=["']([^"']*)["']""", source), *self._names.values()}
        self._end = source.rfind("</w:styles>")
        self._made = dict[str, str]()  # ids of translations' styles, by those of their sources
        self.source = self._free("Source") if self._end >= 0 else ""

    @property
    def end(self) -> int:
        """Where styles are added to the part, -1 if there is none."""
        return self._end

    def of_translation(self, source: str) -> str:
        """The id of the style of translations of a style, by its id ("" for the default); "" in a document without
        styles."""
        known = source if source in self._names else ""
        if self._end >= 0 and known not in self._made:
            self._made[known] = self._free(f"Translation{known if known != self._default else ''}")
        return self._made.get(known, "")

    def added(self) -> str:
        """The XML of the styles that were used."""
        return "".join(self._styles())

    def _styles(self) -> Iterator[str]:
        yield _style(self.source, self.source, self._default, "")
        is_rtl = self._direction == "rtl"
        bidi, rtl = ("<w:bidi/>", "<w:rtl/>") if is_rtl else ("", "")
        script = f' w:bidi="{self._locale}"' if is_rtl else ""
        # no number and no place in a table of contents: its source has them
        properties = (
            f'<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>{bidi}<w:outlineLvl w:val="9"/></w:pPr>'
            f'<w:rPr>{rtl}<w:lang w:val="{self._locale}"{script}/></w:rPr>'
        )
        for base, made in self._made.items():
            is_usual = base in ("", self._default)
            name = made if is_usual else self._free(f"Translation {self._names[base]}")
            yield _style(made, name, base or self._default, properties)

    def _free(self, wanted: str) -> str:
        name, n = wanted, 1
        while name in self._taken:
            n += 1
            name = f"{wanted}{n}"
        self._taken.add(name)
        return name


def _style(id: str, name: str, base: str, properties: str) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    opened = f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}">'
    return f'{opened}<w:name w:val="{xml_value(name)}"/>{based}<w:qFormat/>{properties}</w:style>'
