"""The formats PO and POT: empty and fuzzy translations are filled and flagged fuzzy, all else stays to the byte.

The language and the plural forms are those of the header. A template (POT) gets a header for the target locale, and as
many plural forms as that has. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from translate.catalog import CREDITS, GENERATOR, Catalog, Entry, reader, string_lines
from translate.errors import ArticleError
from translate.exchange.bilingual import edges
from translate.exchange.bilingual.languages import refuse_others
from translate.exchange.bilingual.po_scan import Message, fuzzy_spans, messages, value_span
from translate.model import Article, Attribute, Paragraph, Role
from translate.project.articles import USUAL, Decoded, FormatSettings, TextSpan, article, decoded
from translate.project.articles.messages import has_words, laid_out, unwrapped
from translate.text import Span, locales, plurals
from translate.text.markup import FORMAT, GETTEXT, Markup, has_number

suffixes = (".po", ".pot")
_PAGE = 80  # columns; a file with longer lines is not wrapped
_FORMATS = re.compile(r"(?:c|python|objc|perl|php|tcl|awk|lua|ruby|sh-printf|gcc-internal)-format")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def parse(data: bytes, name: str, locale: str, settings: FormatSettings = USUAL) -> Article:
    """Find the translations that are missing or fuzzy. See ArticleFormat. Raises CatalogError for a broken file,
    ArticleError for a catalog of this program."""
    found = reader.parse(data, name)
    if found.field("Project-Id-Version") == GENERATOR:
        what = "a catalog that this program wrote, not an article"
        raise ArticleError(name, what, "review it and run translate build, or give the article itself")
    file = decoded(data, name, codecs.lookup(found.charset).name)
    said = found.field("X-Source-Language").replace("_", "-")
    return _article(file, found, name, locale, "", said)


def into(article: Article, locale: str) -> Article:
    """See TargetedFormat."""
    data = article.text.encode(article.charset)
    found = reader.parse(data, article.name)
    language = found.field("Language").partition("@")[0].partition(".")[0]
    refuse_others(article, language, locale, "give its template (.pot), or the file of that language")
    return replace(
        _article(Decoded.of(article), found, article.name, article.locale, locale, article.said), format=article.format
    )


def encoded(article: Article, paragraph: Paragraph, target: str, column: int) -> str:
    """See ArticleFormat. Raises ArticleError for a translation with characters that the charset does not have."""
    keyword, lead, tail, page, _ = paragraph.syntax.split("|")
    text = edges.plain(lead) + laid_out(paragraph, target) + edges.plain(tail)
    new = article.newline.join(string_lines(keyword, text, is_wrapped=page == "wrap"))
    try:
        new.encode(article.charset)
    except UnicodeEncodeError as error:
        what = f"its charset {article.charset} does not have {error.object[error.start]!r} of the translation"
        raise ArticleError(article.name, what, "convert it first, e.g. with msgconv -t UTF-8") from error
    return new


def markup(article: Article, paragraph: Paragraph) -> Markup:
    """See ArticleFormat."""
    return FORMAT if paragraph.syntax.endswith("|format") else GETTEXT


@dataclass(frozen=True, slots=True)
class _Form:
    """A translation that is missing or fuzzy. `keyword`: msgstr or msgstr[n]; `source`: what it translates; `numbers`:
    those that take it; `at`: where it stands, both the same for one that the file does not have yet."""

    keyword: str
    source: str
    numbers: tuple[str, ...]
    at: Span


def _article(file: Decoded, found: Catalog, name: str, locale: str, target: str, said: str) -> Article:
    """The article of a file. `target`: the locale of its translation, "" where that is not known yet."""
    known = {entry.line: entry for entry in found.entries if not entry.obsolete}
    header = next((one for one in messages(file.text) if found.header and one.line == found.header.line), None)
    rule = _rule(found, target)
    rows = _NEWLINE.split(file.text[header.ends if header else 0 :])
    page = "no-wrap" if any(len(row) > _PAGE and row[0] != "#" for row in rows) else "wrap"
    spans, attributes = list[TextSpan](), list[Attribute]()
    if header and target:
        attributes += _fields(file, found, header, target)
    for one in messages(file.text):
        entry = known.get(one.line)
        if entry is None or entry.source in CREDITS or (entry.context or "") in CREDITS:
            continue
        first = len(spans) + 1
        for form in _forms(entry, one, rule):
            spans += _spans(form, entry, page)
        of = tuple(range(first, len(spans) + 1))
        if of:
            attributes += _about(file, one, entry, of, spans)
    return article(file, name, locale, spans, attributes, said=said)


def _rule(found: Catalog, target: str) -> str:
    """The plural rule of a file: that of its header, else that of the locale."""
    given = found.field("Plural-Forms")
    return given if plurals.of_rule(given) else locales.plural_forms(target) if target else ""


def _forms(entry: Entry, one: Message, rule: str) -> Iterator[_Form]:
    """The translations of an entry that are to be made."""
    if entry.plural is None:
        if entry.fuzzy or not entry.target.strip():
            yield _Form("msgstr", entry.source, (), one.strings["msgstr"])
        return
    examples = plurals.of_rule(rule)
    for n in range(max(len(entry.plurals), len(examples))):
        keyword = f"msgstr[{n}]"
        at = one.strings.get(keyword, (_end(one), _end(one)))
        if n >= len(entry.plurals) or entry.fuzzy or not entry.plurals[n].strip():
            yield _Form(keyword, *_source(entry, examples[n] if n < len(examples) else ()), at)


def _end(one: Message) -> int:
    """Where the last string of an entry ends."""
    return max(end for keyword, (_, end) in one.strings.items())


def _source(entry: Entry, numbers: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a plural form translates, and the numbers that take it: the singular where that holds for all of them."""
    plural = entry.plural or entry.source
    if numbers[:1] == ("1",) and (numbers == ("1",) or has_number(GETTEXT.lifted(entry.source))):
        return entry.source, numbers[:1]
    return plural, tuple(one for one in numbers if one != "1")


def _spans(form: _Form, entry: Entry, page: str) -> Iterator[TextSpan]:
    lead, inner, tail = edges.split(form.source)
    if not has_words(inner, GETTEXT):
        return
    text, width = unwrapped(inner)
    plural = form.keyword if entry.plural is not None else ""
    context = " ".join(filter(None, (entry.context, plural)))
    place = " ".join(filter(None, (context, *entry.references[:1])))
    is_format = any(_FORMATS.fullmatch(flag) for flag in entry.flags)
    kind = "format" if is_format else ""
    syntax = "|".join([form.keyword, edges.escaped(lead), edges.escaped(tail), page, kind])
    numbers = form.numbers if plural else ()
    yield TextSpan(*form.at, text, syntax, place, context, width, is_target=True, numbers=numbers)


def _about(
    file: Decoded, one: Message, entry: Entry, of: tuple[int, ...], spans: list[TextSpan]
) -> Iterator[Attribute]:
    """What changes with the translations of an entry: the flag fuzzy, and the keywords of new plural forms."""
    text, newline = file.text, file.newline
    if entry.fuzzy:
        for start, end in fuzzy_spans(text, one):
            yield Attribute(start, end, Role.BEFORE, text[start:end], of, "")
    elif ours := [start for start, _ in one.flags if text.startswith("#,", start)]:  # programs before `#=` read these
        at = ours[0] + 2
        yield Attribute(at, at, Role.BEFORE, " fuzzy,", of, "")
    else:
        yield Attribute(one.begins, one.begins, Role.BEFORE, f"#, fuzzy{newline}", of, "")
    for number in of:
        if spans[number - 1].start == spans[number - 1].end:
            keyword = spans[number - 1].syntax.partition("|")[0]
            at = spans[number - 1].start
            yield Attribute(at, at, Role.BEFORE, f"{newline}{keyword} ", (number,))
    if len(of) > 1:
        yield Attribute(one.begins, one.begins, Role.TOGETHER, "", of)


def _fields(file: Decoded, found: Catalog, header: Message, target: str) -> Iterator[Attribute]:
    """The header fields that a template leaves open, and the flag fuzzy of its header."""
    if found.field("Language").strip():
        return
    text = file.text
    for start, end in fuzzy_spans(text, header):
        yield Attribute(start, end, Role.FIELD, "")
    language = target.replace("-", "_")
    values = {"Language": language, "Plural-Forms": _rule(found, target), "Language-Team": locales.display(target)}
    if "CHARSET" in found.field("Content-Type"):
        values["Content-Type"] = "text/plain; charset=UTF-8"
    missing = ""
    for field, value in values.items():
        span = value_span(text, header, field)
        if span is None and not found.field(field):
            missing += f'{file.newline}"{field}: {value}\\n"' if field != "Language-Team" else ""
        elif span and (field != "Language-Team" or "LANGUAGE" in text[slice(*span)]):
            space = " " if text[span[0] - 1] == ":" else ""
            yield Attribute(*span, Role.FIELD, f"{space}{value}")
    end = header.strings["msgstr"][1]
    if missing:
        yield Attribute(end, end, Role.FIELD, missing)
