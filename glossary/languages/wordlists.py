"""Word lists as readable strings."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


def table(text: str) -> dict[str, str]:
    """A string of `key=value` words, as a dict."""
    return {key: value for key, _, value in (word.partition("=") for word in text.split())}
