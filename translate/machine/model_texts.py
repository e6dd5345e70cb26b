"""The texts that lie beside the weights of a model: settings in JSON, and its card."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_CARD = 100_000  # characters of a card that are read


def settings(path: Path) -> Mapping[str, Any]:
    """The object in a file, {} if it is not there. Raises OSError or ValueError for anything else."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except RecursionError as error:
        raise ValueError(f"{path.name} cannot be read") from error
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} holds no object")
    return found


def card(folder: Path) -> str:
    """The README of a model, "" where there is none."""
    with suppress(OSError):
        return (folder / "README.md").read_text("utf-8", "replace")[:_CARD]
    return ""
