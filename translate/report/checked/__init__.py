"""The report of a check in the formats that people and machines read: the same findings in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from translate.checks import Report
from translate.report.checked import data, github, junit, markdown, sarif, text

Format = Callable[[Report, str], str]
"""A report, and the severity from which findings fail it ("error", "warning", "none"), as text ended by a line feed."""

FORMATS: Mapping[str, Format] = {
    "text": text.render,
    "json": data.render,
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
