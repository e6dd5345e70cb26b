"""Fonts without the letters of the target language: named in a document, noted by Word, or embedded."""

from __future__ import annotations

import struct

import office_documents as made
import pytest

from translate.model import Article
from translate.project.articles import parse, remarks
from translate.project.articles.office.font_files import scripts_of_font, scripts_of_ranges, unlocked
from translate.project.articles.office.fonts import GOOGLE_FONTS

KEY = "{302EE813-EB4A-4642-A93A-89EF99B2457E}"


def font_file(*ranges: tuple[int, int], form: int = 4) -> bytes:
    """A font file with glyphs for ranges of characters, and nothing else."""
    if form == 4:
        ends = b"".join(struct.pack(">H", end) for _, end in (*ranges, (0xFFFF, 0xFFFF)))
        starts = b"".join(struct.pack(">H", start) for start, _ in (*ranges, (0xFFFF, 0xFFFF)))
        table = struct.pack(">7H", 4, 0, 0, len(ends), 0, 0, 0) + ends + b"\0\0" + starts
    else:
        groups = b"".join(struct.pack(">3L", start, end, 1) for start, end in ranges)
        table = struct.pack(">2H3L", 12, 0, 0, 0, len(ranges)) + groups
    cmap = struct.pack(">2H2HL", 0, 1, 3, 1, 12) + table
    return b"\0\1\0\0" + struct.pack(">4H", 1, 0, 0, 0) + struct.pack(">4s3L", b"cmap", 0, 28, len(cmap)) + cmap


LATIN, CYRILLIC = (0x41, 0x7A), (0x410, 0x44F)


@pytest.mark.parametrize(
    ("data", "scripts"),
    [
        (font_file(LATIN), {"LATIN"}),
        (font_file(LATIN, CYRILLIC), {"LATIN", "CYRILLIC"}),
        (font_file(LATIN, (0x410, 0x412)), {"LATIN"}),
        (font_file(LATIN, CYRILLIC, (0x20000, 0x20100), form=12), {"LATIN", "CYRILLIC", "CJK"}),
        (bytes(34) + b"LP" + struct.pack("<4L", 0x201, 0, 0, 0), {"LATIN", "CYRILLIC"}),
        (b"", set()),
        (b"no font" * 9, set()),
        (font_file(LATIN)[:60], set()),
    ],
)
def test_writing_systems_of_font_files(data: bytes, scripts: set[str]) -> None:
    assert scripts_of_font(data) == scripts
    assert unlocked(unlocked(data, KEY), KEY) == data


def test_bits() -> None:
    assert scripts_of_ranges(0xE0002EFF) >= {"LATIN", "CYRILLIC", "GREEK"}  # Times New Roman
    assert "CYRILLIC" not in scripts_of_ranges(0x3)


def test_the_table_names_known_fonts() -> None:
    rows = dict(row.split("\t") for row in GOOGLE_FONTS.read_text("utf-8").splitlines())
    assert "Bebas Neue" in rows["LATIN"].split("|")
    assert any("Roboto" in names.split("|") for kinds, names in rows.items() if "CYRILLIC" in kinds)


def word(body: str, styles: str, table: str = "", files: dict[str, bytes] | None = None) -> Article:
    data = made.docx(f"<w:p><w:r>{body}<w:t>Some text</w:t></w:r></w:p>", styles=styles, fontTable=table)
    members = made.members(data)
    theme = '<a:theme><a:minorFont><a:latin typeface="Dosis"/></a:minorFont></a:theme>'
    kinds = {"styles.xml": "styles", "fontTable.xml": "fontTable", "theme/theme1.xml": "theme"}
    members |= {"word/_rels/document.xml.rels": made.relations(kinds).encode(), "word/theme/theme1.xml": theme.encode()}
    members["word/_rels/fontTable.xml.rels"] = made.relations({"fonts/font1.odttf": "font"}).encode()
    return parse(made.zipped({**members, **(files or {})}), "a.docx", "en")


def said(article: Article, locale: str = "ru") -> list[str]:
    return [one.message for one in remarks(article, locale) if one.rule == "font"]


STYLES = (
    "<w:docDefaults><w:rPr><w:rFonts {0}/></w:rPr></w:docDefaults>"
    '<w:style w:styleId="Big"><w:rPr><w:rFonts w:ascii="Lobster" w:hAnsi="Bebas Neue"/></w:rPr></w:style>'
    '<w:style w:styleId="Base"><w:rPr><w:rFonts w:hAnsi="Poppins"/></w:rPr></w:style>'
    '<w:style w:styleId="Used"><w:basedOn w:val="Base"/></w:style>'
)
NOTED = '<w:font w:name="Rockwell"><w:sig w:usb0="00000007" w:usb1="00000000" w:csb0="00000001"/></w:font>'
EMBEDDED = f'<w:font w:name="Ours"><w:embedRegular r:id="rId1" w:fontKey="{KEY}"/></w:font>'


@pytest.mark.parametrize(
    ("run", "defaults", "table", "fonts"),
    [
        ("", 'w:hAnsi="Arial"', "", []),
        ("", 'w:ascii="Bebas Neue" w:hAnsi="Roboto"', "", []),
        ("", 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"', "", ["Dosis"]),
        ('<w:rPr><w:rFonts w:ascii="Bebas Neue"/></w:rPr>', 'w:hAnsi="Arial"', "", ["Bebas Neue"]),
        ('<w:rPr><w:rStyle w:val="Used"/></w:rPr>', 'w:hAnsi="Arial"', "", ["Poppins"]),
        ("", 'w:hAnsi="Rockwell"', "", []),
        ("", 'w:hAnsi="Rockwell"', NOTED, ["Rockwell"]),
        ("", 'w:hAnsi="Rockwell"', NOTED.replace("00000007", "00000207"), []),
        ("", 'w:hAnsi="Rockwell"', NOTED.replace("00000007", "00000003"), []),
        ("", 'w:hAnsi="Rockwell"', NOTED.replace("<w:sig", "<w:notTrueType/><w:sig"), []),
        ("", 'w:hAnsi="Ours"', EMBEDDED, ["Ours"]),
        ("", 'w:hAnsi="Dosis"', EMBEDDED.replace("Ours", "Dosis"), ["Dosis"]),
    ],
)
def test_fonts_of_word(run: str, defaults: str, table: str, fonts: list[str]) -> None:
    files = {"word/fonts/font1.odttf": unlocked(font_file(LATIN), KEY)}
    article = word(run, STYLES.format(defaults), table, files)
    assert [
        one.removeprefix("the font ").partition(" has no letters of Russian (")[0] for one in said(article)
    ] == fonts
    assert not said(article, "de")


def test_an_embedded_font_may_have_the_letters_that_the_usual_one_lacks() -> None:
    files = {"word/fonts/font1.odttf": unlocked(font_file(LATIN, CYRILLIC), KEY)}
    table = EMBEDDED.replace("Ours", "Dosis")
    assert not said(word("", STYLES.format('w:hAnsi="Dosis"'), table, files))


def test_fonts_of_slides_and_open_documents() -> None:
    slide = '<a:p><a:r><a:rPr><a:latin typeface="Bebas Neue"/></a:rPr><a:t>Some text</a:t></a:r></a:p>'
    types = {
        "ppt/presentation.xml": f"{made.SLIDES}.presentation.main+xml",
        "ppt/slides/slide1.xml": f"{made.SLIDES}.slide+xml",
    }
    parts = {
        "ppt/presentation.xml": made.part("p:presentation", ""),
        "ppt/slides/slide1.xml": made.part("p:sld", slide),
    }
    assert said(parse(made.package(types, parts), "a.pptx", "en")) == [
        "the font Bebas Neue has no letters of Russian (as Google Fonts has it); choose another one"
    ]
    content = (
        '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:svg="v">'
        '<style:font-face style:name="F" svg:font-family="&apos;Bebas Neue&apos;"/><style:style style:name="P1">'
        "<style:text-properties "
        'style:font-name="F"/></style:style><office:text><text:p text:style-name="P1">Some text</text:p></office:text>'
        "</office:document-content>"
    )
    unused = '<style:style style:name="Unused"><style:text-properties style:font-name="Dosis"/></style:style>'
    styles = f'<s xmlns:style="s">{unused}</s>'
    document = made.zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": styles}
    )
    assert ["Bebas Neue" in one for one in said(parse(document, "a.odt", "en"))] == [True]
