"""`translate run --attest`: the attestation of a run, begun before it, written after it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from translate.errors import TranslateError
from translate.project import Options
from translate.report import Watch

if TYPE_CHECKING:
    from translate.model import Outcome


class Attestation:
    """Where the attestation of a run goes, and who has watched since the command began."""

    def __init__(self, watch: Watch, options: Options, file: str) -> None:
        """Raises ConfigError when something else stands in its place. `file`: "" for the usual one."""
        from translate.report import attestation

        self._watch, self._options = watch, options
        self._path = Path(file) if file else Path(options.out) / attestation.NAME
        attestation.check_place(self._path)

    def written(self, outcome: Outcome) -> Outcome:
        """The outcome with its attestation written; that a socket was opened, or no file could be, is a failure."""
        from translate.model import Failure
        from translate.report import attestation

        try:
            changed = attestation.write(outcome, self._options, self._watch, self._path)
        except TranslateError as error:
            return replace(outcome, failures=(*outcome.failures, Failure(str(self._path), str(error))))
        opened = self._watch.opened()
        told = f"{self._path}: a socket was opened ({opened[0]}); see it for all" if opened else ""
        failures = (*outcome.failures, Failure(str(self._path), told)) if told else outcome.failures
        return replace(outcome, changed=outcome.changed + changed, failures=failures)
