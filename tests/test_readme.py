"""README and CONTRIBUTING: short, true, and their first blocks are the commands that a newcomer runs."""

from __future__ import annotations

import re
from pathlib import Path

import doc_examples
import pytest

from translate.catalog import load
from translate.project import articles

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
LIMIT = 6 * 1024  # bytes
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
NEWCOMER = ["README.md", "CONTRIBUTING.md"]


def test_the_first_two_blocks_install_and_run_and_install_and_test() -> None:
    run, test = doc_examples.blocks(README, "sh")[:2]
    assert run.splitlines()[-1] == ".venv/bin/translate run --to ru"
    assert test.splitlines()[-1] == ".venv/bin/python -m pytest -q -n 2"
    assert all(block.startswith("python3 -m venv .venv\n") for block in (run, test))


@pytest.mark.parametrize("name", NEWCOMER)
def test_it_is_short(name: str) -> None:
    assert (ROOT / name).stat().st_size <= LIMIT


@pytest.mark.parametrize("name", NEWCOMER)
def test_links_lead_to_files(name: str) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text("utf-8")):
        assert (ROOT / link).is_file(), link


@pytest.mark.parametrize("name", NEWCOMER)
def test_paths_in_the_text_exist(name: str) -> None:
    for path in re.findall(r"`((?:glossary|tests|translate|\.ci)/[a-z_0-9/.-]*)`", (ROOT / name).read_text("utf-8")):
        assert (ROOT / path).exists(), path


def test_every_page_is_in_the_table() -> None:
    assert set(re.findall(r"\(translate/docs/([a-z-]+)\.md\)", README)) == {
        p.stem for p in doc_examples.PAGES.glob("*.md")
    }


def test_the_picture_is_small() -> None:
    assert (doc_examples.PAGES / "report.png").stat().st_size < 150_000


def test_the_paragraph_and_its_entry_are_of_the_sample_articles_and_fuzzy(samples: Path, tmp_path: Path) -> None:
    source, target = (quote.replace("\n> ", " ").strip() for quote in re.findall(r"^> (.+\n(?:> .+\n)*)", README, re.M))
    article = articles.parse((samples / "lake-sevan.txt").read_bytes(), "lake-sevan.txt", "en")
    assert source in {articles.source_text(article, paragraph.id) for paragraph in article.paragraphs}
    (tmp_path / "shown.po").write_text(HEADER + doc_examples.blocks(README, "po")[0], "utf-8")
    (entry,) = load(tmp_path / "shown.po").entries
    assert (entry.source, entry.target, entry.fuzzy) == (source, target, True)
