"""Every error that the packages raise on purpose has one root, and one place turns it into a line and an exit code."""

from __future__ import annotations

import pytest

import glossary
import translate.errors as errors
from glossary import Error, ExitCode, reported


def test_every_error_of_both_packages_has_the_one_root() -> None:
    public = [getattr(errors, name) for name in errors.__all__ if name.endswith("Error")]
    public += [glossary.TermbaseError, glossary.LexiconError, glossary.LocaleError]
    assert all(issubclass(kind, Error) for kind in public)


@pytest.mark.parametrize(
    ("error", "line", "code"),
    [
        (
            glossary.TermbaseError("a.csv", "no such file", "check the path"),
            "error: a.csv: no such file; check the path",
            1,
        ),
        (errors.ConfigError("--to", "missing", "give it"), "error: --to: missing; give it", 2),
        (errors.LocaleError("'x'", "not a tag", "give one"), "error: 'x': not a tag; give one", 2),
        (
            FileNotFoundError(2, "No such file", "f"),
            "error: f: No such file; check the path, its permissions and the disk",
            1,
        ),
        (KeyboardInterrupt(), "interrupted", 130),
    ],
)
def test_an_error_becomes_its_line_and_its_exit_code(error: BaseException, line: str, code: int) -> None:
    assert reported(error) == (line, ExitCode(code))


def test_a_fault_of_the_program_is_raised_again() -> None:
    with pytest.raises(ZeroDivisionError):
        reported(ZeroDivisionError())
