"""How inline markup is written in the messages of programs: placeholders of the common families, and tags.

Families: printf (%s, %1$d, %@, %(name)s), Python and ICU ({name}, {0}, {0,number}), Mustache, Handlebars and i18next
({{name}}, $t(key)), Ruby (%{name}, %<name>d), shells and JavaScript (${name}, $name), Vue (@:key), "#" in the branches
of a plural. The branches of ICU's plural and select are texts for themselves, so no code has any inside.
"""

from __future__ import annotations

import html
import re

from translate.text.markup.coded_text import CodeKind
from translate.text.markup.marks import Mark, MarkForm
from translate.text.markup.pattern_markup import PatternMarkup
from translate.text.markup.tag_marks import tag_mark

_DIRECTIVES = r"%(?:\(\w{1,60}\)|\d{1,2}\$)?[-+#0,]{0,4}(?:\d{1,4}|\*)?(?:\.\d{1,3}|\.\*)?"
PLACEHOLDERS = (
    r"\{{3}[^{}\n]{0,200}+\}{3}|\{\{[^{}\n]{0,200}+\}\}"  # Mustache
    r"|%\{[^{}\n]{1,80}+\}|%<\w{1,60}+>[-+#0 ]?[\d.]{0,8}[A-Za-z]"  # Ruby
    r"|\$t\([^()\n]{1,200}+\)|\$\{[^{}\n]{1,80}+\}|(?<![\w$])\$[A-Za-z_]\w{0,60}+\$?"
    r"|@:(?:[\w.]{1,80}+(?<!\.)|\([^()\n]{1,80}+\))"
    r"|'[{}][^'\n]{0,80}+'"  # quoted by the rules of ICU
    r"|\{\s*[\w.$@\[\]-]{0,60}+\s*(?:[,:!|][^{}\n]{0,80}+)?\}"
    r"|%%|%\#@\w{1,60}+@"  # Apple's plural variables
    rf"|{_DIRECTIVES}"
    r"(?:hh?|ll?|[Lqzjt])?[diouxXeEfFgGcrsaSpn@](?![A-Za-z])"
)
_TAGS = r"<!--[^>]{0,300}?-->|</?[A-Za-z0-9][^<>\n]{0,500}+>"
_ENTITIES = r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
_PLACEABLES = r"\{(?>(?:[^{}\"]|\"(?>(?:[^\"\\\n]|\\.)*)\")*)\}"
_KEPT_TAG = re.compile(r"<xliff:g\b|</xliff:g\b")


def _mark(text: str, start: int, end: int) -> Mark:
    raw = text[start:end]
    if raw == "''":
        return Mark(start, end, MarkForm.CHARACTER, "'")
    if raw.startswith("&"):
        return Mark(start, end, MarkForm.CHARACTER, html.unescape(raw))
    if _KEPT_TAG.match(raw) and not raw.endswith("/>"):  # Android: what is not translated
        form = MarkForm.TAG_CLOSING if raw.startswith("</") else MarkForm.TAG_OPENING
        return Mark(start, end, form, name="xliff:g", alone=CodeKind.EMPTY, is_whole=True, is_shown=True)
    return tag_mark(text, start, end) if raw.startswith("<") else Mark(start, end, MarkForm.WORD)


def _escaped(char: str) -> str:
    return html.escape(char, quote=False)


_QT = r"%L?(?:[1-9]\d?|n)(?![\w%$])"
GETTEXT = PatternMarkup(re.compile(f"{PLACEHOLDERS}|{_QT}|{_TAGS}"), _mark)
"""Of the messages of gettext, with the placeholders of Qt and KDE (%1)."""
FORMAT = PatternMarkup(
    re.compile(rf"{_DIRECTIVES}(?:hh?|ll?|[Lqzjt])?[A-Za-z@]|%%|{PLACEHOLDERS}|{_QT}|{_TAGS}"), _mark
)
"""Of those of gettext that are known to be formats (c-format): a letter may follow a directive at once ("%.3fs")."""
MESSAGE = PatternMarkup(re.compile(f"{PLACEHOLDERS}|{_TAGS}"), _mark)
"""Of most messages."""
PLURAL = PatternMarkup(re.compile(f"{PLACEHOLDERS}|{_TAGS}|#"), _mark)
"""Of the branches of a plural: "#" is the number."""
DOUBLED = PatternMarkup(re.compile(f"''|{PLACEHOLDERS}|{_TAGS}"), _mark, re.compile("'"), lambda char: char * 2)
"""Of messages for Java's MessageFormat, in which an apostrophe is doubled."""
XML_MESSAGE = PatternMarkup(re.compile(f"{_ENTITIES}|{PLACEHOLDERS}|{_TAGS}"), _mark, re.compile("[&<]"), _escaped)
"""Of messages within XML, with its entities."""
FLUENT = PatternMarkup(re.compile(f"{_PLACEABLES}|{_TAGS}"), _mark)
"""Of patterns of Fluent: everything in braces is a placeholder."""
