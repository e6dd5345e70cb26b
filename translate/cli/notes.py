"""What the packages log, shown to whoever runs a command."""

from __future__ import annotations

import logging
from collections.abc import Callable

_LOGGER = logging.getLogger("translate")


class Notes(logging.Handler):
    """Gives each note, from INFO on, to a function while its context lasts."""

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self._show = show

    def emit(self, record: logging.LogRecord) -> None:
        """Show a note."""
        self._show(record.getMessage())

    def __enter__(self) -> Notes:
        self._level = _LOGGER.level
        _LOGGER.setLevel(logging.INFO)
        _LOGGER.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        _LOGGER.removeHandler(self)
        _LOGGER.setLevel(self._level)
