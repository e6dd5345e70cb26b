"""The table of report formats: a function for each name, and the file suffixes that choose one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from translate.checks.formats import github, json, junit, markdown, sarif, text
from translate.checks.gate import Report

Format = Callable[[Report, str], str]
"""In: a report, and the severity from which findings fail it ("error", "warning", "none"). Out: text that ends with a
line feed."""

FORMATS: Mapping[str, Format] = {
    "text": text.render,
    "json": json.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "markdown": markdown.render,
}
SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
}
