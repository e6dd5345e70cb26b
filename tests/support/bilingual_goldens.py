"""Golden files of documents in two languages: beside each sample its layouts (.below, .beside, .facing) with the plain
text in upper case as its translation. `python tests/support/bilingual_goldens.py` writes them: read them before you
commit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from format_goldens import changed, upper

from translate.errors import ConfigError
from translate.model import Article, Bilingual
from translate.project.articles import Spliced, bilingual, parse

FOLDER = Path(__file__).parent.parent / "golden/formats/bilingual"
_RIGHT_TO_LEFT = "fragment.html"


def samples() -> list[Path]:
    """The samples."""
    layouts = tuple(f".{one}" for one in Bilingual)
    return sorted(path for path in FOLDER.iterdir() if path.suffix not in layouts)


def paired(article: Article, layout: Bilingual, locale: str = "ru") -> Spliced:
    """An article with its plain text in upper case as its translation."""
    return bilingual(article, changed(article, upper), locale, layout)


def layouts(path: Path) -> Iterator[tuple[Path, bytes]]:
    """The golden file of each layout that the format of a sample has, and what it holds."""
    article = parse(path.read_bytes(), path.name, "en")
    for layout in Bilingual:
        try:
            made = paired(article, layout, "he" if path.name == _RIGHT_TO_LEFT else "ru")
        except ConfigError:
            continue
        yield path.with_name(f"{path.name}.{layout}"), made.data


def main() -> None:
    """Write the golden files."""
    for path in samples():
        for golden, data in layouts(path):
            golden.write_bytes(data)


if __name__ == "__main__":
    main()
