"""`translate init`: the files that a project begins with."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files as packaged
from pathlib import Path

import click

from glossary.cli import example, files_named, locales_named
from translate.cli.options import source_locale
from translate.errors import ConfigError, TranslateError
from translate.model import DEFAULT_SOURCE
from translate.text import locales

CI = ("github", "gitlab", "none")
_CONFIGURATION = "translate.toml"
_PLACES = {"github": ".github/workflows/translations.yml", "gitlab": ".gitlab-ci.yml"}
_HEADER = "source,target,type,note\n"
_IGNORED = ".translate/"
_EPILOG = example(
    "translate init --to ru --ci github", "Exit codes: 0 done; 1 a file could not be written; 2 wrong call."
)


@click.command(short_help="Begin a project in this folder.", epilog=_EPILOG)
@click.option(
    "--to",
    shell_complete=locales_named,
    multiple=True,
    metavar="LOCALE",
    help="Target language: ru, russian; may be repeated.",
)
@source_locale("Source language.", default=DEFAULT_SOURCE, show_default=True)
@click.option(
    "--sources",
    shell_complete=files_named,
    multiple=True,
    metavar="PATH",
    help="Where the articles are. [default: articles]",
)
@click.option(
    "--glossary",
    shell_complete=files_named,
    metavar="FILE",
    default="terms.csv",
    show_default=True,
    help="The termbase.",
)
@click.option("--ci", type=click.Choice(CI), help="Write a job for it, too. [default: none]")
def init(to: tuple[str, ...], from_: str, sources: tuple[str, ...], glossary: str, ci: str | None) -> None:
    """Begin a project in the current folder; asks for what is missing where it runs on a terminal.

    Writes translate.toml, a termbase with its header, a line of .gitignore, and if asked a job for CI. A file that is
    there already is left as it is.
    """
    to, ci = _answered(to, ci)
    targets = tuple(dict.fromkeys(locales.named(one.strip()) for text in to for one in text.split(",") if one.strip()))
    sources = sources or ("articles",)
    made = [_made(_CONFIGURATION, _configuration(targets, locales.named(from_), sources, glossary))]
    made.append(_made(glossary, _HEADER))
    made.append(_ignored(Path(".gitignore")))
    if ci != "none":
        made.append(_made(_PLACES[ci], _template(ci)))
    if not any(Path(one).exists() or set(one) & set("*?[") for one in sources):
        Path(sources[0]).mkdir(parents=True)
        made.append(f"{sources[0]}/: made")
    click.echo("\n".join(made))
    click.echo(f"next: put articles into {sources[0]}, then: translate run")
    click.echo(f'names and terms: glossary add "Lake Sevan" "..." --glossary {glossary}')
    click.echo("then take the # before glossary out of translate.toml, so that runs use it")


def _answered(to: tuple[str, ...], ci: str | None) -> tuple[tuple[str, ...], str]:
    """What was given, else what a person answers on a terminal. Raises ConfigError without a target language."""
    asked = not to and sys.stdin is not None and sys.stdin.isatty()
    if asked:
        to = (click.prompt("Translate into (ru, german, ...)", err=True),)
    if asked and ci is None:
        ci = click.prompt("A job for CI", type=click.Choice(CI), default="none", err=True)
    if not any(one.strip(" ,") for one in to):
        raise ConfigError("--to", "no target language", "say which, e.g. --to ru")
    return to, ci or "none"


def _configuration(targets: Sequence[str], source: str, sources: Sequence[str], glossary: str) -> str:
    """The text of translate.toml."""
    return "".join(
        f"{line}\n"
        for line in (
            "# All keys: translate docs config",
            f"sources = {_toml(sources)}",
            f"from = {_toml(source)}",
            f"to = {_toml(targets)}",
            f"# glossary = {_toml(glossary)}  # as soon as it has a row",
        )
    )


def _toml(value: str | Sequence[str]) -> str:
    """A text or a list of texts as TOML has them, in which JSON is right."""
    return json.dumps(value, ensure_ascii=False)


def _made(name: str, text: str) -> str:
    """Write a file that is not there. Returns what was done. Raises TranslateError."""
    path = Path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        return f"{name}: is there already, left as it is"
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise TranslateError(name, what, "check the folder and its permissions") from error
    return f"{name}: written"


def _ignored(path: Path) -> str:
    """Add the folder of the cache to the files that git leaves out, if it is not among them. Raises TranslateError."""
    if not path.exists():
        return _made(str(path), f"{_IGNORED}\n")
    try:
        data = path.read_bytes()
        if set(_patterns(data)) & {b".translate", b".translate/", b"/.translate", b"/.translate/"}:
            return f"{path}: has {_IGNORED} already"
        with path.open("ab") as file:
            file.write((b"" if not data or data.endswith(b"\n") else b"\n") + f"{_IGNORED}\n".encode())
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise TranslateError(path, what, "check the folder and its permissions") from error
    return f"{path}: {_IGNORED} added"


def _patterns(data: bytes) -> Iterator[bytes]:
    yield from (line.strip() for line in data.splitlines())


def _template(name: str) -> str:
    """The job for a CI system that ships with the package."""
    return packaged("translate").joinpath("data", "ci", f"{name}.yml").read_text("utf-8")
