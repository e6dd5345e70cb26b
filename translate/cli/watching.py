"""`translate run --watch`: the run again whenever an article, a catalog or a file of the project has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import click

from glossary import reported
from translate.errors import ConfigError, Error, ExitCode
from translate.project import FILES, Options, discovery, layout

_LOOKED = 5000  # milliseconds after which files are looked at unasked, as network folders tell nothing
_SETTLED = 200  # milliseconds without a change before a run, as editors write a file in steps


def repeated(run: Callable[[bool], int], options: Callable[[], Options]) -> int:
    """Run, and again after each change, until somebody interrupts. A run is given whether it is not the first. Returns
    the code of the last run, or that of an interrupted one. Raises ConfigError without watchfiles."""
    if find_spec("watchfiles") is None:
        remedy = "pip install 'translate-articles[watch]'"
        raise ConfigError("--watch", "watchfiles is not installed", remedy)
    seen = _seen(options())
    code = run(False)
    click.echo("watching; Ctrl-C ends it", err=True)
    try:
        while code != ExitCode.INTERRUPTED:
            now = _seen_still(options, seen)
            if now == seen:
                _wait(now)
                continue
            seen = now
            code = _again(run)
    except KeyboardInterrupt:
        pass
    return code


def _again(run: Callable[[bool], int]) -> int:
    """A further run; what it cannot do is told and may be mended, so it does not end the watch."""
    try:
        return run(True)
    except (Error, OSError) as error:
        line, code = reported(error)
        click.echo(line, err=True)
        return code


_Seen = Mapping[str, tuple[int, int, int]]


def _seen_still(options: Callable[[], Options], before: _Seen) -> _Seen:
    """The state of the files; what it was where the configuration cannot be read, as somebody is at work on it."""
    try:
        return _seen(options())
    except Error:
        return before


def _seen(options: Options) -> _Seen:
    """When each file that a run reads was changed, how large it is, and which file it is."""
    found = dict[str, tuple[int, int, int]]()
    for path in _files(options):
        try:
            state = os.stat(path)
        except OSError:
            continue
        found[os.fspath(path)] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def _files(options: Options) -> Iterator[Path]:
    """The articles, the catalogs and names that people correct, and the other files of a project."""
    out = Path(options.out)
    options = discovery.with_sources(options)
    found = discovery.expand(options.sources, exclude=out, without=options.others)
    yield from (one.path for one in found if one.path)
    yield from map(Path, options.others)
    yield from (Path(options.root, name) for name in FILES)
    for target in layout.locales_of_catalogs(out):
        yield from (path for _, path in layout.catalog_files(out, target))
        yield layout.translated(out, target) / "names.csv"


def _wait(seen: _Seen) -> None:
    """Wait until something happens in the folders of the files, or some time has passed."""
    from watchfiles import watch

    folders = {os.path.dirname(path) or "." for path in seen}
    there = [folder for folder in sorted(folders) if os.path.isdir(folder)]
    for _ in watch(
        *there, watch_filter=None, debounce=_SETTLED, rust_timeout=_LOOKED, yield_on_timeout=True, recursive=False
    ):
        return
