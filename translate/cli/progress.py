"""Progress of a run: a bar on a terminal, notes on standard error, nothing with --quiet."""

from __future__ import annotations

import sys
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from translate.cli.notes import Notes


class TerminalProgress:
    """The pipeline's Progress on standard error; a context manager, so that the bar is always taken down."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("paragraphs, {task.fields[speed]} words/s"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=console,
            disable=quiet or not sys.stderr.isatty(),
            transient=True,
        )
        self._words = 0
        self._notes = Notes(self._note)

    def __enter__(self) -> TerminalProgress:
        self._notes.__enter__()  # a note is a line above the bar
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        self._notes.__exit__()

    def start(self, label: str, paragraphs: int, words: int) -> None:
        """A new bar for a pair of locales."""
        for task in self._bar.task_ids:
            self._bar.remove_task(task)
        self._words = 0
        self._bar.add_task(label, total=paragraphs, speed="-")

    def advance(self, paragraphs: int, words: int) -> None:
        """Move the bar on."""
        self._words += words
        for task in self._bar.tasks:
            speed = f"{self._words / task.elapsed:.0f}" if task.elapsed else "-"
            self._bar.update(task.id, advance=paragraphs, speed=speed)

    def _note(self, message: str) -> None:
        if self._quiet:
            return
        if self._bar.disable:
            click.echo(message, err=True)
        else:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
