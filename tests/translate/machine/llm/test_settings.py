"""The table [engines.llm]: what is refused, and what it chooses."""

from __future__ import annotations

from typing import Any

import pytest

from translate.errors import ConfigError
from translate.machine import choose
from translate.machine.llm import profiles, settings


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"modle": "x"}, "modle: no such key; did you mean model?"),
        ({"model": ""}, "model: '' is not a text"),
        ({"model": 3}, "model: 3 is not a text"),
        ({"url": "localhost:11434"}, "is not the address of a server"),
        ({"url": "ftp://localhost"}, "is not the address of a server"),
        ({"url": "http://"}, "is not the address of a server"),
        ({"url": "http://localhost:99999"}, "is no address"),
        ({"url": "http://me:secret@localhost"}, "a name or password in it"),
        ({"url": "http://localhost/?key=1"}, "is not the address of a server"),
        ({"protocol": "grpc"}, "protocol: 'grpc' is not ollama or openai"),
        ({"profile": "none"}, "profile: 'none' is no profile; known profiles: translategemma, hy-mt2, hunyuan-mt"),
        ({"temperature": -1}, "temperature: -1 is not a number from 0 to 2"),
        ({"temperature": True}, "temperature: True is not a number"),
        ({"max-tokens": 1.5}, "max-tokens: 1.5 is not a whole number"),
        ({"concurrency": 0}, "concurrency: 0 is not a whole number from 1 to 64"),
        ({"timeout": "1m"}, "timeout: '1m' is not a number"),
        ({"allow-remote": "yes"}, "allow-remote: 'yes' is not true or false"),
        ({"model": "translategemma:4b", "batch": 4}, "batch: models of the profile translategemma are asked one text"),
    ],
)
def test_what_is_no_setting_is_refused(table: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings.read(table)
    assert message in str(caught.value)


def test_without_a_model_the_engine_says_what_to_write() -> None:
    with pytest.raises(ConfigError, match=r'no model is named; write \[engines\.llm\] and model = "NAME"'):
        choose("llm", "en", "ru")


def test_the_protocol_is_known_by_the_address() -> None:
    assert settings.read({"url": "http://localhost:8080/v1/"}).protocol == "openai"
    assert settings.read({"url": "http://localhost:11434"}).protocol == "ollama"
    assert settings.read({}).url == "http://127.0.0.1:11434"
    assert settings.read({"url": "http://localhost:1234/v1", "protocol": "ollama"}).protocol == "ollama"


@pytest.mark.parametrize(
    ("model", "profile"),
    [
        ("translategemma:12b", "translategemma"),
        ("hf.co/tencent/HY-MT1.5-1.8B-GGUF:Q4_K_M", "hunyuan-mt"),
        ("Hunyuan-MT-7B", "hunyuan-mt"),
        ("Unbabel/TowerInstruct-7B-v0.2", "tower"),
        ("/models/Tower-Plus-9B.Q5.gguf", "tower"),
        ("EuroLLM 9B Instruct", "eurollm"),
        ("gemma3:4b-it-qat", "gemma"),
        ("qwen3:8b", "qwen"),
        ("llama3.1", "llama"),
        ("mistral-nemo", "general"),
        ("", "general"),
    ],
)
def test_the_profile_is_known_by_the_name_of_the_model(model: str, profile: str) -> None:
    assert profiles.of_model(model).name == profile


def test_every_profile_says_where_it_is_documented_and_fills_every_prompt() -> None:
    for one in profiles.all_profiles():
        assert one.source
        for kind in ("plain", "terms", "context", "both"):
            prompt = one.prompt(kind, "en", "ru")
            assert "{text}" in prompt
            assert "{task}" not in prompt
