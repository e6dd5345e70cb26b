"""The table [engines.llm] of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translate.errors import ConfigError
from translate.machine import servers
from translate.machine.llm import profiles
from translate.machine.llm.profiles import Profile
from translate.machine.servers import ServerSettings
from translate.project import engine_settings

OPENAI, OLLAMA = "openai", "ollama"
_URL = "http://127.0.0.1:11434"  # where Ollama listens
_REMEDY = f'write such as "{_URL}", or "http://127.0.0.1:8080/v1" for the protocol of OpenAI'


@dataclass(frozen=True, slots=True)
class LlmSettings(ServerSettings):
    """How a model on a server is asked. `url`: for the protocol of OpenAI with its path (/v1); `model`: its name there;
    `protocol`: "openai" or "ollama"; `profile`: of the family of models; `temperature`: None for that of the profile;
    `max_tokens`: the longest answer; `context_length`: of prompt and answer together, in tokens; `concurrency`:
    requests in flight; `neighbours`: whether paragraphs are sent with those next to them; `batch`: paragraphs a
    request; `digest`: that which the model must have, "" for any."""

    url: str = _URL
    model: str = ""
    protocol: str = OLLAMA
    profile: Profile = profiles.GENERAL
    temperature: float | None = None
    max_tokens: int = 2048
    context_length: int = 8192
    concurrency: int = 4
    neighbours: bool = True
    batch: int = 1
    digest: str = ""

    @property
    def drawn_at(self) -> float | None:
        """The temperature of the first answer: what is set, else that of the profile, None for that of the server."""
        return self.profile.temperature if self.temperature is None else self.temperature


def read(table: Mapping[str, Any]) -> LlmSettings:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key."""
    given = engine_settings.values(table, KEYS)
    given.setdefault("protocol", OPENAI if _path(given).endswith("/v1") else OLLAMA)
    name = given.pop("profile", "")
    given["profile"] = profiles.named(name) if name else profiles.of_model(given.get("model", ""))
    made = LlmSettings(**given)
    if made.batch > 1 and not made.profile.batches:
        what = f"models of the profile {made.profile.name} are asked one text at a time"
        raise ConfigError("batch", what, "remove it, or name another profile")
    return made


def _path(given: Mapping[str, Any]) -> str:
    return servers.parsed(given.get("url", _URL), _REMEDY).path


def _profile(key: str, value: Any) -> str:
    known = [one.name for one in profiles.all_profiles()]
    if value not in known:
        raise ConfigError(key, f"{value!r} is no profile", f"known profiles: {', '.join(known)}")
    return str(value)


KEYS: Mapping[str, engine_settings.Reader] = {
    **servers.READERS,
    "url": servers.url_reader(_REMEDY),
    "model": engine_settings.text,
    "protocol": engine_settings.one_of(OLLAMA, OPENAI),
    "profile": _profile,
    "temperature": engine_settings.number(0, 2),
    "max-tokens": engine_settings.whole(16, 131_072),
    "context-length": engine_settings.whole(256, 1_048_576),
    "concurrency": engine_settings.whole(1, 64),
    "neighbours": engine_settings.flag,
    "batch": engine_settings.whole(1, 32),
    "digest": engine_settings.text,
}
