"""Patterns for paths, with one meaning in the column `scope` and in every key of the configuration.

The meaning is that of .gitattributes, which is .gitignore's for files:

- `*` matches any characters except /, `?` one of them, `[ab]`, `[a-z]` and `[!a]` one character of a set
- `**` as a whole part matches any number of folders: `press/**` is everything below press, `**/press/*` the files in
  any folder called press
- a pattern without / matches in every folder: `*.txt` matches press/a.txt too, but `/*.txt` does not
- any other pattern begins at the top: `press/*` does not match archive/press/a.txt
- patterns match files, not folders: for the files of a folder write `press/**`, not `press`
- upper and lower case differ, hidden files are like others, `\\` before a wildcard makes it a plain character, and a
  path always matches itself
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
    """True if a pattern matches a path, which is relative with / between its parts."""
    from wcmatch import glob

    if path == pattern:
        return True
    flags = glob.GLOBSTAR | glob.DOTGLOB | glob.FORCEUNIX | glob.MATCHBASE
    if pattern.startswith("/"):
        pattern, flags = pattern[1:], flags & ~glob.MATCHBASE
    return bool(glob.globmatch(path, pattern, flags=flags))


def is_pattern(text: str) -> bool:
    """True if a text has wildcards."""
    return any(wildcard in text for wildcard in "*?[")


def find(pattern: str) -> list[Path]:
    """The existing files and folders that a pattern matches, relative to the current folder if it is not absolute.

    As in a shell the pattern is a path: without / it matches in that one folder, and hidden files are left out unless a
    part of the pattern begins with a full stop. Links are followed.
    """
    from wcmatch import glob

    return [Path(hit) for hit in glob.glob(pattern.replace(os.sep, "/"), flags=glob.GLOBSTAR | glob.FOLLOW)]


class Earlier(Enum):
    """The keys whose patterns had another meaning in release 0.1."""

    SCOPE = "scope"
    IGNORE = "check.ignore"
    HUMAN = "human"


_reported: set[tuple[str, str]] = set()


@lru_cache(maxsize=4096)
def report_change(where: str, path: str, pattern: str, key: Earlier) -> bool:
    """True if a pattern matched a path in release 0.1. If the answer is different now, logs a warning once per pattern.

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
    """True if a pattern matched in release 0.1, where * in `check.ignore` and `scope` also matched /, and a scope
    matched the end of a path."""
    if key is Earlier.HUMAN:
        parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
        meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
        return bool(re.fullmatch("".join(meaning.get(part) or re.escape(part) for part in parts), path, re.DOTALL))
    return fnmatchcase(path, pattern) or (key is Earlier.SCOPE and PurePosixPath(path).match(pattern))


def _alternatives(pattern: str) -> Iterator[str]:
    """Patterns that may mean now what a pattern meant in release 0.1, the likeliest first."""
    wider = [re.sub(r"/\*\Z", "/**", pattern), re.sub(r"(?<!\*)\*\*(?=[^/*])", "**/*", pattern)]
    wider += [re.sub(r"(?<=/)\*(?!\*)", "**/*", pattern)]
    yield from (*wider, f"**/{pattern}", *(f"**/{one}" for one in wider))
    yield from (f"/{pattern}", f"*/{pattern}", pattern.replace("[", "[[]"))
