"""The report of a check in the formats that people and machines read: the same findings in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from translate.checks.formats import github, json, junit, markdown, sarif, text
from translate.checks.gate import Report

Format = Callable[[Report, str], str]
"""A report, and the severity from which findings fail it ("error", "warning", "none"), as text ended by a line feed."""

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
