"""The charset that a page or an XML file declares, by the HTML Standard (https://html.spec.whatwg.org/#prescan)."""

from __future__ import annotations

import codecs
import re

_XML = re.compile(rb"""\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
_META = re.compile(rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([A-Za-z][\w.:-]*)""", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.S)
_LOOKED_AT = 4096  # bytes; the standard looks at the first 1024
# Labels that browsers take for a greater charset (https://encoding.spec.whatwg.org/#names-and-labels).
_GREATER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
# Charsets in which the bytes of a character depend on what stands before it: no part of a text can be replaced.
_STATEFUL = ("iso2022", "hz", "utf-7", "utf-16", "utf-32", "utf_16", "utf_32")


def declared(data: bytes) -> str:
    """The codec of the charset that a file declares in its <meta> or its XML declaration; UTF-8 where it declares none
    that is known and of which parts can be replaced."""
    head = _COMMENT.sub(b"", data[:_LOOKED_AT])
    found = _XML.match(head) or _META.search(head)
    if not found:
        return "utf-8"
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        "".encode(name)
    except (LookupError, UnicodeError):
        return "utf-8"
    return "utf-8" if name.startswith(_STATEFUL) else _GREATER.get(name, name)
