"""The requests of LibreTranslate's clients, byte by byte as these programs send them."""

from __future__ import annotations

import json

import pytest

from tests.translate.serve.services import Client

MILL = "Фабрика горела в 1902 году."


def test_curl_sends_a_form(client: Client) -> None:
    answered = client.ask(
        "POST /translate HTTP/1.1\nHost: localhost:5000\nUser-Agent: curl/8.14.1\nAccept: */*\nContent-Length: 52\n"
        "Content-Type: application/x-www-form-urlencoded\n\nq=The mill burned in 1902.&source=en&target=ru"
    )
    assert (answered.status, answered.content) == (200, {"translatedText": MILL})
    assert answered.headers["content-type"] == "application/json"


def test_curl_sends_a_form_in_parts(client: Client) -> None:
    mark = "------------------------9ZGmtcsNZLnlcH2SRdWfnP"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in (("q", "The mill burned in 1902."), ("source", "en"), ("target", "ru"))
    )
    head = f"POST /translate HTTP/1.1\nHost: localhost:5000\nContent-Type: multipart/form-data; boundary={mark}\n\n"
    assert client.ask(f"{head}{parts}--{mark}--\r\n").content == {"translatedText": MILL}


def test_curl_sends_json_as_the_documentation_of_libretranslate_has_it(client: Client) -> None:
    answered = client.ask(
        "POST /translate HTTP/1.1\nHost: localhost:5000\nContent-Type: application/json\n\n"
        '{"q":"The mill burned in 1902.","source":"auto","target":"ru","format":"text","alternatives":3,"api_key":""}'
    )
    told = answered.content
    assert told["translatedText"] == MILL
    assert told["detectedLanguage"]["language"] == "en"
    assert 0 < told["detectedLanguage"]["confidence"] <= 100
    assert all("фабрик" in one.casefold() for one in told["alternatives"])  # the glossary holds in them, too
    assert 1 <= len(told["alternatives"]) <= 3
    assert MILL not in told["alternatives"]


def test_curl_sends_json_and_does_not_say_so(client: Client) -> None:
    answered = client.ask(
        "POST /translate HTTP/1.1\nHost: localhost:5000\nContent-Type: application/x-www-form-urlencoded\n\n"
        '{"q":"The mill burned.","source":"en","target":"ru"}'
    )
    assert answered.status == 400
    assert "Content-Type: application/json" in answered.content["error"]


def test_the_python_client_asks_for_languages_with_a_body_and_sends_forms(client: Client) -> None:
    head = (
        "Host: 127.0.0.1:5000\nAccept-Encoding: identity\nContent-Type: application/x-www-form-urlencoded\n"
        "Content-Length: {}\nUser-Agent: Python-urllib/3.11\nConnection: close\n\n"
    )
    languages = client.ask(f"GET /languages HTTP/1.1\n{head.format(0)}").content
    assert languages == [
        {"code": "en", "name": "English", "targets": ["en", "ru"]},
        {"code": "ru", "name": "Russian", "targets": ["ru"]},
    ]
    body = "q=The+mill+burned+in+1902.&source=en&target=ru&api_key=abc"
    assert client.ask(f"POST /translate HTTP/1.1\n{head.format(len(body))}{body}").content["translatedText"] == MILL
    body = "q=The+mill+burned+in+1902."
    detected = client.ask(f"POST /detect HTTP/1.1\n{head.format(len(body))}{body}").content
    assert detected[0]["language"] == "en"
    assert {"confidence", "language"} == set(detected[0])


def test_weblate_sends_an_array_and_an_empty_key(client: Client) -> None:
    texts = ["The mill burned in 1902.", "%(count)d files are in {folder}.", "Open the <b>mill</b>…", "   ", "OK\n"]
    answered = client.post("/translate", {"api_key": "", "q": texts, "source": "en", "target": "ru"})
    found = answered.content["translatedText"]
    assert len(found) == len(texts)
    assert found[0] == MILL
    assert "%(count)d" in found[1]
    assert "{folder}" in found[1]
    assert "<b>" in found[2]
    assert "</b>" in found[2]
    assert found[3] == "   "
    assert found[4].endswith("\n")


def test_weblate_asks_for_the_languages(client: Client) -> None:
    answered = client.ask("GET /languages HTTP/1.1\nHost: localhost:5000\nUser-Agent: Weblate/5.14\nAccept: */*\n\n")
    assert [one["code"] for one in answered.content] == ["en", "ru"]


def test_lingarr_ends_its_address_with_a_slash_and_has_no_key(client: Client) -> None:
    answered = client.ask(
        "POST //translate HTTP/1.1\nHost: localhost:5000\nAccept: application/json\nContent-Type: application/json\n\n"
        '{"q":"The mill burned in 1902.","source":"en","target":"ru","format":"text","api_key":null}'
    )
    assert answered.content["translatedText"] == MILL


def test_lingarr_sends_a_line_of_subtitles(client: Client) -> None:
    line = "- Hello,\n- How are you?"
    answered = client.post("/translate", {"q": line, "source": "en", "target": "ru", "format": "text", "api_key": None})
    found = answered.content["translatedText"].split("\n")
    assert [one[:2] for one in found] == ["- ", "- "]


def test_subtitle_edit_spaces_its_json_otherwise(client: Client) -> None:
    answered = client.ask(
        "POST /translate HTTP/1.1\nHost: localhost:5000\naccept: application/json\nContent-Type: application/json\n\n"
        r'{"q": "The mill burned in 1902.", "source": "en", "target": "ru"}'
    )
    assert answered.content["translatedText"] == MILL


def test_subtitle_edit_with_a_key_sends_no_json(client: Client) -> None:
    """It leaves out a comma; LibreTranslate refuses that, too."""
    answered = client.ask(
        "POST /translate HTTP/1.1\nHost: localhost:5000\nContent-Type: application/json\n\n"
        r'{"q": "The mill burned.", "source": "en", "target": "ru" "api_key": "abc" }'
    )
    assert answered.status == 400
    assert answered.content["error"].startswith("Invalid JSON format")


def test_a_page_of_html_keeps_its_tags_around_their_words(client: Client) -> None:
    page = '<p>The <b>mill</b> burned.</p>\n<a href="/x" title="The mill">The Lake Sevan Fund</a> <code>a &lt; b</code>'
    answered = client.post("/translate", {"q": page, "source": "en", "target": "ru", "format": "html"})
    assert answered.content["translatedText"] == (
        '<p><b>Фабрика</b> сгорела.</p>\n<a href="/x" title="Фабрика">Фонд озера Севан</a> <code>a &lt; b</code>'
    )


@pytest.mark.parametrize(
    ("source", "target"), [("en", "ru"), ("en-US", "ru"), ("EN", "RU"), ("en_GB", "ru-RU"), ("eng", "rus")]
)
def test_languages_by_any_code(client: Client, source: str, target: str) -> None:
    answered = client.post("/translate", {"q": "The mill burned in 1902.", "source": source, "target": target})
    assert answered.content.get("translatedText") == MILL


def test_a_text_in_the_target_language_stays(client: Client) -> None:
    for source in ("ru", "auto"):
        answered = client.post("/translate", {"q": ["Мельница сгорела."], "source": source, "target": "ru"})
        assert answered.content["translatedText"] == ["Мельница сгорела."]
    assert answered.content["detectedLanguage"][0]["language"] == "ru"


def test_settings_and_suggestions_are_honest(client: Client) -> None:
    told = client.ask("GET /frontend/settings HTTP/1.1\nHost: localhost:5000\n\n").content
    assert (told["suggestions"], told["keyRequired"], told["charLimit"]) == (False, False, 1_000_000)
    assert {".txt", ".docx", ".srt", ".po", ".json", ".html", ".odt", ".epub"} <= set(told["supportedFilesFormat"])
    answered = client.post("/suggest", {"q": "a", "s": "b", "source": "en", "target": "ru"})
    assert (answered.status, answered.content) == (403, {"error": "Suggestions are disabled on this server."})
    assert client.ask("GET /health HTTP/1.1\nHost: localhost:5000\n\n").content == {"status": "ok"}


_NO_TEXT = "Invalid request: q is neither a text nor an array of texts"
_PAIR = {"source": "en", "target": "ru"}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({}, "Invalid request: missing q parameter"),
        ({"q": ""}, "Invalid request: missing q parameter"),
        ({"q": []}, "Invalid request: missing q parameter"),
        ({"q": "a"}, "Invalid request: missing source parameter"),
        ({"q": "a", "source": "en"}, "Invalid request: missing target parameter"),
        ({"q": "a", "source": "en", "target": None}, "Invalid request: missing target parameter"),
        ({"q": "a", "source": "xx", "target": "ru"}, "xx is not supported"),
        ({"q": "a", "source": "en", "target": "tlh"}, "tlh is not supported"),
        ({"q": "a", "source": "en", "target": "a b"}, "a b is not supported"),
        (
            {"q": "a", "source": "ru", "target": "en"},
            "English (en) is not available as a target language from Russian (ru)",
        ),
        ({"q": "a", "format": "pdf"} | _PAIR, "pdf format is not supported"),
        ({"q": 1} | _PAIR, _NO_TEXT),
        ({"q": [{}]} | _PAIR, _NO_TEXT),
        ({"q": "a", "alternatives": "x"} | _PAIR, "Invalid request: alternatives parameter is not a number"),
        ({"q": "a", "alternatives": 11} | _PAIR, "Invalid request: alternatives parameter must be <= 10"),
        ({"q": "a" * 1_000_001} | _PAIR, "Invalid request: request (1000001) exceeds text limit (1000000)"),
        ({"q": ["a"] * 1001} | _PAIR, "Invalid request: request (1001) exceeds text limit (1000)"),
    ],
)
def test_what_is_wrong_is_told_as_libretranslate_tells_it(
    client: Client, content: dict[str, object], error: str
) -> None:
    answered = client.post("/translate", content)
    assert (answered.status, answered.content) == (400, {"error": error})


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("[]", "application/json"),
        ("{", "application/json"),
        ('"q"', "application/json"),
        ("\xff", "application/json"),
        ("[" * 100_000, "application/json"),
        ("no parts", "multipart/form-data; boundary=x"),
        ("q", "multipart/form-data"),
        ("q=a&source=en&target=ru" + "&a=b" * 20_000, "application/x-www-form-urlencoded"),
        ("q=%ff&source=en&target=ru", "application/x-www-form-urlencoded"),
    ],
)
def test_broken_bodies_are_refused(client: Client, body: str, kind: str) -> None:
    data = f"POST /translate HTTP/1.1\nHost: localhost\nContent-Type: {kind}\n\n".encode() + body.encode("latin-1")
    answered = client.ask(data)
    assert answered.status == 400
    assert set(answered.content) == {"error"}


def test_texts_that_cannot_be_read_stay_and_the_others_are_translated(client: Client) -> None:
    texts = ["The mill burned in 1902.", "a\0b", "\ud800 The mill burned."]
    body = json.dumps({"q": texts, "source": "en", "target": "ru"})
    head = "POST /translate HTTP/1.1\nHost: localhost\nContent-Type: application/json\n\n"
    told = client.ask(head + body).content
    assert told["translatedText"][:2] == [MILL, "a\0b"]
    assert [bool(some) for some in told["findings"]][:2] == [False, True]
    assert told["findings"][1][0]["rule"] == "reading"


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        ("GET /translate", 405), ("POST /languages", 405), ("GET /", 404), ("GET /nothing", 404),
        ("GET /download_file/..%2f..%2fetc%2fpasswd", 404), ("GET /download_file/abc.txt", 404),
        ("DELETE /health", 405),
    ],
)  # fmt: skip
def test_other_addresses(client: Client, request_line: str, status: int) -> None:
    answered = client.ask(f"{request_line} HTTP/1.1\nHost: localhost\n\n")
    assert (answered.status, set(answered.content)) == (status, {"error"})
