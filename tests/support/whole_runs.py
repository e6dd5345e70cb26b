"""Runs that keep the whole translations, as the reports get them, beside the outcome that a run returns."""

from __future__ import annotations

from dataclasses import dataclass, fields
from unittest import mock

from translate.model import Outcome, Translation
from translate.pipeline import Progress, project_run
from translate.project import Options
from translate.report import ReportWriter


@dataclass(frozen=True, slots=True)
class Ran(Outcome):
    """An outcome with the translations."""

    translations: tuple[Translation, ...] = ()


def run(options: Options, progress: Progress) -> Ran:
    """What `project_run.run` does."""
    translations: list[Translation] = []
    add = ReportWriter.add

    def added(writer: ReportWriter, translation: Translation) -> int:
        translations.append(translation)
        return add(writer, translation)

    with mock.patch.object(ReportWriter, "add", added):
        outcome = project_run.run(options, progress)
    values = {field.name: getattr(outcome, field.name) for field in fields(Outcome)}
    return Ran(**values, translations=tuple(translations))
