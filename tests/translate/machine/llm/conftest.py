"""What tests of language models share: connections to loopback, nothing known of servers before, no long pauses."""

from __future__ import annotations

import pytest

from translate.machine.llm import llm_provider
from translate.machine.servers import http_client


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, loopback: None) -> None:
    """Nothing is known of a server of another test, and nobody waits."""
    llm_provider._served.cache_clear()
    llm_provider._model_server.cache_clear()
    monkeypatch.setattr(http_client, "_FIRST_PAUSE", 0.001)


@pytest.fixture(params=["ollama", "openai"])
def protocol(request: pytest.FixtureRequest) -> str:
    """Each protocol."""
    return str(request.param)
