"""Completion of the names of engines in the shell."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


def engines_named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion of an engine by name, auto among them; folders by the shell."""
    from importlib.metadata import entry_points

    names = sorted({"auto", *(point.name for point in entry_points(group="translate.engines"))})
    found = [CompletionItem(name) for name in names if name.startswith(begun)]
    return found or [CompletionItem(begun, type="dir")]
