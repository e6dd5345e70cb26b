"""Errors of the translation pipeline: one root; text reads `where: what; what to do`; each knows its exit code."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command, fixed for ever."""

    DONE = 0
    FAILED = 1  # could not do the work, or some of it was lost
    USAGE = 2  # wrong call, configuration, language or pair
    FINDINGS = 3  # findings at or above --fail-on
    INTERRUPTED = 130


class TranslateError(Exception):
    """Root of every error that `translate` raises on purpose. Attributes: `where`, `what`, `remedy`."""

    exit_code = ExitCode.FAILED

    def __init__(self, where: object, what: str, remedy: str) -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}; {remedy}")


class ConfigError(TranslateError):
    """Configuration, options or arguments that cannot be meant."""

    exit_code = ExitCode.USAGE


class LocaleError(TranslateError):
    """Not a language tag, or no engine for a pair of them."""

    exit_code = ExitCode.USAGE


class ArticleError(TranslateError):
    """An article that cannot be read or written."""


class CatalogError(TranslateError):
    """A PO file that cannot be read or written."""


class EngineError(TranslateError):
    """An engine or model that is damaged or does not do its work."""


class ModelError(TranslateError):
    """A model that cannot be fetched, is damaged, or is not what it says it is."""


class ExchangeError(TranslateError):
    """A file of another tool that cannot be read or written."""


class OtherLanguageError(ExchangeError):
    """A file that says that it is in another language than the one asked for."""
