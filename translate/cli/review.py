"""`translate review`: the review desk, a page on loopback where people read, correct and approve translations."""

from __future__ import annotations

import contextlib
import getpass
from pathlib import Path
from typing import Any

import click

from glossary.cli import example, folders_named, locales_named
from translate.cli.options import FROM_OF_CATALOGS, GLOSSARY, output_folder
from translate.errors import ConfigError, ExitCode
from translate.project import config, configured, layout

_EPILOG = example(
    "translate review --to ru",
    "Exit codes: 0 ended by Ctrl+C; 1 the port is taken, or the page could not be served; 2 wrong call.",
)


@click.command(short_help="Review translations in a browser.", epilog=_EPILOG)
@click.argument("folder", required=False, shell_complete=folders_named, type=click.Path(path_type=Path))
@click.option(
    "--to", metavar="LOCALE", shell_complete=locales_named,
    help="Target language. [default: configured, else the one that has catalogs]",
)  # fmt: skip
@FROM_OF_CATALOGS
@GLOSSARY
@output_folder("Folder of the catalogs. [default: out]")
@click.option("--port", type=click.IntRange(1, 65535), help="Port on loopback. [default: one of the project]")
@click.option("--no-browser", is_flag=True, help="Do not open the page, only print its address.")
@click.option(
    "--names", is_flag=True, help="Begin with the names of the articles, which can be corrected before a run."
)
@click.option("--reviewer", metavar="NAME", help="Who approves, as the catalogs say it. [default: the login name]")
def review(
    folder: Path | None, to: str | None, port: int | None, no_browser: bool, names: bool, reviewer: str | None,
    **options: Any,
) -> int:  # fmt: skip
    """Review translations in a browser: read, correct, approve, search, comment.

    FOLDER is a project, its output folder, or a folder of articles; without it, the project here. The page is served on
    loopback only, at the address that is printed, and nobody who does not know that address is answered. Each act is in
    the PO file at once. Needs the extra `serve`: pip install "translate-articles[serve]".
    """
    if folder and not folder.is_dir():
        what = "is not a folder" if folder.exists() else "no such folder"
        raise ConfigError(folder, what, "give a project, its output folder, or a folder of articles")
    with contextlib.chdir(folder if folder and _is_project(folder) else "."):
        loaded = configured(**_named(folder), **{k: v for k, v in options.items() if v}, to=(to,) if to else ())
        listener = _listening(loaded, reviewer or _login(), port or 0)
        address = f"{listener.address}{'#/names' * names}"
        with contextlib.suppress(KeyboardInterrupt):
            click.echo(address)
            if not no_browser:
                click.launch(address)
            listener.serve()
    return ExitCode.DONE


def _is_project(folder: Path) -> bool:
    """True for a folder with a configuration, or with what a run wrote."""
    return any((folder / name).is_file() for name in config.FILES) or layout.catalogs(folder / "out").is_dir()


def _named(folder: Path | None) -> dict[str, Any]:
    """The options that a folder stands for, where it is not the project itself."""
    if folder is None or _is_project(folder):
        return {}
    return {"out": str(folder)} if layout.catalogs(folder).is_dir() else {"sources": (str(folder),)}


def _listening(options: Any, who: str, port: int) -> Any:
    """The desk of the language that is asked for, on its port. Raises ConfigError."""
    try:
        from translate.review.desk import opened
        from translate.review.server import listen
    except ModuleNotFoundError as error:
        raise ConfigError(
            "translate review", f"{error.name} is not installed", 'pip install "translate-articles[serve]"'
        ) from error
    out = Path(options.out)
    wanted = options.to or layout.locales_of_catalogs(out)
    if not wanted:
        raise ConfigError(layout.catalogs(out), "no catalogs here", "run translate run first, or name its --out")
    if len(wanted) > 1:
        raise ConfigError("--to", f"there are {', '.join(wanted)}", f"say which, e.g. --to {wanted[0]}")
    return listen(opened(options, wanted[0]), who, port)


def _login() -> str:
    """The name that somebody is logged in by, "reviewer" where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
