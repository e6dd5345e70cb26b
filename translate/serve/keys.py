"""Keys by which clients are let in."""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from translate.errors import ConfigError
from translate.project import files
from translate.serve.refusal import RefusedError


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a server; without any, everybody may ask."""

    keys: tuple[str, ...] = ()

    def refuse(self, given: object) -> None:
        """Raise RefusedError where keys are wanted and this is none of them."""
        if not self.keys:
            return
        if not given:
            raise RefusedError(400, "Please contact the server operator to get an API key")
        told = str(given).encode("utf-8", "surrogatepass")
        if not any(hmac.compare_digest(told, key.encode("utf-8", "surrogatepass")) for key in self.keys):
            raise RefusedError(403, "Invalid API key")


def read(file: str | None, variable: str | None, environ: Mapping[str, str] = os.environ) -> Keys:
    """The keys of a file, one a line, and that of an environment variable. Raises ConfigError where there are none."""
    found = list[str]()
    if file:
        lines = files.read(Path(file)).decode("utf-8", "replace").splitlines()
        found += [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        if not found:
            raise ConfigError(f"--api-key-file {file}", "there is no key in it", "write one a line")
    if variable:
        if not environ.get(variable, "").strip():
            raise ConfigError(f"--api-key-env {variable}", "no such environment variable", f"export {variable}=KEY")
        found.append(environ[variable].strip())
    return Keys(tuple(found))
