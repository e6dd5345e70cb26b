"""Language tags (BCP 47): checked, brought into one spelling, and matched with the tag that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SCRIPTS = {"zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant", "zh-cn": "zh-hans", "zh-sg": "zh-hans"}


def is_tag(text: str) -> bool:
    """True if `text` has the syntax of a language tag (en, pt-BR, zh_Hant_TW), whether registered or not."""
    return _TAG.fullmatch(text) is not None


@lru_cache(1024)
def primary(tag: str) -> str:
    """The primary language of a tag: "pt" for "pt-BR", "zh" for "zh_Hant"."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def canonical(tag: str) -> str:
    """One spelling for comparing tags: lower case, hyphens, no encoding or modifier."""
    return re.split(r"[.@]", tag.strip())[0].replace("_", "-").lower()


def fit(offered: str, wanted: str) -> int:
    """How well `offered` serves `wanted`: 3 the same, 2 a parent (pt for pt-BR), 1 a child (ru-RU for ru), 0 not."""
    offered, wanted = canonical(offered), canonical(wanted)
    if not offered or not wanted:
        return 0
    if offered == wanted:
        return 3
    if wanted.startswith(offered + "-") or _SCRIPTS.get(wanted) == offered:
        return 2
    if offered.startswith(wanted + "-") or _SCRIPTS.get(offered) == wanted:
        return 1
    return 0


def best(offered: Iterable[str], wanted: str) -> str | None:
    """The tag among `offered` that fits `wanted` best, the longer among parents, the first among equals, or None."""
    ranked = [(fit(tag, wanted), len(tag) if fit(tag, wanted) == 2 else 0, -at, tag) for at, tag in enumerate(offered)]
    top = max(ranked, default=(0, 0, 0, ""))
    return top[3] if top[0] else None
