"""Files of each format: the texts that are found in them (.texts), and the whole file with accented texts (.accented).

`python tests/translate/project/articles/test_golden_formats.py` writes both anew: read what has changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from format_laws import assert_laws, pseudo, texts

from translate.project import articles

FOLDERS = [Path(__file__).parents[3] / "golden" / "formats" / name for name in ("subtitles", "messages")]
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*")) if path.suffix not in (".texts", ".accented")]


def found(path: Path) -> str:
    """The texts of a file, each with its place and context, and with the gaps in it."""
    article = articles.parse(path.read_bytes(), path.name, "en")
    rows = []
    for one, text in zip(article.paragraphs, texts(article), strict=True):
        cuts = f" ({len(one.gaps) + 1} pieces)" if one.gaps else ""
        rows.append(f"{one.place} | {one.context}{cuts} | {text!r}\n")
    return "".join(rows)


def accented(path: Path) -> bytes:
    """The file with accented texts."""
    article = articles.parse(path.read_bytes(), path.name, "en")
    return articles.translated(article, pseudo(article), "ru").data


def beside(path: Path, suffix: str) -> Path:
    """The golden file for a file."""
    return path.with_name(path.name + suffix)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_texts_are_found_and_nothing_else_changes(path: Path) -> None:
    assert_laws(path.read_bytes(), path.name)
    assert found(path) == beside(path, ".texts").read_text("utf-8")
    assert accented(path) == beside(path, ".accented").read_bytes()


if __name__ == "__main__":
    for one in FILES:
        beside(one, ".texts").write_text(found(one), "utf-8")
        beside(one, ".accented").write_bytes(accented(one))
