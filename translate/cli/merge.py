"""`translate merge`: the output folders of shards as one."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from glossary.cli import example, print_json
from translate.cli.options import JSON, output_folder
from translate.errors import ExitCode
from translate.project import configured

_EPILOG = example(
    "translate merge part-1 part-2 -o out",
    "Exit codes: 0 done; 1 a shard is missing, or an article was left as it is; 2 wrong call.",
)


@click.command(short_help="Join the results of runs with --shard.", epilog=_EPILOG)
@click.argument("shards", nargs=-1, required=True, type=click.Path(path_type=Path))
@output_folder("Folder for the whole. [default: out]")
@JSON
def merge(shards: tuple[Path, ...], out: str | None, as_json: bool) -> int:
    """Join SHARDS, the output folders of `translate run --shard 1/N` to `N/N`, into one output folder.

    Each brings the files of its own articles; the reports become one. People's words in catalogs of the output folder
    that a shard does not have are never overwritten: the article is left as it is and named. Their caches are joined
    by `translate cache merge`.
    """
    from translate.pipeline import shards as parts

    loaded = configured(out=out or None)
    done = parts.merge([parts.read(folder) for folder in shards], Path(loaded.out))
    for failure in done.failures:
        click.echo(f"error: {failure}", err=True)
    if done.missing:
        click.echo(f"error: shards not given: {', '.join(map(str, done.missing))}", err=True)
    if as_json:
        print_json(asdict(done))
    else:
        click.echo(f"{done.articles} articles, {done.changed} files changed")
    return ExitCode.FAILED if done.failures or done.missing else ExitCode.DONE
