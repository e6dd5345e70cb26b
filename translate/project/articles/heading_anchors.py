"""Anchors of headings: the name under which links reach a heading, made from its text as site generators make it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum


class SlugRule(StrEnum):
    """Whose rule makes anchors of headings. GITHUB: GitHub, Docusaurus, Hugo (github-slugger); PYTHON: MkDocs and other
    users of Python-Markdown (its extension toc); PANDOC: Pandoc and Quarto (auto_identifiers)."""

    GITHUB = "github"
    PYTHON = "python-markdown"
    PANDOC = "pandoc"


def anchors(headings: Iterable[str], rule: SlugRule) -> Iterator[str]:
    """The anchor of each heading of a document, by its plain text; equal ones are numbered."""
    slug, separator = _RULES[rule]
    taken = set[str]()
    for heading in headings:
        first = name = slug(heading)
        count = 0
        while name in taken:
            count += 1
            name = f"{first}{separator}{count}"
        taken.add(name)
        yield name


def _github(text: str) -> str:
    kept = (char for char in text.lower() if char.isalnum() or char in "-_ " or unicodedata.category(char)[0] == "M")
    return "".join(kept).replace(" ", "-")


def _python(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _pandoc(text: str) -> str:
    kept = "".join(char for char in text if char.isalnum() or char in "_-." or char.isspace())
    named = re.sub(r"\s+", "-", kept.strip().lower())
    first = next((n for n, char in enumerate(named) if char.isalpha()), len(named))
    return named[first:] or "section"


_RULES: Mapping[SlugRule, tuple[Callable[[str], str], str]] = {
    SlugRule.GITHUB: (_github, "-"),
    SlugRule.PYTHON: (_python, "_"),
    SlugRule.PANDOC: (_pandoc, "-"),
}
