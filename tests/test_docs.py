"""The worked examples of the documentation that ships print what the pages say."""

from __future__ import annotations

from pathlib import Path

import pages
import pytest

import translate

DOCS = Path(translate.__file__).parent / "docs"


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.stem)
def test_the_examples_of_a_page_print_what_it_says(path: Path, tmp_path: Path) -> None:
    page = pages.read(path.read_text("utf-8"))
    if page.examples:
        assert pages.run(page, tmp_path) == [example.output for example in page.examples]


def test_a_block_with_a_name_is_a_file_and_one_without_is_run(tmp_path: Path) -> None:
    fence = "```"
    page = pages.read(
        f"{fence}text a/b.txt\nfirst\n{fence}\n\n{fence}python\nprint(open('a/b.txt').read(), end='')\n{fence}\n"
        f"{fence}text\nfirst\n{fence}\n\nThen:\n\n{fence}python\nvalue = 1\n{fence}\n"
        f"\nprints nothing:\n\n{fence}text\nx\n{fence}\n"
    )
    assert page.files == {"a/b.txt": "first\n"}
    assert [example.output for example in page.examples] == ["first\n", ""]
    assert pages.run(page, tmp_path) == ["first\n", ""]
