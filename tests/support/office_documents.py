"""Small documents that are archives, made from their XML."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_OTHER = {"word/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "word/settings.xml": b"<w:settings/>"}


def zipped(members: Mapping[str, bytes | str], comment: bytes = b"") -> bytes:
    """An archive; a member named mimetype is stored, others are compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for n, (path, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(path, (2024, 2, 3, 4, 5, 2 * n % 60))
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if path == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
        archive.comment = comment
    return buffer.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    """The contents of the members of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {path: archive.read(path) for path in archive.namelist()}


def package(types: Mapping[str, str], parts: Mapping[str, bytes | str]) -> bytes:
    """A package of Office. `types`: the content types of parts by path."""
    overrides = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in types.items())
    return zipped({"[Content_Types].xml": f"<Types>{overrides}</Types>", **parts, **_OTHER})


def part(root: str, content: str) -> str:
    """A part with a root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<{root} {NAMESPACES}>{content}</{root}>'


def docx(body: str, **others: str) -> bytes:
    """A document of Word. `others`: by name the content of other parts, such as footnotes or header."""
    types = {"word/document.xml": f"{WORD}.document.main+xml"}
    parts = {"word/document.xml": part("w:document", f"<w:body>{body}<w:sectPr/></w:body>")}
    for name, content in others.items():
        if name == "core":
            types["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
            parts["docProps/core.xml"] = content
        else:
            types[f"word/{name}.xml"] = f"{WORD}.{name}+xml"
            parts[f"word/{name}.xml"] = part(f"w:{name}", content)
    return package(types, parts)


SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = f'xmlns:r="{_RELATIONS}"'


def relations(targets: Mapping[str, str]) -> str:
    """The relations of a part. `targets`: kinds by target; the ids are rId1, rId2 ..."""
    rows = (
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items(), 1)
    )
    return f"<Relationships>{''.join(rows)}</Relationships>"


def sheet_part(name: str, content: str) -> str:
    """A part of a workbook with a root element."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<{name} {_MAIN} {_LINKS}>{content}</{name}>'


def sheet_row(number: int, *cells: str) -> str:
    """A row of a sheet. A cell: an index of a shared string ("s0"), a formula ("=A1"), a text in the cell ("'Text"), or
    a number; "" for none."""
    made = []
    for letter, cell in zip("ABCDEFGH", cells, strict=False):
        where = f'r="{letter}{number}" s="1"'
        if cell[:1] == "s":
            made.append(f'<c {where} t="s"><v>{cell[1:]}</v></c>')
        elif cell[:1] == "=":
            made.append(f'<c {where} t="str"><f>{html.escape(cell[1:], quote=False)}</f><v>x</v></c>')
        elif cell[:1] == "'":
            made.append(f'<c t="inlineStr" {where}><is><t>{cell[1:]}</t></is></c>')
        elif cell:
            made.append(f"<c {where}><v>{cell}</v></c>")
    return f'<row r="{number}">{"".join(made)}</row>'


def xlsx(
    strings: list[str],
    sheets: Mapping[str, str],
    *,
    names: str = "",
    parts: Mapping[str, tuple[str, str, str]] | None = None,
    kind: str = "sheet",
) -> bytes:
    """A workbook. `strings`: the contents of its shared strings; `sheets`: by name the rows of each, and what follows
    them after "|"; `names`: the content of definedNames; `parts`: other parts by path: the kind of the relation of the
    first sheet, the content type, the content; `kind`: sheet, or sheet.macroEnabled."""
    types = {"xl/workbook.xml": f"{SHEETS}.{kind}.main+xml"}
    paths = {f"worksheets/sheet{n}.xml": name for n, name in enumerate(sheets, 1)}
    listed = "".join(
        f'<sheet name="{html.escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1)
    )
    made = {
        "xl/workbook.xml": sheet_part(
            "workbook", f"<sheets>{listed}</sheets>" + (f"<definedNames>{names}</definedNames>" if names else "")
        ),
        "xl/_rels/workbook.xml.rels": relations(
            dict.fromkeys(paths, "worksheet") | {"sharedStrings.xml": "sharedStrings", "styles.xml": "styles"}
        ),
        "xl/sharedStrings.xml": sheet_part("sst", "".join(f"<si>{one}</si>" for one in strings)),
        "xl/styles.xml": sheet_part(
            "styleSheet",
            '<fonts><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<cellXfs><xf fontId="0"/><xf fontId="0"/></cellXfs>',
        ),
    }
    for path, name in paths.items():
        types[f"xl/{path}"] = f"{SHEETS}.worksheet+xml"
        rows, _, rest = sheets[name].partition("|")
        made[f"xl/{path}"] = sheet_part("worksheet", f"<sheetData>{rows}</sheetData>{rest}")
    others = parts or {}
    for path, (_, content_type, content) in others.items():
        types[path] = content_type
        made[path] = content
    own = {f"/{path}": relation for path, (relation, _, _) in others.items() if relation}
    made["xl/worksheets/_rels/sheet1.xml.rels"] = relations(own)
    return package(types, made)
