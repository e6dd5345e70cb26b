"""`translate docs`: the documentation that ships with the program, read offline."""

from __future__ import annotations

import difflib
import shutil
import sys
import textwrap
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from translate.errors import ConfigError, ExitCode

_FOLDER = Path(__file__).parents[1] / "docs"
_ORDER = (  # in which a newcomer reads; other pages follow by name
    "tour", "review", "glossary", "names", "models", "engines", "formats", "check", "rules", "ci", "scale", "serve",
    "eval-train", "config", "files-and-json", "python-api", "architecture",
)  # fmt: skip


def _pages_named(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Completion of a page by its name."""
    pages = sorted(_FOLDER.glob("*.md"), key=_order)
    return [CompletionItem(one.stem, help=_subject(one)) for one in pages if one.stem.startswith(begun)]


@click.command(
    short_help="Read the documentation.",
    epilog="Examples: translate docs; translate docs tour; translate docs review | less",
)
@click.argument("page", required=False, shell_complete=_pages_named)
def docs(page: str | None) -> int:
    """List the pages of the documentation, or print PAGE.

    A page is Markdown: printed as it is into a pipe or a file, laid out on a terminal. Needs no network.
    """
    pages = {path.stem: path for path in sorted(_FOLDER.glob("*.md"), key=_order)}
    if page is None:
        width, columns = max(map(len, pages)), shutil.get_terminal_size((1000, 24)).columns
        for name, path in pages.items():
            click.echo(textwrap.fill(f"{name:{width}}  {_subject(path)}", columns, subsequent_indent=" " * (width + 2)))
        return ExitCode.DONE
    name = page.removesuffix(".md")
    if name not in pages:
        near = difflib.get_close_matches(name, pages, 1)
        remedy = f"did you mean {near[0]}?" if near else "`translate docs` lists the pages"
        raise ConfigError(f"docs {page}", "no such page", remedy)
    _print(pages[name].read_text("utf-8"))
    return ExitCode.DONE


def _order(path: Path) -> tuple[int, str]:
    return (_ORDER.index(path.stem) if path.stem in _ORDER else len(_ORDER), path.stem)


def _subject(path: Path) -> str:
    """What a page is about: its first paragraph under the heading, on one line."""
    _, _, rest = path.read_text("utf-8").partition("\n\n")
    return " ".join(rest.partition("\n\n")[0].split())


def _print(text: str) -> None:
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(width=min(100, Console().width)).print(Markdown(text))
