"""No text leaves the private network unless that is allowed; a connection goes to the address that was checked."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from http_server import send
from model_server import MODEL, RUSSIAN, Script, serving

from translate.errors import ConfigError, EngineError
from translate.machine import Decoding, Request, choose, load
from translate.machine.servers import addresses

PRIVATE = ["127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.7", "::1", "fd00::1",
           "::ffff:192.168.1.7"]  # fmt: skip
OTHERS = ["8.8.8.8", "172.32.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "192.0.2.1", "224.0.0.1", "::",
          "fe80::1", "2001:db8::1", "::ffff:8.8.8.8", "198.18.0.1", "255.255.255.255"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_of_this_machine_and_of_private_networks(address: str) -> None:
    assert addresses.is_private(address)


@pytest.mark.parametrize("address", OTHERS)
def test_all_others_are_remote(address: str) -> None:
    assert not addresses.is_private(address)


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names be resolved to these addresses, call by call; the names that were asked."""
    asked: list[str] = []

    def resolved(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        if host[0].isdigit() and not host.startswith(("0x", "2130")):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]  # of a connection to an address
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    return asked


def test_one_address_outside_is_enough_to_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, ["192.168.1.7", "93.184.216.34"])
    with pytest.raises(ConfigError, match=r"llm\.example\.org is 93\.184\.216\.34, .*; allow-remote = true lets"):
        addresses.place("http://llm.example.org:8080/v1", "llm", allow_remote=False)
    found = addresses.place("http://llm.example.org:8080/v1", "llm", allow_remote=True)
    assert (found.is_remote, found.name, found.path) == (True, "llm.example.org:8080", "/v1")


@pytest.mark.parametrize("url", ["http://2130706433/", "http://0x7f.1/", "http://localhost./"])
def test_other_ways_to_write_an_address_are_resolved_like_any(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, ["8.8.4.4"])
    with pytest.raises(ConfigError, match=r"is 8\.8\.4\.4"):
        addresses.place(url, "llm", allow_remote=False)


def test_a_name_that_cannot_be_resolved_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(EngineError, match="cannot be resolved"):
        choose("llm", "en", "ru", {"llm": {"model": MODEL, "url": "http://nowhere.lan"}})


def test_a_name_is_not_resolved_again_for_a_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: at the second asking a name may be anybody's."""
    script = Script()
    with serving(script) as url:
        port = url.rpartition(":")[2]
        asked = resolving(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.1"], ["93.184.216.34"])
        table = {"llm": {"model": MODEL, "url": f"http://llm.lan:{port}"}}
        engine = load(choose("llm", "en", "ru", table), 1)
        seen = len(asked)
        (found,) = engine.translate([Request("It decided nothing.")], Decoding())
        assert found[0].text == RUSSIAN["It decided nothing."]
        assert len([one for one in asked if one == "llm.lan"]) == seen
        assert {one["Host"] for one in script.headers} == {f"llm.lan:{port}"}


def test_of_several_addresses_that_which_answers_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script()
    with serving(script) as url:
        port = url.rpartition(":")[2]
        resolving(monkeypatch, ["127.0.0.9", "127.0.0.1"])  # the server listens at the second only
        engine = load(choose("llm", "en", "ru", {"llm": {"model": MODEL, "url": f"http://llm.lan:{port}"}}), 1)
        assert engine.translate([Request("It decided nothing.")], Decoding())[0][0].text


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    outside = Script()
    with serving(outside) as other:

        def away(request: Any, body: Any) -> bool:
            send(request, status, b"", Location=f"{other}/api/chat")
            return True

        with serving(Script(raw=away)) as url:
            engine = load(choose("llm", "en", "ru", {"llm": {"model": MODEL, "url": url}}), 1)
            found = engine.translate([Request("It decided nothing.")], Decoding())
    assert "sends the request on to another address" in found[0][0].fault
    assert not outside.bodies


def test_nothing_of_the_environment_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://93.184.216.34:3128")
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://93.184.216.34/v1")
    script = Script()
    with serving(script) as url:
        engine = load(choose("llm", "en", "ru", {"llm": {"model": MODEL, "url": f"{url}/v1"}}), 1)
        assert engine.translate([Request("It decided nothing.")], Decoding())[0][0].text
    assert not any("secret" in str(one) for one in script.headers)


def test_a_key_is_sent_where_its_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script()
    with serving(script) as url:
        table = {"llm": {"model": MODEL, "url": f"{url}/v1", "key-env": "HOUSE_KEY"}}
        with pytest.raises(ConfigError, match=r"engines\.llm\.key-env: the variable HOUSE_KEY is not set"):
            choose("llm", "en", "ru", table)
        monkeypatch.setenv("HOUSE_KEY", "abc")
        choose("llm", "en", "ru", table)
    assert {one["Authorization"] for one in script.headers} == {"Bearer abc"}
