"""Patterns for paths, with one meaning in the column `scope` and in every key of the configuration.

The meaning is that of .gitattributes, which is .gitignore's for files:

- `*` stands for any characters but /, `?` for one of them, `[ab]`, `[a-z]` and `[!a]` for one of a set
- `**` as a part of its own stands for any number of folders: `press/**` is all below press, `**/press/*` are the files
  in any folder called press
- a pattern without / is looked for in every folder: `*.txt` is also press/a.txt; with a / at the beginning it is not
- any other pattern begins at the top: `press/*` is not archive/press/a.txt
- a pattern matches files, and a folder only by what it says of the files in it: `press/**`, not `press`
- capitals matter, hidden files are like others, `\\` before a wildcard makes it a plain character, and a path always
  matches itself
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from enum import Enum
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath

_LOG = logging.getLogger("glossary")


@lru_cache(maxsize=4096)
def matches(path: str, pattern: str) -> bool:
    """Does a pattern match a path, relative and with / between its parts?"""
    from wcmatch import glob

    if path == pattern:
        return True
    flags = glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX | glob.MATCHBASE
    if pattern.startswith("/"):
        pattern, flags = pattern[1:], flags & ~glob.MATCHBASE
    return bool(glob.globmatch(path, pattern, flags=flags))


def is_pattern(text: str) -> bool:
    """Has a text wildcards?"""
    return any(wildcard in text for wildcard in "*?[")


def find(pattern: str) -> list[Path]:
    """The files and folders on this disk that a pattern names, from the current folder if it is not absolute.

    As in a shell it is a path: without / it names files of that one folder, and what is hidden is left out unless the
    pattern begins a part with a full stop. Links are followed.
    """
    from wcmatch import glob

    return [Path(hit) for hit in glob.glob(pattern.replace(os.sep, "/"), flags=glob.GLOBSTAR | glob.FOLLOW)]


class Earlier(Enum):
    """Where patterns had a meaning of their own up to release 0.1."""

    SCOPE = "scope"
    IGNORE = "check.ignore"
    HUMAN = "human"


_reported: set[tuple[str, str]] = set()


@lru_cache(maxsize=4096)
def report_change(where: str, path: str, pattern: str, key: Earlier) -> bool:
    """Did a pattern match a path in release 0.1? Where that is no longer so, a warning is logged, once per pattern.

    `where`: the place of the pattern, for the message.
    """
    before, now = _matched(path, pattern, key), matches(path, pattern)
    if before == now or (where, pattern) in _reported:
        return before
    _reported.add((where, pattern))
    what = f"{pattern} {'no longer matches' if before else 'now also matches'} {path}"
    better = next((one for one in _alternatives(pattern) if matches(path, one) == before), "")
    advice = f"for the old meaning write {better}" if better else "name the articles"
    _LOG.warning("%s: %s; %s", where, what, advice)
    return before


def _matched(path: str, pattern: str, key: Earlier) -> bool:
    """What release 0.1 said: in `check.ignore` and `scope` a * went through folders; a scope matched ends of paths."""
    if key is Earlier.HUMAN:
        parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
        meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
        return bool(re.fullmatch("".join(meaning.get(part) or re.escape(part) for part in parts), path, re.DOTALL))
    return fnmatchcase(path, pattern) or (key is Earlier.SCOPE and PurePosixPath(path).match(pattern))


def _alternatives(pattern: str) -> Iterator[str]:
    """Patterns that may say now what a pattern said before, the likeliest first."""
    wider = [re.sub(r"/\*\Z", "/**", pattern), re.sub(r"(?<!\*)\*\*(?=[^/*])", "**/*", pattern)]
    wider += [re.sub(r"(?<=/)\*(?!\*)", "**/*", pattern)]
    yield from (*wider, f"**/{pattern}", *(f"**/{one}" for one in wider))
    yield from (f"/{pattern}", f"*/{pattern}", pattern.replace("[", "[[]"))
