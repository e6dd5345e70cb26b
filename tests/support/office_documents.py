"""Small documents that are archives, made from their XML."""

from __future__ import annotations

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
