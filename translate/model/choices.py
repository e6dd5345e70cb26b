"""The choices that a run offers: how well, on what, whose words."""

from __future__ import annotations

from enum import StrEnum


class Quality(StrEnum):
    """How widely the engine searches: better translations for more time, see `translate.machine.ladder.QUALITIES`."""

    FAST = "fast"
    GOOD = "good"
    BEST = "best"


class NamesMode(StrEnum):
    """What a run does with names that no termbase lists. AUTO: make their renderings consistent, keeping plausible ones
    of the engine; ENFORCE: render all by transcription and gazetteer; REPORT: only report them; OFF: nothing."""

    AUTO = "auto"
    ENFORCE = "enforce"
    REPORT = "report"
    OFF = "off"


class Device(StrEnum):
    """Where models run. AUTO: on a graphics card if there is one, else on the processor."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class OnStale(StrEnum):
    """What an article shows for a stale paragraph until it is reviewed. KEEP: the old translation by a person; MACHINE:
    the machine's translation of the new source; SOURCE: the new source itself."""

    KEEP = "keep"
    MACHINE = "machine"
    SOURCE = "source"


class Locked(StrEnum):
    """What a run does where a model differs from translate.lock. NO: use it and log a note; CI: refuse models that
    differ from their pin; STRICT: also refuse a project without lock file."""

    NO = ""
    CI = "ci"
    STRICT = "strict"


class Bilingual(StrEnum):
    """How source and translation stand in one document. BELOW: the translation below each paragraph; BESIDE: in two
    columns, paragraph by paragraph; FACING: on facing pages, section by section."""

    BELOW = "below"
    BESIDE = "beside"
    FACING = "facing"


class FailOn(StrEnum):
    """The lowest severity of findings with which a command fails."""

    ERROR = "error"
    WARNING = "warning"
    NONE = "none"
