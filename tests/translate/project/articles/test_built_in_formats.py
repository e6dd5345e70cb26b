"""Laws of the registry of formats: a format is imported for files of its own only."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.metadata import entry_points

from translate.project.articles.built_in_formats import BUILT_IN
from translate.project.articles.format_registry import GROUP


def test_the_suffixes_that_are_known_are_those_of_the_modules() -> None:
    assert {name: import_module(name).suffixes for name in BUILT_IN} == dict(BUILT_IN)


def test_every_registered_format_of_this_package_is_known() -> None:
    registered = {entry.value for entry in entry_points(group=GROUP)}
    assert {value for value in registered if value.startswith("translate.")} == set(BUILT_IN)


def test_a_plain_text_needs_no_other_format() -> None:
    script = """if 1:
        import sys
        from translate.project import articles
        articles.parse(b"A text.", "a.txt", "en")
        assert ".docx" in articles.suffixes()
        loaded = {name for name in sys.modules if name.startswith("translate.project.articles.")}
        print(sorted(name for name in loaded if name.split(".")[3] in ("office", "messages", "markdown", "html")))
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
