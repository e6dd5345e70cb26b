"""Errors of the translation pipeline, each with its exit code; their root and their form are those of `glossary`."""

from __future__ import annotations

from glossary import Error, ExitCode, LocaleError

__all__ = [
    "ArticleError",
    "CatalogError",
    "ConfigError",
    "EngineError",
    "Error",
    "ExchangeError",
    "ExitCode",
    "LocaleError",
    "ModelError",
    "OtherLanguageError",
    "TranslateError",
]


class TranslateError(Error):
    """A failure of the pipeline that is none of the kinds below."""


class ConfigError(TranslateError):
    """Configuration, options or arguments that cannot be meant."""

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
