"""The documentation that ships: its examples print what the pages say, its tables and links are true."""

from __future__ import annotations

import re
from pathlib import Path

import doc_examples
import doc_tables
import pytest
from click.testing import CliRunner

from translate.cli import cli

PAGES = {path.stem: path for path in sorted(doc_examples.PAGES.glob("*.md"))}
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def page(name: str) -> str:
    return PAGES[name].read_text("utf-8")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_examples_of_a_page_print_what_it_says(name: str, tmp_path: Path) -> None:
    """`python tests/support/doc_examples.py` writes what they print now."""
    assert doc_examples.performed(page(name), tmp_path) == page(name)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_has_an_example(name: str) -> None:
    assert re.search(r"^```console\n\$ |^```python\n", page(name), re.M)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_tables_are_those_of_the_code(name: str) -> None:
    """`python tests/support/doc_examples.py` draws them anew."""
    assert doc_tables.renewed(page(name)) == page(name)


def test_what_a_command_prints_otherwise_is_seen(tmp_path: Path) -> None:
    text = "```text a/b.txt\none\n```\n\n```console\n$ cat a/b.txt; exit 3\ntwo\n$ echo $?\n3\n```\n"
    assert doc_examples.performed(text, tmp_path) == text.replace("two", "one")


def test_a_block_with_a_name_is_a_file_and_python_without_one_is_run(tmp_path: Path) -> None:
    read = "```python\nprint(open('a/b.txt').read(), end='')\n```\n"
    rest = "\nThen:\n\n```python\nvalue = 1\n```\n\nprints nothing:\n\n```text\nx\n```\n"
    text = f"```text a/b.txt\nfirst\n```\n\n{read}```text\nsecond\n```\n{rest}"
    assert doc_examples.performed(text, tmp_path) == text.replace("second", "first")


def test_python_that_prints_what_the_page_does_not_show_is_seen(tmp_path: Path) -> None:
    text = "```python\nprint(1)\n```\n"
    assert doc_examples.performed(text, tmp_path) == f"{text}```text\n1\n```\n"


def test_python_that_fails_is_seen(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        doc_examples.performed("```python\n1 / 0\n```\n", tmp_path)


def test_a_key_that_the_page_lacks_is_seen() -> None:
    table = re.sub(r"^\| `beam`.*\n", "", page("config"), flags=re.M)
    with pytest.raises(KeyError, match="beam"):
        doc_tables.renewed(table)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_links_lead_to_files(name: str) -> None:
    for link in LINK.findall(page(name)):
        assert (PAGES[name].parent / link).is_file(), link


@pytest.mark.parametrize("name", sorted(PAGES))
def test_pages_that_are_referred_to_exist(name: str) -> None:
    assert set(re.findall(r"translate\s+docs\s+([a-z-]+)", page(name))) <= PAGES.keys()


def test_commands_and_options_in_blocks_that_are_not_run_exist() -> None:
    lines = [line for name in PAGES for line in "".join(doc_examples.blocks(page(name), "sh")).splitlines()]
    assert lines
    for line in lines:
        doc_examples.known(line)


def test_an_option_that_does_not_exist_is_seen() -> None:
    with pytest.raises(AssertionError, match="--nothing"):
        doc_examples.known("translate models list --nothing  # --this is a remark")


def test_the_list_has_a_line_for_each_page() -> None:
    listed = CliRunner().invoke(cli, ["docs"], standalone_mode=False)
    assert listed.exit_code == 0
    lines = dict(line.split(None, 1) for line in listed.output.splitlines())
    assert lines.keys() == PAGES.keys()
    assert next(iter(lines)) == "tour"
    assert all(subject.endswith(".") and len(subject) < 100 for subject in lines.values())


def test_a_page_is_printed_as_it_is() -> None:
    for name in ("tour", "tour.md"):
        assert CliRunner().invoke(cli, ["docs", name], standalone_mode=False).output == page("tour")


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_file_is_named_in_the_text_before_it(name: str) -> None:
    """Its name in the fence is not shown by a terminal or on a web page."""
    for before, path in re.findall(r"([^\n]+(?:\n[^\n]+)*)\n\n```[a-z]+ (\S+)$", page(name), re.M):
        assert f"`{path}`" in before
