"""Whatever a server of LibreTranslate answers: each text has its own translation or the reason why it has none."""

from __future__ import annotations

import sys
import threading
from typing import Any

import pytest

from tests.translate.machine.libretranslate.conftest import LibreTranslateScript, answered, serving
from translate.errors import ConfigError, EngineError, LocaleError
from translate.machine import Decoding, Request, candidates, choose, load, pairs, signature

Body = dict[str, Any]


def told(script: LibreTranslateScript, *texts: str, count: int = 1, **settings: Any) -> list[list[str]]:
    """The texts of the answers; a fault in angle brackets."""
    with serving(script) as url:
        table = {"url": url, "timeout": 5.0, "retries": 1} | {k.replace("_", "-"): v for k, v in settings.items()}
        engine = load(choose("libretranslate", "en", "ru", {"libretranslate": table}), 1)
        answers = engine.translate([Request(text) for text in texts], Decoding(hypotheses=count))
    return [[one.text if not one.fault else f"<{one.fault}>" for one in found] for found in answers]


def test_texts_are_sent_in_batches_and_each_once() -> None:
    script = LibreTranslateScript(answered)
    found = told(script, "a", "b", "a", "c", "d", "e", batch=2)
    assert found == [["A"], ["B"], ["A"], ["C"], ["D"], ["E"]]
    assert script.asked == [["a", "b"], ["c", "d"], "e"]
    assert script.bodies[0] == {"q": ["a", "b"], "source": "en", "target": "ru", "format": "text"}


def test_alternatives_are_further_hypotheses() -> None:
    script = LibreTranslateScript(answered)
    assert told(script, "a", "b", count=3) == [["A", "<0>", "<1>"], ["B", "<0>", "<1>"]]
    assert told(script, "a", count=3) == [["A", "<0>", "<1>"]]
    assert [body["alternatives"] for body in script.bodies] == [2, 2]


def test_a_server_that_limits_alternatives_is_asked_without() -> None:
    def say(body: Body) -> tuple[int, Any]:
        if "alternatives" in body:
            return 400, {"error": "Invalid request: alternatives parameter must be <= 0"}
        return answered(body)

    script = LibreTranslateScript(say)
    assert told(script, "a", "b", count=8) == [["A"], ["B"]]
    assert len(script.bodies) == 2


def test_a_key_is_sent_as_libretranslate_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LT_KEY", "k1")
    script = LibreTranslateScript(answered)
    told(script, "a", key_env="LT_KEY")
    assert script.bodies[0]["api_key"] == "k1"
    monkeypatch.delenv("LT_KEY")
    with pytest.raises(ConfigError, match="the variable LT_KEY is not set"):
        told(script, "a", key_env="LT_KEY")


# Answers to one text that are no translation of it, and what is told of it.
FAULTS = [
    ({"translatedText": None}, "an answer without a translation"),
    ({"translatedText": ["A", "B"]}, "an answer without a translation"),
    ({"translatedText": []}, "an answer without a translation"),
    ({"translatedText": 1}, "an answer without a translation"),
    ({}, "an answer without a translation"),
    ({"error": "oops"}, "an answer without a translation"),
    ([], "an answer that is no JSON object"),
    (b"<html>busy</html>", "an answer that is no JSON object"),
    (b"", "an answer that is no JSON object"),
    (b"{" * 100_000, "an answer that is no JSON object"),
    (b" " * (9 << 20), "an answer of more than 8 MB"),
    ({"translatedText": ""}, "an empty translation"),
    ({"translatedText": "  \n"}, "an empty translation"),
]
REFUSALS = [
    (400, {"error": "Invalid request: request (9) exceeds text limit (8)"}, "HTTP 400 (Invalid request: request (9)"),
    (413, {"error": "too large"}, "HTTP 413 (too large)"),
    (500, {"error": "Cannot translate text"}, "HTTP 500 (Cannot translate text)"),
    (500, b"\x1b[31mTraceback", "HTTP 500 ([31mTraceback)"),
    (302, {}, "another address, which is not followed"),
    (418, b"teapot", "HTTP 418 (teapot)"),
]
CASES = [(200, content, fault) for content, fault in FAULTS] + REFUSALS


@pytest.mark.parametrize(("status", "content", "fault"), CASES, ids=[fault for _, _, fault in CASES])
def test_a_text_that_the_server_cannot_translate_is_told_and_the_others_are_translated(
    status: int, content: Any, fault: str
) -> None:
    def say(body: Body) -> Any:
        return (status, content, {"Location": "http://127.0.0.1:9/"}) if "bad" in body["q"] else answered(body)

    first, (reason,), third = told(LibreTranslateScript(say), "a", "bad", "c", retries=0)
    assert [first, third] == [["A"], ["C"]]
    assert reason.startswith("<the server of LibreTranslate: ")
    assert fault in reason


@pytest.mark.parametrize("made", [["A"], ["A", "B", "C", "D"], "A", None, [None, "B", "C"], [["A"], ["B"], ["C"]]])
def test_texts_with_another_number_of_translations_are_asked_alone(made: Any) -> None:
    script = LibreTranslateScript(
        lambda body: (200, {"translatedText": made}) if isinstance(body["q"], list) else answered(body)
    )
    assert told(script, "a", "b", "c") == [["A"], ["B"], ["C"]]
    assert script.asked == [["a", "b", "c"], "a", "b", "c"]


def test_a_server_without_arrays_is_asked_text_by_text() -> None:
    def say(body: Body) -> tuple[int, Any]:
        return (500, {"error": "unhashable"}) if isinstance(body["q"], list) else answered(body)

    script = LibreTranslateScript(say)
    with serving(script) as url:
        table = {"libretranslate": {"url": url, "retries": 0}}
        engine = load(choose("libretranslate", "en", "ru", table), 1)
        for texts in (("a", "b"), ("c", "d")):
            found = engine.translate([Request(text) for text in texts], Decoding())
            assert [one.text for (one,) in found] == [text.upper() for text in texts]
    assert script.asked == [["a", "b"], "a", "b", "c", "d"]


def test_a_busy_server_is_asked_again_after_the_time_that_it_says() -> None:
    tries = iter([(429, {"error": "Slowdown: 1 per minute"}, {"Retry-After": "0"}), (503, b"")])

    def say(body: Body) -> Any:
        return next(tries, None) or answered(body)

    assert told(LibreTranslateScript(say), "a", "b", retries=2) == [["A"], ["B"]]


def test_a_server_that_stays_busy_leaves_texts_untranslated() -> None:
    script = LibreTranslateScript(lambda body: (429, {"error": "Slowdown"}))
    assert told(script, "a", retries=1) == [["<the server of LibreTranslate: HTTP 429 (Slowdown)>"]]
    assert len(script.bodies) == 2


def test_a_slow_server_is_not_waited_for() -> None:
    ended = threading.Event()

    def say(body: Body) -> tuple[int, Any]:
        if body["q"] == "slow" or "slow" in body["q"]:
            ended.wait(5)
        return answered(body)

    found = told(LibreTranslateScript(say), "a", "slow", timeout=0.3, retries=0)
    ended.set()
    assert found == [["A"], ["<the server of LibreTranslate: no answer in 0.3 seconds>"]]


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ((403, {"error": "Invalid API key"}), "Invalid API key"),
        ((400, {"error": "Please contact the server operator to get an API key"}), "API key"),
        ((404, b"not found"), "HTTP 404"),
    ],
)
def test_what_is_wrong_with_every_text_ends_the_run(answer: Any, what: str) -> None:
    script = LibreTranslateScript(lambda body: answer)
    with pytest.raises(EngineError, match=what):
        told(script, "a", "b", "c")
    assert len(script.bodies) == 1


def test_a_server_that_is_gone_ends_the_run() -> None:
    with serving(LibreTranslateScript(answered)) as url:
        table = {"libretranslate": {"url": url, "retries": 0}}
        engine = load(choose("libretranslate", "en", "ru", table), 1)
    with pytest.raises(EngineError, match=r"no connection.*start it, or check url in \[engines.libretranslate\]"):
        engine.translate([Request("a")], Decoding())


def test_what_our_own_server_left_untranslated_is_no_translation() -> None:
    found = {"rule": "repetition", "severity": "warning", "message": "it repeats; left untranslated: bad"}

    def say(body: Body) -> tuple[int, Any]:
        return 200, {"translatedText": ["A", "bad", "C"], "findings": [[], [found], [found]]}

    told_ = told(LibreTranslateScript(say), "a", "bad", "c")
    assert told_ == [["A"], ["<the server left it untranslated: it repeats; left untranslated: bad>"], ["C"]]


def test_languages_are_asked_for_once_and_mapped() -> None:
    script = LibreTranslateScript(answered)
    with serving(script) as url:
        table = {"libretranslate": {"url": url}}
        assert pairs("libretranslate", table) >= {("en", "ru"), ("en", "zh-Hans"), ("zh-Hans", "en")}
        assert [(r.source, r.target) for r in candidates("libretranslate", "en-GB", "zh", table)] == [("en", "zh-Hans")]
        engine = load(choose("libretranslate", "en", "zh-CN", table), 1)
        engine.translate([Request("a")], Decoding())
        with pytest.raises(LocaleError):
            choose("libretranslate", "en", "zh-Hant", table)
    assert script.paths == ["/languages", "/spec", "/translate"]
    assert script.bodies[0]["target"] == "zh-Hans"


@pytest.mark.parametrize("languages", [[{"code": "en"}, {"code": "pb"}], [{"code": "en", "targets": ["pb", "xx!"]}, 3]])
def test_older_servers_name_fewer_things(languages: Any) -> None:
    with serving(LibreTranslateScript(answered, languages, spec=None)) as url:
        route = choose("libretranslate", "en", "pt-BR", {"libretranslate": {"url": url}})
    assert (route.source, route.target) == ("en", "pt-BR")
    assert route.hops[0].model.startswith("LibreTranslate ? at 127.0.0.1:")


def test_the_stamp_names_the_server_and_what_it_tells() -> None:
    seen = set()
    for spec in (
        None,
        {"info": {"title": "LibreTranslate", "version": "1.9.6"}},
        {"x-made-by": {"en-ru": "argos a@1"}},
    ):
        libre = LibreTranslateScript(answered, spec=spec)
        with serving(libre) as url:
            from translate.machine.libretranslate import libretranslate_provider

            libretranslate_provider._served.cache_clear()
            route = choose("libretranslate", "en", "ru", {"libretranslate": {"url": url}})
            seen.add(signature(route).replace(url.rpartition(":")[2], "PORT"))
            assert url.partition("//")[2] in signature(route)
    assert len(seen) == 3


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ({}, "no server is named"),
        ({"url": "ftp://a"}, "is not the address of a server"),
        ({"url": "http://me:pass@127.0.0.1"}, "name or password"),
        ({"url": "http://127.0.0.1:5000", "batch": 0}, "from 1 to 1000"),
        ({"url": "http://127.0.0.1:5000", "batch": 1.5}, "a whole number"),
        ({"url": "http://127.0.0.1:5000", "timeout": "1"}, "a number from"),
        ({"url": "http://127.0.0.1:5000", "allow-remote": 1}, "true or false"),
        ({"url": "http://127.0.0.1:5000", "key": "x"}, "no such key"),
        ({"url": 5}, "is not a text"),
    ],
)
def test_settings_that_are_wrong_are_told(table: Any, what: str) -> None:
    with pytest.raises(ConfigError, match=what):
        choose("libretranslate", "en", "ru", {"libretranslate": table})


def test_without_settings_no_server_is_asked() -> None:
    with pytest.raises(ConfigError, match=r"write \[engines.libretranslate\]"):
        choose("libretranslate", "en", "ru")
    assert pairs("libretranslate") == frozenset()


def test_no_text_leaves_the_private_network_unless_it_may() -> None:
    table = {"libretranslate": {"url": "http://192.0.2.7:5000", "retries": 0, "timeout": 0.1}}
    with pytest.raises(ConfigError, match="allow-remote = true lets texts be sent there"):
        choose("libretranslate", "en", "ru", table)


def test_without_its_extra_the_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    what = r"--engine libretranslate: the extra \[llm\] is not installed; pip install"
    with pytest.raises(ConfigError, match=what):
        choose("libretranslate", "en", "ru", {"libretranslate": {"url": "http://127.0.0.1:9"}})
