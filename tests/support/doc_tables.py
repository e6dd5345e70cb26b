"""The tables of the documentation that are drawn from the code: the keys of the configuration, the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from translate.checks.rules import RULES
from translate.errors import TranslateError
from translate.project import Options, config

_MEANT = {
    "sources": "`articles`",
    "from": "detected",
    "beam": "by quality",
    "second": "none",
    "models": "the public indexes",
}


def renewed(page: str) -> str:
    """A page with its tables as the code has them now. Each is between <!-- NAME --> and <!-- end -->."""
    for name, table in {"keys": keys, "rules": rules}.items():
        parts = re.split(rf"(<!-- {name} -->\n|<!-- end -->)", page)
        if f"<!-- {name} -->\n" in parts:
            begin = parts.index(f"<!-- {name} -->\n")
            parts[begin + 1] = "".join(table(parts[begin + 1]))
            page = "".join(parts)
    return page


def keys(table: str) -> Iterator[str]:
    """Each key with its values, default and environment variable. The last column, the meaning, is that of `table`."""
    meanings: Mapping[str, str] = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| (.+) \|$", table, re.M))
    yield "| key | values | default | environment variable | meaning |\n|---|---|---|---|---|\n"
    for name, key in config.KEYS.items():
        variable = "" if key.table else f"`TRANSLATE_{name.upper().replace('-', '_')}`"
        default = _MEANT.get(name) or _default(getattr(Options(), key.field))
        yield f"| `{name}` | {_values(key.read)} | {default} | {variable} | {meanings[name]} |\n"


def _values(read: Callable[[Any], Any]) -> str:
    """What a key takes, in the words of the error for what it does not take."""
    try:
        read(object())
    except (TypeError, ValueError) as error:
        return str(error)
    except TranslateError:
        return "a table"
    raise AssertionError(f"{read} takes anything")


def _default(value: object) -> str:
    return f"`{str(value).lower()}`" if isinstance(value, str | int) else "none"


def rules(_: str) -> Iterator[str]:
    """Each rule with its severities and the reason for it."""
    yield "| rule | approved text | other text | why |\n|---|---|---|---|\n"
    for name, rule in RULES.items():
        yield f"| `{name}` | {rule.reviewed or '-'} | {rule.fuzzy} | {rule.reason} |\n"
