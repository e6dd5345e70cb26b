"""The table [engines.llm] of the configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from translate.errors import ConfigError
from translate.machine import servers
from translate.machine.llm import profiles
from translate.machine.llm.profiles import Profile
from translate.project import engine_settings

OPENAI, OLLAMA = "openai", "ollama"
_URL = "http://127.0.0.1:11434"  # where Ollama listens


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """How a model on a server is asked. `url`: of the server, for the protocol of OpenAI with its path (/v1); `model`:
    its name there; `protocol`: "openai" or "ollama"; `profile`: of the family of models; `temperature`: None for that
    of the profile; `max_tokens`: the longest answer; `context_length`: of prompt and answer together, in tokens;
    `concurrency`: requests in flight; `timeout`: seconds for one answer; `retries`: how often a request is repeated
    that a server could not answer; `neighbours`: whether paragraphs are sent with those next to them; `batch`:
    paragraphs a request; `key_env`: the environment variable that holds the key, "" for none; `allow_remote`: whether
    texts may be sent out of the private network; `digest`: that which the model must have, "" for any."""

    url: str = _URL
    model: str = ""
    protocol: str = OLLAMA
    profile: Profile = profiles.GENERAL
    temperature: float | None = None
    max_tokens: int = 2048
    context_length: int = 8192
    concurrency: int = 4
    timeout: float = 120.0
    retries: int = 3
    neighbours: bool = True
    batch: int = 1
    key_env: str = ""
    allow_remote: bool = False
    digest: str = ""


def read(table: Mapping[str, Any]) -> LlmSettings:
    """The settings in a table as TOML gives it. Raises ConfigError, whose `where` is the key."""
    engine_settings.refuse_unknown(table, KEYS)
    given = {KEYS[key][0]: KEYS[key][1](key, value) for key, value in table.items()}
    given.setdefault("url", _URL)
    given.setdefault("protocol", OPENAI if servers.parsed(given["url"]).path.rstrip("/").endswith("/v1") else OLLAMA)
    name = given.pop("profile", "")
    given["profile"] = profiles.named(name) if name else profiles.of_model(given.get("model", ""))
    made = LlmSettings(**given)
    if made.batch > 1 and not made.profile.batches:
        what = f"models of the profile {made.profile.name} are asked one text at a time"
        raise ConfigError("batch", what, "remove it, or name another profile")
    return made


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ConfigError(key, f"{value!r} is not a text", "change the value")
    return value.strip()


def _url(key: str, value: Any) -> str:
    url = _text(key, value)
    servers.parsed(url)
    return url.rstrip("/")


def _one_of(*known: str) -> Callable[[str, Any], str]:
    def read(key: str, value: Any) -> str:
        if value not in known:
            raise ConfigError(key, f"{value!r} is not {' or '.join(known)}", "change the value")
        return str(value)

    return read


def _profile(key: str, value: Any) -> str:
    known = [one.name for one in profiles.all_profiles()]
    if value not in known:
        raise ConfigError(key, f"{value!r} is no profile", f"known profiles: {', '.join(known)}")
    return str(value)


def _number(least: float, most: float, *, whole: bool = True) -> Callable[[str, Any], Any]:
    kind = "a whole number" if whole else "a number"

    def read(key: str, value: Any) -> Any:
        fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if not fits or not least <= value <= most:
            raise ConfigError(key, f"{value!r} is not {kind} from {least:g} to {most:g}", "change the value")
        return value

    return read


def _flag(key: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ConfigError(key, f"{value!r} is not true or false", "change the value")
    return value


KEYS: Mapping[str, tuple[str, Callable[[str, Any], Any]]] = {
    "url": ("url", _url),
    "model": ("model", _text),
    "protocol": ("protocol", _one_of(OLLAMA, OPENAI)),
    "profile": ("profile", _profile),
    "temperature": ("temperature", _number(0, 2, whole=False)),
    "max-tokens": ("max_tokens", _number(16, 131_072)),
    "context-length": ("context_length", _number(256, 1_048_576)),
    "concurrency": ("concurrency", _number(1, 64)),
    "timeout": ("timeout", _number(0.1, 3600, whole=False)),
    "retries": ("retries", _number(0, 10)),
    "neighbours": ("neighbours", _flag),
    "batch": ("batch", _number(1, 32)),
    "key-env": ("key_env", _text),
    "allow-remote": ("allow_remote", _flag),
    "digest": ("digest", _text),
}
