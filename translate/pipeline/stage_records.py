"""The records that the stages of a run hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossary import Enforced
from translate.machine import Rendering
from translate.model import Article
from translate.pipeline.draft import Draft
from translate.pipeline.policy import Policy
from translate.terms import Key
from translate.text.markup import CodedText


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article being translated: one draft per paragraph, its policy, and the terms of each query (`keys`)."""

    article: Article
    drafts: tuple[Draft, ...]
    policy: Policy
    keys: Mapping[CodedText, Key] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The renderings of a window by query, and the same with enforced terms by key."""

    settled: Mapping[CodedText, Rendering]
    enforced: Mapping[Key, Enforced]
