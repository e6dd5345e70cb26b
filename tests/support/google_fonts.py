"""Writes the table of the fonts of Google Fonts and their writing systems, from `data/api-response.json` of the npm
package google-font-metadata (MIT): `python tests/support/google_fonts.py api-response.json`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from translate.project.articles.office import fonts

_SCRIPTS = {  # of the subsets of Google Fonts, by the first words of the names of their letters
    "japanese": "CJK HIRAGANA KATAKANA",
    "korean": "HANGUL",
    "oriya": "ORIYA",
    "chinese-simplified": "CJK",
    "chinese-traditional": "CJK",
    "chinese-hongkong": "CJK",
    "canadian-aboriginal": "CANADIAN",
}
_OTHERS = ("Lato",)  # its own release 2.0, which people install, has Cyrillic and Greek letters (latofonts.com)
_NONE = ("math", "symbols", "symbols2", "emoji", "braille", "vietnamese", "music")


def scripts(subsets: list[str]) -> str:
    """The writing systems of subsets."""
    found: set[str] = set()
    for subset in subsets:
        if subset not in _NONE:
            found.update(_SCRIPTS.get(subset, subset.removesuffix("-ext").split("-")[0].upper()).split())
    return " ".join(sorted(found))


def main() -> None:
    """Write the table."""
    families: dict[str, list[str]] = defaultdict(list)
    for font in json.loads(Path(sys.argv[1]).read_text("utf-8")):
        if font["family"] not in _OTHERS:
            families[scripts(font["subsets"])].append(font["family"])
    rows = (f"{kinds}\t{'|'.join(sorted(names))}\n" for kinds, names in sorted(families.items()) if kinds)
    fonts.GOOGLE_FONTS.write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    main()
