"""Bilingual files of installed or unpacked packages, read as articles: how many are read, come back byte for byte, and
are proved to differ in their translations only; what `msgfmt --check` says of the PO files filled.

    python tests/benchmarks/bilingual.py FOLDER [SUFFIX ...]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

sys.path.append(str(Path(__file__).parents[1] / "support"))

from format_goldens import changed

from translate.catalog import reader
from translate.errors import Error
from translate.exchange.bilingual import xliff_files
from translate.model import Article
from translate.project import articles, ledger

SUFFIXES = (".po", ".pot", ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff")
MSGFMT = "msgfmt"


def target_of(data: bytes, name: str) -> str:
    """The locale that a file is for, Russian where it says none."""
    if name.endswith((".po", ".pot")):
        language = reader.parse(data, name).field("Language")
        return language.split("@")[0].replace("_", "-") or "ru"
    return xliff_files.target_of(data.decode("utf-8", "replace")) or "ru"


def emptied(article: Article) -> dict[int, str]:
    """A translation of all texts: their letters in upper case, codes kept."""
    return changed(article, lambda text: "".join(c.upper() if len(c.upper()) == 1 else c for c in text))


def tried(path: Path, counts: Counter[str]) -> str:
    """Try a file. Returns what is wrong, "" for nothing."""
    data = path.read_bytes()
    counts["files"] += 1
    try:
        parsed = articles.parse(data, path.name, "en")
        article = articles.into(parsed, target_of(data, path.name))
    except Error as error:
        counts["refused"] += 1
        return f"refused: {error}"
    counts["texts"] += len(article.paragraphs)
    if articles.serialize(article, {}) != data:
        return "not identical"
    counts["identical"] += 1
    made = articles.translated(article, emptied(article), target_of(data, path.name))
    faults = [*ledger.differences(data, made.data, made.replacements)]
    places = articles.places(article)
    faults += [
        "a replacement outside of the texts" for r in made.replacements if (r.member, r.start, r.end) not in places
    ]
    if faults:
        return f"not proved: {faults[0]}"
    counts["proved"] += 1
    return checked(data, made.data, path, counts)


def checked(before: bytes, after: bytes, path: Path, counts: Counter[str]) -> str:
    """What msgfmt, or a parser of XML, says of a result that it does not say of the source."""
    if path.suffix in (".po", ".pot"):
        old, new = msgfmt(before), msgfmt(after)
        counts["msgfmt"] += not new or bool(old)
        return f"msgfmt: {new}" if new and not old else ""
    ElementTree.fromstring(after)
    counts["well-formed"] += 1
    return ""


def msgfmt(data: bytes) -> str:
    """The first error of `msgfmt --check-format` on a file, fuzzy entries included."""
    with tempfile.NamedTemporaryFile(suffix=".po") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(
            [MSGFMT, "--use-fuzzy", "--check-format", "-o", "/dev/null", file.name], capture_output=True, check=False
        )
    return done.stderr.decode("utf-8", "replace").strip() if done.returncode else ""


def main() -> None:
    """Try all files below a folder, or every file given, and print the counts."""
    wanted = tuple(sys.argv[2:]) or SUFFIXES
    counts = Counter[str]()
    for path in sorted(p for p in Path(sys.argv[1]).rglob("*") if p.suffix in wanted and p.is_file()):
        try:
            fault = tried(path, counts)
        except Exception as error:
            fault = f"crashed: {type(error).__name__}: {error}"
            counts["crashed"] += 1
        if fault:
            print(f"{path}: {fault}")
    print(dict(counts))


if __name__ == "__main__":
    main()
