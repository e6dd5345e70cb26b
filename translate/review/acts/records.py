"""The records of acts: what a reviewer does to a paragraph, what the page showed when it was done, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate.catalog import Approval, Entry
from translate.model import State


class Verb(StrEnum):
    """What an act does. EDIT: words the translation, which stays to be reviewed; APPROVE: words and approves it;
    UNAPPROVE: has it reviewed again; REMARK: writes the comments of people; RESTORE: puts back a former state; REJOIN:
    puts back what another program has overwritten."""

    EDIT = "edit"
    APPROVE = "approve"
    UNAPPROVE = "unapprove"
    REMARK = "remark"
    RESTORE = "restore"
    REJOIN = "rejoin"


class Effect(StrEnum):
    """What came of an act. DONE: it is in the catalog; SAME: the catalog said so already; KEPT: another wording by a
    person came in between and stands, the reviewer's is in the comments; CHANGED: the paragraph is no longer as the
    reviewer saw it, and nothing was done; GONE: the paragraph is no longer in the article, what the reviewer wrote is
    kept as obsolete; REFUSED: what was asked for cannot be."""

    DONE = "done"
    SAME = "same"
    KEPT = "kept"
    CHANGED = "changed"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Seen:
    """The state of an entry that the page showed: its translation, whether it was approved, and the remarks."""

    target: str
    is_approved: bool = False
    remarks: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> Seen:
        """What a page shows of an entry."""
        return cls(entry.target, entry.state is State.TRANSLATED, entry.remarks)


@dataclass(frozen=True, slots=True)
class Act:
    """What a reviewer does to the entry of a key. `seen`: what the page showed; `target`: the wording of an EDIT or
    APPROVE; `remarks`: the comments of a REMARK; `by`: who does it and when; `before`, `after`: of a RESTORE the state
    to put back (None: there was no entry) and the one that it takes back, of a REJOIN the state that the other program
    had seen and the one that it has overwritten."""

    verb: Verb
    key: str
    seen: Seen
    target: str = ""
    remarks: tuple[str, ...] = ()
    by: Approval | None = None
    before: Entry | None = None
    after: Entry | None = None


@dataclass(frozen=True, slots=True)
class ActResult:
    """What came of an act: its effect, the entry before and after it (None: there is none), and in words why it was
    refused."""

    effect: Effect
    before: Entry | None
    after: Entry | None
    why: str = ""

    @property
    def is_change(self) -> bool:
        """True if the catalog is another one now."""
        return self.before != self.after
