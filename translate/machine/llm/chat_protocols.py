"""What servers of models are asked, in the protocols that they speak: which model they have, and answers to prompts."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from translate.errors import EngineError
from translate.machine.llm.prompts import Prompt
from translate.machine.llm.settings import OLLAMA, LlmSettings
from translate.machine.servers import UnansweredError

if TYPE_CHECKING:
    from translate.machine.servers import JsonClient

_FEWEST = 0.5  # tokens a word that a prompt has at least; with fewer it was cut. No tokeniser joins so many words


@dataclass(frozen=True, slots=True)
class Served:
    """A model on a server. `kind`: what it is known by, "digest", or "name" where the server tells nothing better;
    `identity`: that, or all that the server tells of it."""

    kind: str
    identity: str


@dataclass(frozen=True, slots=True)
class Sampling:
    """How an answer is drawn. `temperature`: 0 for the likeliest; `seed`: of the random numbers."""

    temperature: float
    seed: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it came. `cut`: why it may not be whole, "" if it is."""

    text: str
    cut: str = ""


class Server(Protocol):
    """A server of models."""

    def served(self) -> Served:
        """The model of the settings. Raises UnansweredError, EngineError where the server has no such model."""
        ...

    def ask(self, prompt: Prompt, sampling: Sampling) -> Reply:
        """The answer to a prompt. Raises UnansweredError."""
        ...


def server(client: JsonClient, settings: LlmSettings) -> Server:
    """The server of the settings, in its protocol."""
    return (OllamaServer if settings.protocol == OLLAMA else OpenAIServer)(client, settings)


class OllamaServer:
    """The API of Ollama itself: of the protocols it alone lets the length of the context and thinking be set."""

    def __init__(self, client: JsonClient, settings: LlmSettings) -> None:
        self._client, self._settings = client, settings

    def served(self) -> Served:
        """The model by the digest of its manifest, as /api/tags tells it."""
        wanted = self._settings.model
        listed = _rows(self._client.get("/api/tags"), "models")
        for one in listed:
            if str(one.get("name")) in (wanted, f"{wanted}:latest") and one.get("digest"):
                return Served("digest", str(one["digest"]).removeprefix("sha256:"))
        names = ", ".join(str(one.get("name")) for one in listed[:8]) or "none"
        raise EngineError(wanted, f"the server has no such model (it has {names})", f"ollama pull {wanted}")

    def ask(self, prompt: Prompt, sampling: Sampling) -> Reply:
        """The answer of /api/chat."""
        options = {
            "temperature": sampling.temperature,
            "seed": sampling.seed,
            "num_ctx": self._settings.context_length,
            "num_predict": self._settings.max_tokens,
            **_given(self._settings, "top_p", "top_k", "repeat_penalty"),
        }
        if self._settings.profile.stop:
            options["stop"] = list(self._settings.profile.stop)
        body = {
            "model": self._settings.model,
            "messages": _messages(prompt, prompt.user),
            "stream": False,
            "think": False,
            "options": options,
        }
        found = self._client.post("/api/chat", body | ({"format": prompt.schema} if prompt.schema else {}))
        text = _text(found.get("message"))
        read = found.get("prompt_eval_count")
        if isinstance(read, int) and read and read < _FEWEST * prompt.words:
            return Reply(text, f"the prompt was cut off: the model read {read} tokens of {prompt.words} words")
        if not found.get("done", True) or found.get("done_reason") == "length":
            return Reply(text, "the answer was cut off")
        return Reply(text)


class OpenAIServer:
    """The chat protocol of OpenAI, as llama.cpp, vLLM, LM Studio and others speak it."""

    def __init__(self, client: JsonClient, settings: LlmSettings) -> None:
        self._client, self._settings = client, settings
        self._plain = threading.Event()  # set once the server has refused what is not in OpenAI's own protocol

    def served(self) -> Served:
        """The model by what /models tells of it: no digest is part of this protocol."""
        try:
            listed = _rows(self._client.get("/models"), "data")
        except UnansweredError as failure:
            if failure.status in (404, 405, 501):
                return Served("name", self._settings.model)
            raise
        wanted = [one for one in listed if one.get("id") == self._settings.model] or (
            listed if len(listed) == 1 else []
        )
        if not wanted and listed:
            names = ", ".join(str(one.get("id")) for one in listed[:8])
            raise EngineError(self._settings.model, f"the server has no such model (it has {names})", "correct model")
        told = {key: one[key] for one in wanted for key in ("id", "root", "meta", "max_model_len") if one.get(key)}
        return Served("name", "; ".join([self._settings.model, *(f"{key} {told[key]}" for key in sorted(told))]))

    def ask(self, prompt: Prompt, sampling: Sampling) -> Reply:
        """The answer of /chat/completions."""
        body: dict[str, Any] = {
            "model": self._settings.model,
            "messages": _messages(prompt, prompt.user),
            "temperature": sampling.temperature,
            "seed": sampling.seed,
            "max_tokens": self._settings.max_tokens,
            "stream": False,
            **_given(self._settings, "top_p"),
        }
        if self._settings.profile.stop:
            body["stop"] = list(self._settings.profile.stop)
        if prompt.schema:
            schema = {"name": "translations", "strict": True, "schema": prompt.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        found = self._sent(body, body | self._extras(prompt))
        choices = _rows(found, "choices")
        if not choices:
            raise UnansweredError("an answer without choices")
        text = _text(choices[0].get("message"))
        if choices[0].get("finish_reason") == "length":
            return Reply(text, "the answer was cut off")
        usage = found.get("usage")
        read = usage.get("prompt_tokens") if isinstance(usage, dict) else None
        if isinstance(read, int) and read and read < _FEWEST * prompt.words and not prompt.bare:
            return Reply(text, f"the prompt was cut off: the model read {read} tokens of {prompt.words} words")
        return Reply(text)

    def _extras(self, prompt: Prompt) -> dict[str, Any]:
        """What servers of their own models understand beside OpenAI's protocol."""
        extras = _given(self._settings, "top_k")
        if penalty := self._settings.profile.repeat_penalty:
            extras |= {"repeat_penalty": penalty, "repetition_penalty": penalty}  # llama.cpp, vLLM
        if prompt.template:
            extras["chat_template_kwargs"] = dict(prompt.template)
        if prompt.bare:
            extras["messages"] = _messages(prompt, prompt.bare)
        return extras

    def _sent(self, plain: Mapping[str, Any], full: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answer to a body, without what the server refuses to know."""
        if not self._plain.is_set() and len(full) > len(plain):
            try:
                return _mapping(self._client.post("/chat/completions", full))
            except UnansweredError as failure:
                if failure.status not in (400, 422):
                    raise
            found = _mapping(self._client.post("/chat/completions", plain))
            self._plain.set()
            return found
        return _mapping(self._client.post("/chat/completions", plain))


def _messages(prompt: Prompt, user: str) -> list[dict[str, str]]:
    system = [{"role": "system", "content": prompt.system}] if prompt.system else []
    return [*system, {"role": "user", "content": user}]


def _given(settings: LlmSettings, *names: str) -> dict[str, Any]:
    """The parameters of sampling that the profile sets."""
    return {name: value for name in names if (value := getattr(settings.profile, name)) is not None}


def _mapping(found: Any) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _rows(found: Any, key: str) -> list[Mapping[str, Any]]:
    rows = _mapping(found).get(key)
    return [one for one in rows if isinstance(one, dict)] if isinstance(rows, list) else []


def _text(message: Any) -> str:
    """The text of a message; raises UnansweredError where it has none."""
    content = _mapping(message).get("content")
    if content is None and isinstance(message, dict):
        return ""  # refused, or all of it thinking
    if isinstance(content, list):
        content = "".join(str(_mapping(one).get("text", "")) for one in content)
    if not isinstance(content, str):
        raise UnansweredError("an answer without text")
    return content
