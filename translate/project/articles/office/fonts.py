"""The fonts that the texts of office documents are set in, and what is known of their writing systems: from the fonts
inside a document, from what Word notes of fonts, and from a table of the fonts of Google Fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from translate.model import Font
from translate.project.articles import Archive
from translate.project.articles.office.elements import elements, first
from translate.project.articles.office.font_files import scripts_of_font, scripts_of_ranges, unlocked
from translate.project.articles.office.packages import related, related_by_id, xml_text

GOOGLE_FONTS = Path(__file__).with_name("data") / "google_fonts.tsv"
_EMBEDDED, _NOTED, _LISTED = "the one in the document", "by what Word notes of it", "as Google Fonts has it"
_NOT_INSTALLED = 3, 1  # seen of Calibri, Arial and others
_FONT = re.compile(r"""<w:rFonts\b[^>]*>""")
_NAMED = re.compile(r"""\sw:(hAnsi|ascii|hAnsiTheme|asciiTheme)\s*=\s*["']([^"']*)["']""")
_STYLE_USED = re.compile(r"""<w:(?:pStyle|rStyle|tblStyle)\s+w:val\s*=\s*["']([^"']*)["']""")
_BASE = re.compile(r"""<w:basedOn\s+w:val\s*=\s*["']([^"']*)["']""")
_LATIN = re.compile(r"""<a:latin\b[^>]*?\stypeface\s*=\s*["']([^"'+][^"']*)["']""")
_OPEN_FONT = re.compile(r"""\s(?:style:font-name|fo:font-family)\s*=\s*["']([^"']*)["']""")
_OPEN_USED = re.compile(
    r"""\s(?:(?:text|presentation|draw|table):style-name|style:parent-style-name|draw:text-style-name)"""
    r"""\s*=\s*["']([^"']*)["']"""
)


@lru_cache(1)
def _listed() -> Mapping[str, frozenset[str]]:
    rows = (row.split("\t") for row in GOOGLE_FONTS.read_text("utf-8").splitlines())
    return {name.casefold(): frozenset(kinds.split()) for kinds, names in rows for name in names.split("|")}


def _known(names: Iterable[str], own: Mapping[str, Font]) -> tuple[Font, ...]:
    """What is known of fonts, first by the document (`own`, by name without case)."""
    found = list[Font]()
    for name in dict.fromkeys(names):
        if font := own.get(name.casefold()):
            found.append(font)
        elif scripts := _listed().get(name.casefold()):
            found.append(Font(name, scripts, _LISTED))
    return tuple(found)


def word_fonts(whole: Archive, main: str, texts: Iterable[str]) -> tuple[Font, ...]:
    """The fonts of a document of Word whose writing systems are known. `main`: the path of the document; `texts`: its
    parts with paragraphs."""
    parts = related(whole, main)
    styles = "".join(xml_text(whole, path) for path in parts.get("styles", ()))
    theme = _theme("".join(xml_text(whole, path) for path in parts.get("theme", ())))
    whole_text = "".join(texts)
    used = _word_styles(styles, set(_STYLE_USED.findall(whole_text)))
    names = [theme.get(one, one) for text in (used, whole_text) for one in _word_names(text)]
    return _known(names, _noted(whole, parts.get("fontTable", ())))


def _word_names(text: str) -> Iterator[str]:
    """The fonts that runs name, most of them many times: that of letters beyond ASCII, or else of all."""
    for one in dict.fromkeys(_FONT.findall(text)):
        given = dict(_NAMED.findall(one))
        name = next((given[key] for key in ("hAnsiTheme", "hAnsi", "asciiTheme", "ascii") if key in given), "")
        if name:
            yield name


def _theme(text: str) -> dict[str, str]:
    """The fonts of a theme by the names that documents have for them."""
    found = dict[str, str]()
    for kind in ("major", "minor"):
        for _, inside in elements(text, f"{kind}Font"):
            if name := first(inside, "latin").get("typeface"):
                found |= {f"{kind}HAnsi": name, f"{kind}Ascii": name}
    return found


def _word_styles(styles: str, used: set[str]) -> str:
    """The definitions of the styles that are used, by default or as the base of others, too."""
    defined = {values.get("w:styleId", ""): (values, inside) for values, inside in elements(styles, "style")}
    waiting = [*used, *(name for name, (values, _) in defined.items() if values.get("w:default") in ("1", "true"))]
    done, kept = set[str](), [inside for _, inside in elements(styles, "docDefaults")]
    while waiting:
        name = waiting.pop()
        if name in defined and name not in done:
            done.add(name)
            kept.append(defined[name][1])
            waiting += _BASE.findall(defined[name][1])
    return "".join(kept)


def _noted(whole: Archive, tables: Iterable[str]) -> dict[str, Font]:
    """The fonts that a table of fonts describes or embeds."""
    found: dict[str, Font] = {}
    for path in tables:
        files = related_by_id(whole, path)
        for values, inside in elements(xml_text(whole, path), "font"):
            name, scripts, source = values.get("w:name", ""), frozenset[str](), _NOTED
            sign, embedded = first(inside, "sig"), first(inside, "embedRegular")
            file = files.get(embedded.get("r:id", ""), "")
            if file:
                scripts = scripts_of_font(unlocked(whole.content(file), embedded.get("w:fontKey", "")))
                source = _EMBEDDED
            if not scripts and "notTrueType" not in inside and "altName" not in inside:
                scripts, source = scripts_of_ranges(_ranges(sign)), _NOTED
            if "CJK" in scripts:  # such fonts have the letters of other writing systems as well, and do not say so
                continue
            if scripts:
                found[name.casefold()] = Font(name, scripts, source)
    return found


def _ranges(sign: Mapping[str, str]) -> int:
    """The bits of ulUnicodeRange that Word notes, 0 for those that it writes of a font that is not installed."""
    parts = [sign.get(f"w:usb{n}", "0") for n in range(4)]
    try:
        ranges = sum(int(part, 16) << 32 * n for n, part in enumerate(parts))
        return 0 if (ranges, int(sign.get("w:csb0", "0"), 16)) == _NOT_INSTALLED else ranges
    except ValueError:
        return 0


def slide_fonts(whole: Archive, main: str, texts: Iterable[str]) -> tuple[Font, ...]:
    """The fonts of a presentation whose writing systems are known: those of its theme, and those that slides name."""
    theme = "".join(xml_text(whole, path) for path in related(whole, main).get("theme", ()))
    named = [name for text in texts for name in dict.fromkeys(_LATIN.findall(text))]
    files = related_by_id(whole, main)
    own = {}
    for _, inside in elements(xml_text(whole, main), "embeddedFont"):
        name = first(inside, "font").get("typeface", "")
        file = files.get(first(inside, "regular").get("r:id", ""), "")
        if file and (scripts := scripts_of_font(whole.content(file))):
            own[name.casefold()] = Font(name, scripts, _EMBEDDED)
    return _known([*_theme(theme).values(), *named], own)


def open_fonts(whole: Archive, content: str, styles: str) -> tuple[Font, ...]:
    """The fonts of an OpenDocument whose writing systems are known. `content`, `styles`: its two parts."""
    defined = {values.get("style:name", ""): inside for values, inside in elements(styles, "style")}
    bases = {
        values.get("style:name", ""): values.get("style:parent-style-name", "")
        for values, _ in elements(styles, "style")
    }
    kept, waiting, done = [content], _OPEN_USED.findall(content), set[str]()
    kept += (inside for _, inside in elements(styles, "default-style"))
    while waiting:
        name = waiting.pop()
        if name in defined and name not in done:
            done.add(name)
            kept.append(defined[name])
            waiting.append(bases[name])
    faces, own = dict[str, str](), dict[str, Font]()
    for values, inside in elements(content + styles, "font-face"):
        family = values.get("svg:font-family", "").strip("'\"") or values.get("style:name", "")
        faces[values.get("style:name", "")] = family
        file = first(inside, "font-face-uri").get("xlink:href", "")
        if file in whole.members and (scripts := scripts_of_font(whole.content(file))):
            own[family.casefold()] = Font(family, scripts, _EMBEDDED)
    named = [name for text in kept for name in dict.fromkeys(_OPEN_FONT.findall(text))]
    return _known((faces.get(name, name.strip("'\"")) for name in named), own)
