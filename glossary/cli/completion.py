"""What a shell offers for arguments and options: names of files and folders, languages."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem


def files_named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion by the names of files."""
    return [CompletionItem(begun, type="file")]


def folders_named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion by the names of folders."""
    return [CompletionItem(begun, type="dir")]


def locales_named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion of a locale by the tags of languages that are official somewhere, with their English names; of several
    with commas between, of the last one."""
    from glossary.locales import languages, official_languages

    names = languages("en")
    done, comma, begun = begun.rpartition(",")
    return [
        CompletionItem(f"{done}{comma}{tag}", help=names.get(tag, tag))
        for tag in official_languages()
        if tag.startswith(begun)
    ]
