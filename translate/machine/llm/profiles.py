"""Profiles of families of models: how each wants to be asked, kept as data in profiles.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from translate.text import locales

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Profile:
    """How a family of models is asked. `version`: raised when its answers change; `models`: patterns of the names
    of models; `prompts`: of the user's turn, by what there is beside the text ("plain", "terms", "context",
    "both"), those with ".zh" for pairs with that language; `task`: what is asked in them; `near`: how they show the
    paragraphs before and after; `system`: of the system's turn, "" where the family has none; `term`: how a row of
    the glossary is written, `between`: what stands between two; `names`: its own names of languages by code;
    `languages`: those that it knows, () for any; `temperature`, `top_p`, `top_k`, `repeat_penalty`: of sampling,
    None for those of the server; `stop`: words that end an answer; `template`: values for the chat template of the
    server; `bare`: that template holds the prompt, too; `batches`: whether several numbered texts can be asked at
    once; `source`: where all this is documented."""

    name: str
    version: int
    source: str
    models: tuple[str, ...]
    prompts: Mapping[str, str] = field(hash=False)
    task: str = ""
    near: str = ""
    system: str = ""
    term: str = "{source} = {target}"
    between: str = "\n"
    names: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)
    languages: tuple[str, ...] = ()
    temperature: float | None = 0.0
    top_p: float | None = None
    top_k: int | None = None
    repeat_penalty: float | None = None
    stop: tuple[str, ...] = ()
    template: Mapping[str, Any] = field(default_factory=lambda: _NOTHING, hash=False)
    bare: bool = False
    batches: bool = False

    def knows(self, locale: str) -> bool:
        """True if the family was made for the language of a locale."""
        return not self.languages or any(locales.same_language(locale, one) for one in self.languages)

    def language(self, locale: str) -> str:
        """The family's own name of the language of a locale, else the English one."""
        own = self.names.get(locale) or self.names.get(locales.primary(locale))
        return own or locales.display(locale)

    def prompt(self, kind: str, source: str, target: str) -> str:
        """The prompt of a kind for a pair of locales, or of the nearest kind that the family has."""
        kinds = {"both": ("both", "terms", "context"), "terms": ("terms",), "context": ("context",)}.get(kind, ())
        for one in (*kinds, "plain"):
            for suffix in (f".{locales.primary(source)}", f".{locales.primary(target)}", ""):
                if one + suffix in self.prompts:
                    found = self.prompts[one + suffix].strip("\n")
                    return found.replace("{near}", self.near.strip("\n")).replace("{task}", self.task)
        raise KeyError(kind)


@cache
def all_profiles() -> tuple[Profile, ...]:
    """The profiles, in the order in which they are compared with the name of a model; the general one is the last."""
    table = tomllib.loads(files(__package__).joinpath("profiles.toml").read_text("utf-8"))
    return tuple(_profile(name, one) for name, one in table.items())


def _profile(name: str, table: Mapping[str, Any]) -> Profile:
    lists = {key: tuple(value) for key, value in table.items() if isinstance(value, list)}
    tables = {key: MappingProxyType(value) for key, value in table.items() if isinstance(value, dict)}
    return Profile(name, **{**table, **lists, **tables})


def named(name: str) -> Profile:
    """The profile with a name."""
    return next(one for one in all_profiles() if one.name == name)


def of_model(model: str) -> Profile:
    """The profile of the family that a model seems to be of, by its name or the name of its file."""
    name = re.sub(r"[\s_]+", "-", model.casefold())
    return next(one for one in all_profiles() if any(fnmatchcase(name, f"*{pattern}*") for pattern in one.models))


GENERAL = all_profiles()[-1]
