"""What a service lets in, how it shares its engine, and what it says of what the guard refuses."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from tests.translate.serve.services import Client, scripted, serving
from translate.errors import ConfigError, EngineError
from translate.machine import Decoding
from translate.project import Options
from translate.serve import Door, ServiceLimits
from translate.serve import serving as served
from translate.serve.application import application
from translate.serve.downloads import Downloads
from translate.serve.keys import Keys, read
from translate.serve.limits import Rate
from translate.serve.loopback import content
from translate.serve.offered import Offered, offered
from translate.serve.recent import RecentAnswers

ASK = (
    "POST /translate HTTP/1.1\nHost: {}\nContent-Type: application/x-www-form-urlencoded\n{}\n\nq=a&source=en&target=ru"
)


def shout(text: str, how: Decoding) -> list[str]:
    """A translation that the guard accepts."""
    return ["Мельница сгорела."]


@pytest.mark.parametrize(
    ("host", "header"),
    [
        ("evil.example", ""),
        ("evil.example:5000", ""),
        ("127.0.0.1.evil.example:5000", ""),
        ("localhost.evil.example", ""),
        ("localhost@evil.example", ""),
        ("0.0.0.0:5000", ""),
        ("[::2]:5000", ""),
        ("", ""),
        ("localhost:5000", "Origin: http://evil.example"),
        ("localhost:5000", "Origin: null"),
        ("localhost:5000", "Origin: http://localhost:8000"),
        ("localhost:5000", "Sec-Fetch-Site: cross-site"),
        ("localhost:5000", "Host: evil.example"),
    ],
)
def test_other_names_and_other_sites_are_refused(client: Client, host: str, header: str) -> None:
    answered = client.ask(ASK.format(host, header or "A: b"))
    assert answered.status == 403
    assert set(answered.content) == {"error"}


@pytest.mark.parametrize(
    ("host", "header"),
    [
        ("localhost", "A: b"), ("LOCALHOST:5000", "A: b"), ("127.0.0.1:5000", "A: b"), ("[::1]:5000", "A: b"),
        ("localhost:8080", "A: b"), ("localhost:5000", "Origin: http://localhost:5000"),
    ],
)  # fmt: skip
def test_loopback_names_are_let_in(client: Client, host: str, header: str) -> None:
    assert client.ask(ASK.format(host, header)).status == 200


def test_without_its_key_nobody_is_answered(tmp_path: Path) -> None:
    with serving(Options(root=tmp_path), Offered({"en": ("ru",)}), keys=["k1", "ключ"]) as client:
        content = {"q": "Hello", "source": "en", "target": "en"}
        assert client.post("/translate", content).status == 400
        assert client.post("/translate", content | {"api_key": None}).content == {
            "error": "Please contact the server operator to get an API key"
        }
        refused = client.post("/translate", content | {"api_key": "k2"})
        assert (refused.status, refused.content) == (403, {"error": "Invalid API key"})
        for key in ("k1", "ключ"):
            assert client.post("/translate", content | {"api_key": key}).status == 200
        assert client.post("/translate", content, "Authorization: Bearer k1").status == 200
        assert client.post("/detect", {"q": "Hello"}).status == 400
        assert client.ask("GET /languages HTTP/1.1\nHost: localhost\n\n").status == 200
        form = "GET /frontend/settings HTTP/1.1\nHost: localhost\n\n"
        assert client.ask(form).content["keyRequired"] is True
        form = "POST /translate?api_key=k1 HTTP/1.1\nHost: localhost\n\nq=Hello&source=en&target=en"
        assert client.ask(form).content == {"translatedText": "Hello"}


def test_keys_come_from_a_file_or_a_variable(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("# ours\nk1\n\n k2 \n")
    assert read(str(tmp_path / "keys"), "KEY", {"KEY": "k3"}) == Keys(("k1", "k2", "k3"))
    assert read(None, None, {}) == Keys()
    with pytest.raises(ConfigError, match="no such environment variable"):
        read(None, "KEY", {})
    (tmp_path / "keys").write_text("\n")
    with pytest.raises(ConfigError, match="there is no key in it"):
        read(str(tmp_path / "keys"), None, {})


def test_others_than_this_machine_need_a_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="give --api-key-file or --api-key-env"):
        served(Options(root=tmp_path), Door("0.0.0.0", 5999), ServiceLimits())


def test_what_the_guard_refuses_comes_back_untranslated_with_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(text: str, how: Decoding) -> list[str]:
        return ["Мельница сгорела."] if text == "The mill burned." else ["бла " * 8]

    with scripted(answer, monkeypatch, tmp_path) as (client, _):
        told = client.post("/translate", {"q": "The mill burned in 1902.", "source": "en", "target": "ru"}).content
        assert told["translatedText"] == "The mill burned in 1902."
        assert {one["severity"] for one in told["findings"]} == {"warning"}
        assert "left untranslated: The mill burned in 1902." in told["findings"][0]["message"]
        texts = ["The mill burned.", "The mill burned in 1902."]
        told = client.post("/translate", {"q": texts, "source": "en", "target": "ru"}).content
        assert told["translatedText"] == ["Мельница сгорела.", "The mill burned in 1902."]
        assert [bool(some) for some in told["findings"]] == [False, True]
        told = client.post("/translate", {"q": texts[:1], "source": "en", "target": "ru"}).content
        assert "findings" not in told


def test_an_engine_that_fails_is_told_and_the_server_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = True

    def answer(text: str, how: Decoding) -> list[str]:
        if broken:
            raise EngineError("engine", "is broken", "mend it")
        return ["Мельница сгорела."]

    with scripted(answer, monkeypatch, tmp_path) as (client, _):
        content = {"q": "The mill burned.", "source": "en", "target": "ru"}
        answered = client.post("/translate", content)
        assert (answered.status, answered.content) == (500, {"error": "engine: is broken; mend it"})
        broken = False
        assert client.post("/translate", content).content == {"translatedText": "Мельница сгорела."}


def test_an_unforeseen_fault_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def answer(text: str, how: Decoding) -> list[str]:
        raise RuntimeError("a bug")

    with scripted(answer, monkeypatch, tmp_path) as (client, _):
        with pytest.raises(RuntimeError):  # for the log of the server, after the answer
            client.post("/translate", {"q": "The mill burned.", "source": "en", "target": "ru"})
        assert "a request failed" in caplog.text


class Gated:
    """An engine that waits, in a long text only, until a test lets it go on."""

    def __init__(self) -> None:
        self.go, self.begun = threading.Event(), threading.Event()

    def __call__(self, text: str, how: Decoding) -> list[str]:
        if "long" in text:
            self.begun.set()
            assert self.go.wait(20)
        return ["Мельница сгорела."]


def until(reached: Callable[[], bool]) -> None:
    """Wait for what other threads do, without taking the processor from them."""
    for _ in range(3000):
        if reached():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it did not come to that")


def together(*calls: Any) -> list[threading.Thread]:
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    return threads


def test_a_long_text_does_not_keep_short_ones_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine is asked 16 sentences at a time: a short text comes in between."""
    order = list[str]()
    first, second = threading.Event(), threading.Event()

    def answer(text: str, how: Decoding) -> list[str]:
        order.append("long" if "long" in text else "short")
        if order == ["long"]:
            first.set()
            assert second.wait(20)
        return ["Мельница сгорела."]

    def ask(text: str) -> None:
        assert client.post("/translate", {"q": text, "source": "en", "target": "ru"}).status == 200

    with scripted(answer, monkeypatch, tmp_path, quality="fast") as (client, _):
        text = "\n\n".join(f"The long mill number {n} burned down beside the river." for n in range(150))
        threads = together(lambda: ask(text))
        assert first.wait(20)
        threads += together(lambda: ask("The mill burned."))
        (turns,) = client.service.lanes._translators._engines.values()
        until(lambda: len(turns._queue) == 2)  # the short one waits for its turn
        second.set()
        for thread in threads:
            thread.join(20)
    assert "short" in order
    assert order.index("short") == 16


def test_a_server_that_is_ended_gives_up_what_it_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = threading.Event()
    answered = list[int]()

    def answer(text: str, how: Decoding) -> list[str]:
        begun.set()
        return ["Мельница сгорела."]

    with scripted(answer, monkeypatch, tmp_path, quality="fast") as (client, engine):
        text = "\n\n".join(f"The mill number {n} burned down beside the river." for n in range(2000))
        content = {"q": text, "source": "en", "target": "ru"}
        threads = together(lambda: answered.append(client.post("/translate", content).status))
        assert begun.wait(20)
        client.service.lanes.close()
        threads[0].join(20)
    assert answered == [503]
    assert len(engine.asked) < 1000


def test_short_texts_that_wait_are_translated_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gated = Gated()
    with scripted(gated, monkeypatch, tmp_path, quality="fast", names="off") as (client, engine):

        def ask(text: str) -> None:
            assert client.post("/translate", {"q": text, "source": "en", "target": "ru"}).status == 200

        threads = together(lambda: ask("A long mill."))
        assert gated.begun.wait(20)
        threads += together(*(lambda n=n: ask(f"The mill of {'xyzabc'[n]} burned.") for n in range(6)))
        until(lambda: client.service.waiting == 7)
        gated.go.set()
        for thread in threads:
            thread.join(20)
        assert max(len(call) for call in engine.calls) == 6


def test_too_many_that_wait_are_told_to_come_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gated = Gated()
    content = {"q": "A long mill.", "source": "en", "target": "ru"}
    with scripted(gated, monkeypatch, tmp_path, ServiceLimits(waiting=1)) as (client, _):
        threads = together(lambda: client.post("/translate", content))
        assert gated.begun.wait(20)
        answered = client.post("/translate", content)
        assert (answered.status, answered.headers["retry-after"]) == (429, "2")
        assert answered.content == {"error": "Slowdown: too many requests are waiting"}
        gated.go.set()
        threads[0].join(20)


def test_requests_of_a_minute_are_counted(tmp_path: Path) -> None:
    with serving(Options(root=tmp_path), Offered({"en": ("ru",)}), ServiceLimits(requests=2)) as client:
        content = {"q": "Hello", "source": "en", "target": "en"}
        answered = [client.post("/translate", content) for _ in range(3)]
        assert [one.status for one in answered] == [200, 200, 429]
        assert answered[2].headers["retry-after"] == "60"
        assert answered[2].content["error"].startswith("Slowdown:")


def test_a_client_waits_until_its_oldest_request_is_a_minute_old() -> None:
    now = 0.0
    rate = Rate(2, lambda: now)
    assert [rate.seconds_to_wait("a") for _ in range(3)] == [0.0, 0.0, 60.0]
    now = 45.0
    assert (rate.seconds_to_wait("a"), rate.seconds_to_wait("b")) == (15.0, 0.0)
    now = 60.0
    assert rate.seconds_to_wait("a") == 0.0
    for n in range(5000):
        rate.seconds_to_wait(str(n))
    assert len(rate._asked) == 1000


def test_what_is_kept_in_memory_has_a_bound() -> None:
    cache = RecentAnswers(10_000)
    for n in range(1000):
        cache.put({str(n).encode(): b"x" * 100})
        cache.get([b"7"])
    assert cache.get([b"0", b"7", b"999"]) == {b"7": b"x" * 100, b"999": b"x" * 100}
    assert cache._size == 300 * len(cache._answers) <= 10_000


def test_a_glossary_of_the_request_comes_before_that_of_the_server(client: Client) -> None:
    content = {"q": "The mill burned.", "source": "en", "target": "ru"}
    for glossary in (
        {"mill": "завод"},
        '{"mill": "завод"}',
        [{"source": "mill", "target": "завод", "gender": "masc"}],
        "source,target\nmill,завод\n",
        "source\ttarget\nmill\tзавод\n",
    ):
        told = client.post("/translate", content | {"glossary": glossary}).content
        assert told["translatedText"].startswith("Завод "), glossary
    assert client.post("/translate", content | {"glossary": {}}).content["translatedText"].startswith("Фабрика ")
    form = (
        "POST /translate HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\n\n"
        "q=The mill burned.&source=en&target=ru&glossary=%7B%22mill%22%3A%22завод%22%7D"
    )
    assert client.ask(form).content["translatedText"].startswith("Завод ")


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("The <b>mill</b> burned.", {"mill": "завод"}, "<b>Завод</b> "),
        ("The <b>mill burned</b>.", {"mill": "завод"}, "<b>Завод горел</b>."),
        ("<p>The <b>mill</b> and the <i>mill</i> burned.</p>", {"mill": "завод"}, "<p><b>Завод</b> и <i>завод</i> "),
        ("<p>The <a href=q>gadget</a> is broken.</p>", {"gadget": "штуковина"}, "<p><a href=q>Штуковина</a> "),
    ],
)
def test_codes_go_with_the_terms_of_the_request(
    client: Client, text: str, rows: Mapping[str, str], expected: str
) -> None:
    content = {"q": text, "source": "en", "target": "ru", "format": "html", "glossary": dict(rows)}
    assert client.post("/translate", content).content["translatedText"].startswith(expected)


@pytest.mark.parametrize(
    "glossary",
    [
        1,
        [1],
        [{"target": "a"}],
        [{"source": "a", "target": 1}],
        "{",
        {"a": 1},
        "mill",
        "a,b\nc,d\n",
        {"mill": ""},
        "source,target\nmill\n",
        [{"source": "mill", "target": "a", "gender": "zz"}],
    ],
)
def test_a_glossary_that_cannot_be_read_is_refused(client: Client, glossary: Any) -> None:
    content = {"q": "The mill burned.", "source": "en", "target": "ru", "glossary": glossary}
    answered = client.post("/translate", content)
    assert (answered.status, "glossary" in answered.content["error"]) == (400, True)
    assert "/tmp" not in answered.content["error"]


def test_a_changed_termbase_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("source,target\nmill,фабрика\n", "utf-8")
    with scripted(shout, monkeypatch, tmp_path, glossary="terms.csv") as (client, _):
        content = {"q": "The mill burned.", "source": "en", "target": "ru"}
        assert client.post("/translate", content).content["translatedText"] == "Фабрика сгорела."
        path.write_text("source,target\nmill,ветряная мельница\n", "utf-8")
        assert client.post("/translate", content).content["translatedText"] == "Ветряная мельница сгорела."


def test_what_people_approved_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out" / "po" / "ru" / "a.txt.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "The mill burned."\nmsgstr "Мельницу спалили."\n',
        "utf-8",
    )
    with scripted(shout, monkeypatch, tmp_path) as (client, engine):
        told = client.post("/translate", {"q": "The mill burned.", "source": "en", "target": "ru"}).content
        assert (told, engine.asked) == ({"translatedText": "Мельницу спалили."}, [])


def form(name: str, data: bytes, **fields: str) -> bytes:
    parts = [f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
    parts.append(f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode() + data)
    body = b"".join(b"--xyz\r\n" + part + b"\r\n" for part in parts) + b"--xyz--\r\n"
    return (
        b"POST /translate_file HTTP/1.1\nHost: localhost:5000\nContent-Type: multipart/form-data; boundary=xyz\n\n"
        + body
    )


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"The mill burned.\r\n\r\n", "Мельница сгорела.\r\n\r\n"),
        ("a.md", b"# The mill\n\n- **The mill** burned.\n", None),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:03,000\nThe mill burned.\n", None),
        ("a.json", b'{"a": "The mill burned."}', '{"a": "Мельница сгорела."}'),
        ("a.po", b'msgid "The mill burned."\nmsgstr ""\n', None),
        ("../../b.html", b"<p>The mill burned.</p>", "<p>Мельница сгорела.</p>"),
    ],
)
def test_files_go_through_the_same_pipeline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, expected: str | None
) -> None:
    with scripted(shout, monkeypatch, tmp_path) as (client, _):
        told = client.ask(form(name, data, source="en", target="ru")).content
        prefix, _, path = told["translatedFileUrl"].partition("/download_file/")
        assert prefix == "http://localhost:5000"
        fetched = client.ask(f"GET /download_file/{path} HTTP/1.1\nHost: localhost:5000\n\n")
        text = fetched.body.decode()
        assert text == expected if expected else "ельница сгорела" in text
        stem, suffix = Path(name).stem, Path(name).suffix
        assert fetched.headers["content-disposition"] == f'attachment; filename="{stem}_ru{suffix}"'
        assert list(tmp_path.iterdir()) == []  # nothing is written into the project


@pytest.mark.parametrize(
    ("name", "data", "fields", "error"),
    [
        ("a.exe", b"", {"source": "en", "target": "ru"}, "Invalid request: file format not supported"),
        ("", b"a", {"source": "en", "target": "ru"}, "Invalid request: "),
        ("a.txt", b"a", {"target": "ru"}, "Invalid request: missing source parameter"),
        ("a.txt", b"a", {"source": "en", "target": "xx"}, "xx is not supported"),
        ("a.docx", b"no archive", {"source": "en", "target": "ru"}, "a.docx: "),
        ("a.docx", b"no archive", {"source": "auto", "target": "ru"}, "a.docx: "),
        ("a.txt", b"a\0b", {"source": "en", "target": "ru"}, "a.txt: "),
    ],
)
def test_files_that_cannot_be_translated(
    client: Client, name: str, data: bytes, fields: dict[str, str], error: str
) -> None:
    answered = client.ask(form(name, data, **fields))
    assert answered.status == 400
    assert answered.content["error"].startswith(error)


def test_no_file_is_refused(client: Client) -> None:
    answered = client.post("/translate_file", {"source": "en", "target": "ru", "file": "a.txt"})
    assert (answered.status, answered.content) == (400, {"error": "Invalid request: missing file parameter"})


def test_files_are_kept_for_a_while_and_up_to_a_size() -> None:
    now = 0.0
    downloads = Downloads(lambda: now, 250)
    first, second = downloads.put("a", b"x" * 100), downloads.put("b", b"y" * 100)
    assert downloads.get("../etc") is None
    found = downloads.get(first)
    assert found is not None
    assert found.path.read_bytes() == b"x" * 100
    third = downloads.put("c", b"z" * 100)
    assert [bool(downloads.get(key)) for key in (first, second, third)] == [False, True, True]
    now = 1800.0
    assert downloads.get(third) is None
    folder = found.path.parent
    assert list(folder.iterdir()) == []
    downloads.close()
    assert not folder.exists()


def test_a_body_has_a_bound(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.serve.fields.LARGEST_BODY", 1000)
    answered = client.post("/translate", {"q": "a" * 1000, "source": "en", "target": "ru"})
    assert answered.status == 413
    assert set(answered.content) == {"error"}
    monkeypatch.setattr("translate.serve.fields.LARGEST_FILE", 1000)
    assert client.ask(form("a.txt", b"a" * 2000, source="en", target="ru")).status == 413


def test_a_client_that_hangs_up_in_the_middle_is_no_fault_of_the_server() -> None:
    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    with pytest.raises(HTTPException) as raised:
        asyncio.run(content(Request({"type": "http", "headers": []}, receive), 100))
    assert raised.value.status_code == 499


def test_the_languages_are_those_of_the_engine_that_are_asked_for(tmp_path: Path) -> None:
    found = offered(Options(engine="argos", root=tmp_path))
    assert found == Offered({"en": ("ru",)})
    assert offered(Options(engine="copy", from_="en", to=("de", "fr"))) == Offered({"en": ("de", "fr")})
    with pytest.raises(ConfigError, match="name them"):
        offered(Options(engine="copy"))
    with pytest.raises(ConfigError):
        offered(Options(engine="argos", from_="fr", to="ru"))


def test_other_choices_go_through_the_guard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = ["В 1902 году сгорела мельница.", "Мельница сгорела в 1902 году.", "бла бла бла бла", "Мельница сгорела."]

    def answer(text: str, how: Decoding) -> Sequence[str]:
        return said[: how.hypotheses] if how.no_repeat_ngram == 0 else said[:1]

    with scripted(answer, monkeypatch, tmp_path, quality="fast") as (client, _):
        content = {"q": "The mill burned in 1902.", "source": "en", "target": "ru", "alternatives": 3}
        told = client.post("/translate", content).content
        assert told["translatedText"] == said[0]
        assert told["alternatives"] == said[1:2]  # the others lost the year or are no text


def test_the_application_has_no_other_routes(client: Client) -> None:
    assert sorted(route.path for route in application(client.service).routes) == [  # type: ignore[attr-defined]
        "/detect", "/download_file/{name}", "/frontend/settings", "/health", "/languages", "/spec", "/suggest",
        "/translate", "/translate_file",
    ]  # fmt: skip


def test_detection_names_the_likeliest_language_first(client: Client) -> None:
    told = client.post("/detect", {"q": ["The mill burned in the morning.", "Nobody was hurt."]}).content
    assert [one["language"] for one in told] == ["en", "ru"]
    assert told[0]["confidence"] > told[1]["confidence"]
    assert json.dumps(client.post("/detect", {"q": "😀"}).content) == '[{"confidence": 0.0, "language": "en"}]'
