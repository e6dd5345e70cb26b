"""Protected spans, which translation must not change: addresses, handles, paths, placeholders, code, markup."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Kind(StrEnum):
    """The kind of a protected span."""

    URL = "url"
    EMAIL = "email"
    HANDLE = "handle"
    HASHTAG = "hashtag"
    PATH = "path"
    PLACEHOLDER = "placeholder"
    TAG = "tag"
    ENTITY = "entity"
    CODE = "code"
    MARKUP = "markup"


class Span(NamedTuple):
    """Characters [start, end) of a text that must not change, and their kind."""

    start: int
    end: int
    kind: Kind


# Generic and country top-level domains; those that are also words (in, is, it, me, no, so, to) need www. or https.
_DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|biz|news|media|online|site|app|dev|io|ai|co|eu|am|az|ge|ru|рф|su|ua|by|kz|uk|ie|de|fr"
    "|es|pt|pl|cz|nl|ch|se|fi|dk|gr|tr|il|ir|cn|jp|kr|br|ar|mx|ca|au|nz|za"
)
_SUFFIXES = (
    "txt|md|rst|csv|tsv|json|ya?ml|toml|ini|cfg|xml|html?|css|js|ts|py|sh|c|h|cpp|java|go|rs|po|pot|mo|tmx|xliff|tbx"
    "|pdf|docx?|xlsx?|pptx?|odt|png|jpe?g|gif|svg|mp[34]|wav|zip|tar|gz|exe|log|sql"
)
_SHORTCODE = r"[A-Za-z][\w-]{0,40}+"
_VALUE = r"""
    "[^"\n]{0,300}+" | '[^'\n]{0,300}+' | [“”″][^“”″\n]{0,300}+[“”″] | [^\s\]"'“”″]{1,200}+
"""
_CLOSING = re.compile(rf"\[/({_SHORTCODE})\]")
# Formulas of LaTeX. Between single dollars something must stand that amounts of money have not.
_FORMULA = r"""
    \\\( (?:[^\n]{1,300}?) \\\) | \\\[ (?:[^\n]{1,300}?) \\\]
    | \$\$ (?=[^\s$]) [^$\n]{1,300} (?<![\s\\]) \$\$
    | (?<![\w$\\]) \$ (?=[^\s${]) (?= [^$\n]{0,200} [\\^_={}<>+*] | [A-Za-z]{1,2}\$ )
      [^$\n]{1,200} (?<![\s\\]) \$ (?![\w$])
    | \\(?:begin|end)\{\w{1,30}\*?\}
    | (?<![\w\\]) \\[A-Za-z]{2,30} (?: \[[^][\n]{0,80}\] )? (?: \{ (?:[^{}\n]|\{[^{}\n]{0,80}\}){0,200} \} ){1,3}
"""
# Arguments of messages of ICU with a type: formats, and choices with their texts, nested once.
_CHOICE = r"""
    \{ \s? [\w.-]{1,60} \s? , \s?
    (?:number|date|time|spellout|ordinal|duration|list|plural|select|selectordinal|choice) \b
    (?: [^{}] | \{ (?: [^{}] | \{[^{}]{0,300}\} ){0,600} \} ){0,600} \}
"""
# Every repetition is possessive or bounded, so that no text causes backtracking.
_PROTECTED = re.compile(
    rf"""
    (?P<code>
        (?<![`\w\\]) ` (?![`\s]) [^`\n]{{1,200}} (?<!\s) ` (?![`\w])
        | (?<![`\w\\]) `` (?![`\s]) (?: [^`\n] | `(?!`) ){{1,200}} (?<!\s) `` (?![`\w])
        | {_FORMULA}
      )
    | (?P<email> (?<![\w.+%-]) (?:mailto:)? \w[\w.+%-]*+ @ [^\W_][\w-]*+ (?>(?:\.[\w-]++)+) )
    | (?P<url>
        (?<!\w) (?:https?|ftps?|sftp|file|ssh|git)://[^\s<>"«»“”„{{}}|\\^`，。、）」】]++
        | (?<![\w.@/-]) www\.[^\s<>"«»“”„{{}}|\\^`，。、）」】]++
        | (?<![\w.@/-]) [^\W_](?:[\w-]*+\.(?=\w)){{1,8}}? (?:{_DOMAINS}) (?![\w-]|\.\w|@)
          (?: /[^\s<>"«»“”{{}}|\\^`]*+ )?
      )
    | (?P<handle> (?<![\w.@/]) @[A-Za-z0-9_]{{2,30}}+ (?![\w@]) )
    | (?P<hashtag> (?<![\w&/#]) \#(?=\w*[^\W\d_]) \w{{2,100}}+ )
    | (?P<markup>
        \[\[ [^][\n|]{{1,100}} \]\]
        | \{{% .{{0,300}}? %\}} | \{{\# .{{0,300}}? \#\}} | <\? .{{0,1000}}? \?> | <% .{{0,500}}? %>
        | <!-- .{{0,1000}}? -->
        | \[ /{_SHORTCODE} \] | \[ {_SHORTCODE} = [^\]\n]{{1,200}} \]
        | \[ {_SHORTCODE} (?>(?: [ \t]++ [\w-]{{1,40}}+ = (?:{_VALUE}) ){{1,20}}) \s*/?\]
        | \[ (?P<bare>{_SHORTCODE}) \]
      )
    | (?P<placeholder>
        {_CHOICE}
        | \{{\{{ [^{{}}\n]{{0,300}} \}}\}}
        | [$%]\{{ [^{{}}\n]{{1,80}} \}}
        | \{{ [\w.:!<>,\[\]+-]{{0,60}} \}}
        | (?<![\w%]) %% \w{{1,60}}+ %%
        | (?<![\w$]) \$ (?: [a-z_]\w{{1,60}}+ | [A-Z][A-Z0-9]{{0,40}}_\w{{1,60}}+ ) (?![\w$])
        | (?<![\w%]) % (?:\(\w{{1,60}}\)|\d{{1,2}}\$)? [-+#0]{{0,4}} (?:\d{{1,4}}|\*)? (?:\.\d{{1,3}}|\.\*)?
          (?:hh?|ll?|[Lzjt])? [diouxXeEfFgGcrsaSp@] (?![A-Za-z])
      )
    | (?P<tag> </?[A-Za-z][\w:-]{{0,40}} (?:\s[^<>]{{0,1000}})? /?> )
    | (?P<entity> & (?:[A-Za-z][A-Za-z0-9]{{1,30}}|\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}) ; )
    | (?P<path>
        (?<![\w/.:~<]) (?:~|\.\.?)(?>(?:/[\w.+-]++)+) /?
        | (?<![\w/.:~<]) (?>(?:/[\w.+-]++){{2,}}) /?
        | (?<!\w) [A-Za-z]:\\[\w.+\\-]++
        | (?<![\w./-]) (?>(?:[\w+-]++/)*) \w[\w+-]*+ \.(?:{_SUFFIXES}) (?![\w/-]|\.\w)
      )
    """,
    re.VERBOSE,
)
# Each match of _PROTECTED begins where one of these does: at a sign or at the beginning of a word.
_BEGIN = re.compile(r"\w+|[`@#{<\[$%&~./+\\-]")
# A text without a match of any of these cannot match _PROTECTED; each is fast to search for.
_SIGNS = (
    re.compile(r"[@#{<&\\~/`]"),
    re.compile(r"\.(?<=\w\.)(?:[^\W\d_]\w|[ch]\b)"),
    re.compile(r"%(?<![\w%].)"),
    re.compile(r"\$(?=[^\s\d.,])"),
    re.compile(r"\[(?:\[|/[A-Za-z]|[A-Za-z][\w-]*+(?:[ \t]++[\w-]++)?=)"),
)
_TRAILING = ".,;:!?'’\"*_…"
_BRACKETS = {")": "(", "]": "["}


@lru_cache(maxsize=64)
def protected(text: str) -> tuple[Span, ...]:
    """The protected spans of a text, sorted and without overlaps.

    Punctuation of the sentence is not part of an address: not the full stop after it, nor a bracket that was opened
    before it.
    """
    if not any(sign.search(text) for sign in _SIGNS):
        return ()
    spans = []
    position = 0
    closed = frozenset(_CLOSING.findall(text))
    while match := _next(text, position):
        if match["bare"] and match["bare"] not in closed:  # [sic], [applause]
            position = match.end()
            continue
        kind = Kind(match.lastgroup or "")
        end = _trimmed(text, match.start(), match.end()) if kind in (Kind.URL, Kind.PATH, Kind.EMAIL) else match.end()
        spans.append(Span(match.start(), end, kind))
        position = end
    return tuple(spans)


def _next(text: str, position: int) -> re.Match[str] | None:
    """The next match of _PROTECTED."""
    begins = (begin.start() for begin in _BEGIN.finditer(text, position))
    return next(filter(None, (_PROTECTED.match(text, at) for at in begins)), None)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of an address without trailing punctuation and unbalanced brackets; at least one character is left."""
    count = {mark: text.count(mark, start, end) for pair in _BRACKETS.items() for mark in pair}
    stop = end
    while stop > start + 1:
        mark = text[stop - 1]
        if mark in _BRACKETS and count[mark] > count[_BRACKETS[mark]]:
            count[mark] -= 1
        elif mark not in _TRAILING:
            return stop
        stop -= 1
    return end
