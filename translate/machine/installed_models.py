"""The models of an engine in our own folder of models, those that cannot be used left out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from translate.errors import Error
from translate.machine import receipt, store

_Model = TypeVar("_Model")


def readable_models(engine: str, read: Callable[[Path, str], _Model | None]) -> tuple[_Model, ...]:
    """The installed models of an engine. `read`: makes one of its folder and the name in its receipt, None where there
    is none; one for which it raises Error is left out."""
    found = list[_Model]()
    for folder in store.installed(engine):
        with suppress(Error):
            if (said := receipt.read(folder)) and (one := read(folder, said.model)):
                found.append(one)
    return tuple(found)
