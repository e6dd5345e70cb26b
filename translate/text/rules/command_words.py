"""Words of a text that are a program's own, such as commands, options and keys: a translation has them as they are."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = re.compile(r"[^\W\d_]+")
_OPTION = re.compile(r"(?<![\w-])(?:--?|\[-\])[A-Za-z][\w-]*+")
_NAME = re.compile(  # with a sign inside that no word has; of a time, a date, a fraction it is none
    r"(?<!\S)[\"'(«“]?(?=[!-~]{0,60}?[A-Za-z0-9)](?:_|::|->|[./:\\](?=[A-Za-z])|=(?=[\w%<{])))[!-~]++"
    r"|(?<!\S)[a-z]{2,10}://\S*|(?<!\S)_\w+|(?<!\S)[/.~][a-z][\w./-]*+"
)
_CHOICES = re.compile(r"(?<!\w)\w++(?>(?:[,|/]\w+){2,})")  # y,n,q
_QUOTED = re.compile(
    r"“([^“”\n]{1,40})”|‘([^‘’\n]{1,40})’|`([^`'\n]{1,40})['`]|(?<!\w)'([^'\n]{1,40})'(?!\w)|\"([^\"\n]{1,40})\""
)
_FEW = 2  # words in quotes that may be a name; more are one only with a sign of a command
_COMMAND_SIGN = re.compile(r"(?<!\w)--?\w|[<\[=_]")
_USAGE = re.compile(  # the words before the first bracket or option of a line that says how a command is called
    r"^[ \t]*+(?:(?:[Uu]sage:|[Oo]r:?)[ \t]*+)?((?>(?:[a-z][\w.+-]*+[ \t]+){1,4}))(?=[\[<({|]|--?[A-Za-z])",
    re.MULTILINE,
)
_SETTING = re.compile(r"([a-z][a-z0-9_-]*(?::[a-z][a-z0-9_-]*)*):[\w%.+-]{1,20}")  # as in GTK
_LIST = re.compile(
    r"^[ \t*]*([a-z][\w.-]*+)(?=(?>(?: [A-Z]{1,12}\b){0,3})(?:[ \t]{2,}|\t)\S)", re.MULTILINE
)  # the first column of a list


@lru_cache(maxsize=8)
def command_words(text: str) -> frozenset[str]:
    """The words of options (--all), of names with signs inside (a_b, org.example, default:LTR), of what stands alone in
    quotes, of a line of usage before its arguments, and of the first column of a list."""
    found = [match[0] for pattern in (_OPTION, _NAME, _CHOICES) for match in pattern.finditer(text)]
    found += [match[1] for pattern in (_USAGE, _LIST) for match in pattern.finditer(text)]
    quoted = (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    found += [one for one in quoted if len(one.split()) <= _FEW or _COMMAND_SIGN.search(one)]
    return frozenset(word for one in found for word in _LETTERS.findall(one))


def setting(text: str) -> str:
    """The name of a setting that a program reads from its translation ("default" of `default:LTR`), "" for no such."""
    found = _SETTING.fullmatch(text.strip())
    return found[1] if found else ""
