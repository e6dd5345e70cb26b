"""The record of a candidate: one way to write a name in the target language, and why it is proposed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rendering of a name, in the dictionary form.

    `source` is where it is from: "gazetteer", "transcription" (a table of syllables: pinyin, Korean), "transliteration"
    (the models), "kept" (the name as written, for targets in Latin script). `score` adds up to 1 at most over the
    candidates of a name. `kind` is "person", "place", "demonym" or ""; `gender` is "masc", "femn" or "".
    """

    text: str
    source: str
    score: float
    kind: str = ""
    gender: str = ""
