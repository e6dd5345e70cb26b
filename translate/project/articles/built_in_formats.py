"""The suffixes of the formats that are built in, so that a format is imported only for files of its own."""

from __future__ import annotations

from collections.abc import Mapping

_ARTICLES = "translate.project.articles"
_BILINGUAL = "translate.exchange.bilingual"

# By the value of the entry point; each the same as `suffixes` of its module.
BUILT_IN: Mapping[str, tuple[str, ...]] = {
    f"{_ARTICLES}.plain": (".txt", ".text"),
    f"{_ARTICLES}.markdown.documents": (".md", ".markdown", ".mdx", ".qmd"),
    f"{_ARTICLES}.html.pages": (".html", ".htm", ".xhtml"),
    f"{_ARTICLES}.html.feeds": (".rss", ".atom", ".xml"),
    f"{_ARTICLES}.office.docx": (".docx", ".docm", ".dotx"),
    f"{_ARTICLES}.office.epub": (".epub",),
    f"{_ARTICLES}.office.pptx": (".pptx", ".pptm", ".ppsx", ".potx"),
    f"{_ARTICLES}.office.odt": (".odt", ".ott", ".odp", ".otp"),
    f"{_ARTICLES}.office.xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    f"{_ARTICLES}.office.ods": (".ods", ".ots"),
    f"{_ARTICLES}.subtitles.srt": (".srt",),
    f"{_ARTICLES}.subtitles.webvtt": (".vtt",),
    f"{_ARTICLES}.subtitles.substation": (".ass", ".ssa"),
    f"{_ARTICLES}.messages.json_messages": (".json", ".arb"),
    f"{_ARTICLES}.messages.properties": (".properties",),
    f"{_ARTICLES}.messages.apple_strings": (".strings",),
    f"{_ARTICLES}.messages.xml_messages": (".stringsdict", "strings.xml", "plurals.xml", "arrays.xml"),
    f"{_ARTICLES}.messages.yaml_messages": (".yaml", ".yml"),
    f"{_ARTICLES}.messages.toml_messages": (".toml",),
    f"{_ARTICLES}.messages.fluent": (".ftl",),
    f"{_ARTICLES}.messages.csv_tables": (".csv", ".tsv"),
    f"{_BILINGUAL}.po_files": (".po", ".pot"),
    f"{_BILINGUAL}.xliff_files": (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
}

BILINGUAL = frozenset(one for format, own in BUILT_IN.items() if format.startswith(_BILINGUAL) for one in own)
"""The suffixes of files that hold a text in both languages."""
