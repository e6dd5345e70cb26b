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
    """A failure of the pipeline, and the base class of the kinds below."""


class ConfigError(TranslateError):
    """Invalid configuration, options or arguments."""

    exit_code = ExitCode.USAGE


class ArticleError(TranslateError):
    """An article that cannot be read or written."""


class CatalogError(TranslateError):
    """A PO file that cannot be read or written."""


class EngineError(TranslateError):
    """An engine or model that is damaged or fails."""


class ModelError(TranslateError):
    """A model that cannot be downloaded, is damaged, or is not what it claims to be."""


class ExchangeError(TranslateError):
    """A file of another tool that cannot be read or written."""


class OtherLanguageError(ExchangeError):
    """A file in another language than the requested one."""
