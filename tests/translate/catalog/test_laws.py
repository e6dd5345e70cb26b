"""Laws of the review loop, on random histories: articles are edited and run again, people work on the catalog between.

HISTORIES=1000 in the environment tries as many; the default is what a test run can afford.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from translate import catalog
from translate.catalog import merge, reader, writer
from translate.catalog.entries import Entry
from translate.model import Article, Origin, Paragraph, Standing, State, Translation, Unit

WORDS = ["lake", "river", "bridge", "council", "monday", "repair", "train", "library"]
WORDS += ["bread", "window", "winter", "doctor", "market", "letter", "garden"]
SENTENCES = [
    f"The {WORDS[n]} of the {WORDS[(n + 3) % 15]} {verb} a {WORDS[(n + 7) % 15]}{end}"
    for n in range(15)
    for verb, end in (("found", "."), ("did not find", "!"))
]
ODD = ["", " \u2028 yes", "\u0085", "\ttab", ' "quoted" \\n', "\nline two"]
INDEX = st.integers(0, 10_000)


def machine(text: str) -> str:
    """What the engine says: as many sentences, each another text."""
    return text.replace("The ", "Это ").replace(" the ", " оно ").replace("found", "нашёл")


def changed(text: str, at: int) -> str:
    words = text.split(" ")
    words[at % len(words)] = WORDS[at % 15].upper()
    return " ".join(words)


class Histories(RuleBasedStateMachine):
    """An article, its catalog as bytes, and all that people ever put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = [
            f"{SENTENCES[0]} {SENTENCES[4]} {SENTENCES[9]}",
            SENTENCES[12],
            f"{SENTENCES[17]} {SENTENCES[20]}",
        ]
        self.past = [list(self.texts)]
        self.approved: dict[str, str] = {}
        self.drafts: dict[str, str] = {}
        self.remarks: set[str] = set()
        self.worded = 0
        self.data = b""
        self.run(stale_by_machine=False)

    @property
    def old(self) -> catalog.Catalog:
        return reader.parse(self.data, "a.po") if self.data else catalog.Catalog()

    def merged(self, texts: list[str], stale_by_machine: bool = False, old: catalog.Catalog | None = None) -> bytes:
        """As the pipeline does it."""
        old = self.old if old is None else old
        kept = catalog.kept(catalog.carry(old, texts, "en", "ru").values(), "en")
        units = [self.unit(text, kept.get(text), stale_by_machine) for text in texts]
        article = Article("a.txt", "en", tuple(Paragraph(n, text) for n, text in enumerate(texts, 1)))
        return writer.serialize(merge.merge(old, Translation(article, "ru", tuple(units), "engine 1"), {})).encode(
            "utf-8"
        )

    def unit(self, text: str, kept: catalog.Kept | None, stale_by_machine: bool) -> Unit:
        if kept and not (kept.previous and stale_by_machine):
            return Unit(text, kept.target, State.TRANSLATED if kept.approved else State.FUZZY, Origin.PERSON)
        return Unit(text, machine(text), State.FUZZY, Origin.MACHINE, previous=kept.previous if kept else "")

    @rule(stale_by_machine=st.booleans())
    def run(self, stale_by_machine: bool) -> None:
        self.data = self.merged(self.texts, stale_by_machine)
        assert self.merged(self.texts, stale_by_machine) == self.data  # a second run changes no byte
        assert self.merged(self.texts, not stale_by_machine) in (self.data, self.merged(self.texts, True))

    # What writers do.

    @rule(at=INDEX, word=INDEX)
    def change(self, at: int, word: int) -> None:
        if self.texts:
            at %= len(self.texts)
            self.texts[at] = changed(self.texts[at], word)

    @rule(at=INDEX, where=INDEX)
    def move(self, at: int, where: int) -> None:
        if self.texts:
            self.texts.insert(where % len(self.texts), self.texts.pop(at % len(self.texts)))

    @rule(at=INDEX, where=INDEX)
    def split(self, at: int, where: int) -> None:
        if self.texts:
            at %= len(self.texts)
            ends = [n + 2 for n, letter in enumerate(self.texts[at][:-1]) if letter in ".!"]
            if ends:
                cut = ends[where % len(ends)]
                self.texts[at : at + 1] = [self.texts[at][:cut].strip(), self.texts[at][cut:].strip() or "Rest."]

    @rule(at=INDEX)
    def join(self, at: int) -> None:
        if len(self.texts) > 1:
            at %= len(self.texts) - 1
            self.texts[at : at + 2] = [f"{self.texts[at]} {self.texts[at + 1]}"]

    @rule(at=INDEX)
    def remove(self, at: int) -> None:
        if self.texts:
            self.texts.pop(at % len(self.texts))

    @rule(at=INDEX, which=INDEX, odd=st.sampled_from(ODD))
    def add(self, at: int, which: int, odd: str) -> None:
        self.texts.insert(at % (len(self.texts) + 1), SENTENCES[which % len(SENTENCES)] + odd)

    @rule(which=INDEX)
    def revert(self, which: int) -> None:
        self.past.append(list(self.texts))
        self.texts = list(self.past[which % len(self.past)])

    # What translators do.

    def edit(self, at: int, change: Callable[[Entry], Entry]) -> Entry | None:
        """Put another entry in the place of a living one, often of a stale one; returns the new one."""
        old = self.old
        living = [entry for entry in old.entries if not entry.obsolete]
        stale = [entry for entry in living if entry.standing is Standing.STALE]
        living = stale if stale and at % 2 == 0 else living
        if not living:
            return None
        entry = living[at % len(living)]
        new = change(entry)
        entries = tuple(new if one is entry else one for one in old.entries)
        self.data = writer.serialize(replace(old, entries=entries)).encode()
        return new

    @rule(at=INDEX, wording=st.text(st.sampled_from('аб в.\n\u2028\u0085"\\'), max_size=12))
    def approve(self, at: int, wording: str) -> None:
        text = wording if wording.strip() else ""
        entry = self.edit(at, lambda e: replace(e, target=text or e.target, flags=tuple(set(e.flags) - {"fuzzy"})))
        if entry and entry.target.strip():
            self.approved[entry.source] = entry.target
            self.drafts.pop(entry.source, None)

    @rule(at=INDEX, wording=st.text(st.sampled_from("гд е."), min_size=1, max_size=12))
    def draft(self, at: int, wording: str) -> None:
        self.worded += 1
        wording = f"{wording}{self.worded}"  # unlike all others: what only repeats a carried wording is no work
        entry = self.edit(at, lambda e: replace(e, target=wording, flags=("fuzzy", *(set(e.flags) - {"fuzzy"}))))
        if entry:
            self.approved.pop(entry.source, None)
            self.drafts[entry.source] = wording

    @rule(at=INDEX, word=INDEX, wording=st.text(st.sampled_from("жз и."), min_size=1, max_size=12))
    def approve_and_change(self, at: int, word: int, wording: str) -> None:
        """The way to stale wordings, in one step."""
        self.run(stale_by_machine=False)
        self.approve(2 * at + 1, wording)
        for n in [n for n, text in enumerate(self.texts) if text in self.approved][-1:]:
            self.change(n, word)
        self.run(stale_by_machine=False)

    @rule(at=INDEX, number=st.integers(0, 5))
    def remark(self, at: int, number: int) -> None:
        entry = self.edit(at, lambda e: replace(e, comments=(*e.comments, f"remark {number}")))
        if entry:
            self.remarks.add(f"remark {number}")

    @rule(bom=st.booleans(), crlf=st.booleans(), backwards=st.booleans())
    def save_in_an_editor(self, bom: bool, crlf: bool, backwards: bool) -> None:
        old = self.old
        again = replace(old, entries=old.entries[::-1] if backwards else old.entries)
        text = writer.serialize(again).replace("\n", "\r\n" if crlf else "\n")
        self.data = (b"\xef\xbb\xbf" if bom else b"") + text.encode()

    # The laws.

    @invariant()
    def what_is_written_is_read(self) -> None:
        old = self.old
        assert reader.parse(writer.serialize(old).encode(), "a.po") == old

    @invariant()
    def nothing_of_a_person_is_lost_or_approved_by_itself(self) -> None:
        entries = reader.parse(self.merged(self.texts), "a.po").entries
        approved = {entry.source: entry.target for entry in entries if entry.state is State.TRANSLATED}
        assert approved == self.approved
        drafts = {(entry.source, entry.target) for entry in entries if entry.fuzzy}
        assert set(self.drafts.items()) <= drafts
        assert self.remarks <= {line for entry in entries for line in entry.comments}

    @invariant()
    def away_and_back_is_the_identity(self) -> None:
        here = self.merged(self.texts)
        there = self.merged([], old=reader.parse(here, "a.po"))
        back = self.merged(self.texts, old=reader.parse(there, "a.po"))
        mine = {e.source: e for e in reader.parse(here, "a.po").entries if e.source in {*self.approved, *self.drafts}}
        again = {e.source: e for e in reader.parse(back, "a.po").entries if e.source in mine}
        assert again == mine
        assert self.merged([], old=reader.parse(back, "a.po")) == there


Histories.TestCase.settings = settings(
    max_examples=int(os.environ.get("HISTORIES", "40")),
    stateful_step_count=12,
    suppress_health_check=list(HealthCheck),
)
TestHistories = Histories.TestCase
