"""Errors: the base class for both packages, with messages of the form `where: what; what to do`, and its exit codes.

Also `counted`, for numbers with nouns in messages.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command; the numbers never change."""

    DONE = 0
    FAILED = 1  # could not do the work, or some of it was lost
    USAGE = 2  # wrong arguments, configuration, language or pair
    FINDINGS = 3  # findings at or above --fail-on
    INTERRUPTED = 130


class Error(Exception):
    """Root of every error that `glossary` and `translate` raise on purpose.

    Attributes: `where` (a file, a line of it, an option), `what` (the problem), `remedy` (what to do).
    """

    exit_code = ExitCode.FAILED

    def __init__(self, where: object, what: str, remedy: str) -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}; {remedy}")

    def __reduce__(self) -> tuple[type[Error], tuple[object, str, str]]:
        """How an error comes from another process."""
        return type(self), (self.where, self.what, self.remedy)


class TermbaseError(Error):
    """A termbase or another text file cannot be read or written at all (a bad row is a Finding, not an error)."""


class NoRowError(TermbaseError):
    """Not one row of a termbase could be read: work without its terms would look as if it had been done."""

    exit_code = ExitCode.USAGE


class LexiconError(Error):
    """A lexicon file is damaged, or cannot be trained from what was given."""


class LocaleError(Error):
    """Not a language tag, or a language that is not supported."""

    exit_code = ExitCode.USAGE


def reported(error: BaseException) -> tuple[str, ExitCode]:
    """The line that a command prints and the exit code it ends with after an Error, OSError or KeyboardInterrupt. Any
    other exception is a bug and is raised again."""
    match error:
        case Error():
            return f"error: {error}", error.exit_code
        case OSError():  # of a path that no command handles itself
            where, what = error.filename or "file system", error.strerror or error
            return f"error: {where}: {what}; check the path, its permissions and the disk", ExitCode.FAILED
        case KeyboardInterrupt():
            return "interrupted", ExitCode.INTERRUPTED
        case _:
            raise error


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural unless the number is 1: "1 term", "0 terms"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
