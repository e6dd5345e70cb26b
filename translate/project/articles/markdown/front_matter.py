"""The front matter of Markdown files, in YAML or TOML: the values of some keys are texts, spliced in their own quotes.

It is scanned line by line, for what a front matter has in practice; a value that is written in another way (over
several lines in quotes, with an anchor or a tag) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from translate.model import Attribute, LineLayout, Role
from translate.project.articles import TextSpan
from translate.project.articles.markdown.lines import NARROWEST

LOCALE_KEYS = ("lang", "language", "locale")
"""The keys whose values are the locale of the document."""

_YAML = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<body>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
_YAML_LINE = re.compile(r"[ \t]*(?:#.*|-(?:[ \t].*)?|[^\s:#][^:\n]*:(?:[ \t].*)?|[\]}\[{\"',].*)?$")
_YAML_PAIR = re.compile(
    r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<quote>[\"']?)(?P<key>[\w.-]+)(?P=quote)[ ]*:(?:[ \t]+(?P<value>.*))?$"
)
_TOML_PAIR = re.compile(r"[ \t]*[\"']?(?P<key>[\w-]+)[\"']?[ \t]*=[ \t]*(?P<value>.*)$")
_BLOCK = re.compile(r"(?P<style>[|>])[+-]?\d?[+-]?[ \t]*(?:#.*)?$")
_DOUBLE = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^'\n]|'')*'")
_LITERAL = re.compile(r"'[^'\n]*'")
_COMMENT = re.compile(r"[ \t]+#.*$")
_NOT_PLAIN = re.compile(
    r"[\s\-?:,\[\]{}#&*!|>'\"%@`]|.*(?::\s|\s#|:$)|(?:true|false|yes|no|on|off|null|~|[\d.+-][\d_.,:eE+-]*|=)$",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\(?:(u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|U[0-9A-Fa-f]{8})|(.))")
_Reader = Callable[[str, int], Iterator[TextSpan | Attribute]]
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The texts of a front matter, its locale, and the place in the file where it ends, 0 if there is none."""

    spans: tuple[TextSpan, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    end: int = 0


def front_matter(text: str, keys: Collection[str]) -> FrontMatter:
    """The front matter of a text whose line breaks are \\n. `keys`: those whose values are translated."""
    if (match := _YAML.match(text)) and _is_yaml(match["body"]):
        return FrontMatter(*_found(match, _yaml, keys), match.end())
    if match := _TOML.match(text):
        return FrontMatter(*_found(match, _toml, keys), match.end())
    return FrontMatter()


def _is_yaml(body: str) -> bool:
    """True for a text between two lines of dashes that is a mapping, and no Markdown between two thematic breaks."""
    lines = body.split("\n")
    return not body.strip() or (
        any(_YAML_PAIR.match(line) for line in lines)
        and next((bool(_YAML_LINE.match(line)) for line in lines if line.strip()), True)
    )


def _found(
    match: re.Match[str], read: _Reader, keys: Collection[str]
) -> tuple[tuple[TextSpan, ...], tuple[Attribute, ...]]:
    wanted = {key.lower() for key in keys}
    found = list(read(match["body"], match.start("body")))
    spans = tuple(one for one in found if isinstance(one, TextSpan) and one.place.lower() in wanted)
    return spans, tuple(one for one in found if isinstance(one, Attribute))


def _yaml(body: str, at: int) -> Iterator[TextSpan | Attribute]:
    lines = body.split("\n")
    n = 0
    while n < len(lines):
        match = _YAML_PAIR.match(lines[n])
        start = at + match.start("value") if match else at
        at += len(lines[n]) + 1
        n += 1
        if match is None:
            continue
        indent, value = len(match["indent"]), match["value"] or ""
        if block := _BLOCK.match(value):
            begin = n
            while n < len(lines) and (not lines[n].strip() or len(lines[n]) - len(lines[n].lstrip()) > indent):
                n += 1
            if match["key"].lower() not in LOCALE_KEYS:
                yield from _block(lines[begin:n], at, block["style"], match["key"])
            at += sum(len(line) + 1 for line in lines[begin:n])
            continue
        is_alone = n >= len(lines) or not lines[n].startswith(" " * (indent + 1)) or bool(_YAML_PAIR.match(lines[n]))
        if is_alone:
            yield from _value(match["key"], value, start, "yaml")


def _block(lines: list[str], at: int, style: str, key: str) -> Iterator[TextSpan]:
    """The texts of a block scalar: its lines, or with ">" what stands between blank lines."""
    group: list[tuple[int, str]] = []
    for line in [*lines, ""]:
        if line.strip():
            group.append((at, line))
        if group and (not line.strip() or style == "|"):
            first, last = group[0], group[-1]
            margin = first[1][: len(first[1]) - len(first[1].lstrip())]
            text = " ".join(one.strip() for _, one in group)
            width = max(NARROWEST, *(len(one) for _, one in group)) if len(group) > 1 else 0
            end = last[0] + len(last[1].rstrip())
            lays = (LineLayout(margin),)
            if any(map(str.isalpha, text)):
                yield TextSpan(first[0] + len(margin), end, text, "yaml block", key, width=width, lines=lays)
            group = []
        at += len(line) + 1


def _toml(body: str, at: int) -> Iterator[TextSpan | Attribute]:
    is_long = False
    for line in body.split("\n"):
        match = _TOML_PAIR.match(line)
        if not is_long and match:
            yield from _value(match["key"], match["value"], at + match.start("value"), "toml")
        is_long ^= (line.count('"""') + line.count("'''")) % 2 == 1
        at += len(line) + 1


def _value(key: str, value: str, start: int, syntax: str) -> Iterator[TextSpan | Attribute]:
    """The text of a value in quotes, or a plain one of YAML."""
    if (match := _DOUBLE.match(value)) and _ends(value, match.end()):
        style, raw, text = "double", match[0], _unescaped(match[0][1:-1])
    elif (match := (_SINGLE if syntax == "yaml" else _LITERAL).match(value)) and _ends(value, match.end()):
        style, raw = "single", match[0]
        text = match[0][1:-1].replace("''", "'") if syntax == "yaml" else match[0][1:-1]
    else:
        raw = text = _COMMENT.sub("", value).rstrip()
        style = "plain"
        if syntax == "toml" or not raw or _NOT_PLAIN.match(raw):
            return
    if key.lower() in LOCALE_KEYS and text:
        shift = raw.find(text)
        yield Attribute(start + shift, start + shift + len(text), Role.LOCALE)
    elif any(map(str.isalpha, text)) and not text.startswith(("{{", "{%")):
        yield TextSpan(start, start + len(raw), text, f"{syntax} {style}", key)


def _ends(value: str, at: int) -> bool:
    rest = value[at:]
    return not rest.strip() or bool(_COMMENT.fullmatch(rest))


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        return chr(int(match[1][1:], 16)) if match[1] else _ESCAPES.get(match[2], match[2])

    return _ESCAPED.sub(character, text) if "\\" in text else text


def encoded_value(target: str, syntax: str) -> str:
    """A translation as the value of a key: in the quotes of the source, where they can hold it."""
    text = " ".join(target.split())
    language, _, style = syntax.partition(" ")
    if style == "single" and (language == "yaml" or "'" not in text):
        return "'" + (text.replace("'", "''") if language == "yaml" else text) + "'"
    if style == "plain" and not _NOT_PLAIN.match(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
