"""The server of the desk: only its own page is answered, and each act is in the catalog at once."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from glossary.termbase import set_rendering
from tests.translate.review.projects import entries, project
from translate import catalog
from translate.model import Quality
from translate.pipeline import run
from translate.project import Options, layout
from translate.review.desk import Desk
from translate.review.server.application import application
from translate.review.server.gatekeeper import Gatekeeper

TOKEN, PORT = "secret", 8000
HOST = f"127.0.0.1:{PORT}"


class Client:
    """Asks an application as a browser would, without a socket."""

    def __init__(self, options: Options) -> None:
        desk = Desk(options, "ru", lambda: date(2026, 5, 4))
        self._keeper = Gatekeeper(application(desk, "Anna"), PORT, TOKEN)

    def ask(self, path: str, content: Any = None, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """The status, the body and the headers of an answer. `content`: what to post, None to get."""
        sent: list[dict[str, Any]] = []
        body = b"" if content is None else json.dumps(content).encode()
        told = {"host": HOST, "content-type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
        scope = {
            "type": "http", "method": "GET" if content is None else "POST", "path": path.partition("?")[0],
            "raw_path": path.encode(), "query_string": path.partition("?")[2].encode(), "root_path": "",
            "headers": [(k.encode(), v.encode()) for k, v in told.items()], "scheme": "http", "http_version": "1.1",
            "server": ("127.0.0.1", PORT),
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(self._keeper(scope, receive, send))
        answered = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
        return sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:]), answered

    def get(self, name: str) -> Any:
        status, body, _ = self.ask(f"/{TOKEN}/api/{name}")
        assert status == 200, body
        return json.loads(body)

    def post(self, name: str, content: Any) -> Any:
        status, body, _ = self.ask(f"/{TOKEN}/api/{name}", content)
        assert status == 200, body
        return json.loads(body)

    def act(self, article: str, row: Any, verb: str, step: str = "1", **more: Any) -> Any:
        wanted = {"article": article, "key": row["key"], "verb": verb, "seen": row["seen"], **more}
        return self.post("acts", {"step": step, "acts": [wanted]})


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return Client(project(tmp_path, {"a.txt": ["One.", "Two.", "* * *"], "b.txt": ["Two.", "Three."]}))


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/other/", {}),
        ("/secre", {}),
        ("/secret2/", {}),
        (f"/{TOKEN}/", {"host": "evil.example"}),
        (f"/{TOKEN}/", {"host": "127.0.0.1"}),
        (f"/{TOKEN}/", {"host": "127.0.0.1:8001"}),
        (f"/{TOKEN}/", {"host": "evil.example:8000"}),
        (f"/{TOKEN}/api/desk", {"origin": "http://evil.example"}),
        (f"/{TOKEN}/api/desk", {"origin": "null"}),
        (f"/{TOKEN}/api/desk", {"origin": "https://127.0.0.1:8000"}),
        (f"/{TOKEN}/api/desk", {"origin": "http://127.0.0.1:8001"}),
        (f"/{TOKEN}/api/desk", {"sec_fetch_site": "cross-site"}),
        (f"/{TOKEN}/api/desk", {"sec_fetch_site": "same-site"}),
        ("/%73ecret", {}),
        ("/../secret", {}),
    ],
)
def test_everybody_else_is_refused(client: Client, path: str, headers: dict[str, str]) -> None:
    for content in (None, dict[str, Any]()):
        status, body, answered = client.ask(path, content, **headers)
        assert (status, b"a.txt" in body) == (403, False)
        assert answered["content-security-policy"].startswith("default-src 'none'")


def test_the_page_loads_nothing_but_itself(client: Client) -> None:
    for path in ("/", "/assets/main.js", "/assets/desk.css", "/api/desk", "/assets/none.js"):
        status, body, answered = client.ask(f"/{TOKEN}{path}", origin=f"http://{HOST}")
        assert status == (404 if path.endswith("none.js") else 200), path
        assert answered["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        assert answered["referrer-policy"] == "no-referrer"
        assert answered["cache-control"] == "no-store"
        assert b"http://" not in body.replace(b"http://www.w3.org/2000/svg", b"")
        assert b"https://" not in body


@pytest.mark.parametrize(
    "content",
    [
        [], {"step": 1}, {"step": "1", "acts": {}}, {"step": "1", "acts": [1]},
        {"step": "1", "acts": [{"verb": "edit"}]},
        {"step": "1", "acts": [{"verb": "x", "seen": {"target": ""}, "key": "", "article": ""}]},
        {"step": "1", "acts": [{"verb": "restore", "seen": {"target": ""}, "key": "", "article": ""}]},
    ],
)  # fmt: skip
def test_what_no_page_would_send_is_refused(client: Client, content: Any) -> None:
    status, body, _ = client.ask(f"/{TOKEN}/api/acts", content)
    assert (status, "error" in json.loads(body)) == (400, True)


def test_only_json_is_taken(client: Client) -> None:
    assert client.ask(f"/{TOKEN}/api/acts", {}, content_type="text/plain")[0] == 415


def test_an_article_as_reviewers_see_it(client: Client) -> None:
    found = client.get("article?name=a.txt")["paragraphs"]
    assert [(one["number"], one["source"], one["standing"]) for one in found] == [
        (1, "One.", "machine"),
        (2, "Two.", "machine"),
        (3, "* * *", "nothing"),
    ]
    assert found[0]["seen"] == {"target": "Да: One.", "approved": False, "remarks": []}


def test_each_act_is_in_the_catalog_at_once(client: Client, tmp_path: Path) -> None:
    row = client.get("article?name=a.txt")["paragraphs"][0]
    answer = client.act("a.txt", row, "approve", target="Раз.")
    assert [one["effect"] for one in answer["done"]] == ["done"]
    entry = entries(tmp_path, "a.txt")["One."]
    assert (entry.target, entry.fuzzy, entry.approvals) == ("Раз.", False, (catalog.Approval("Anna", "2026-05-04"),))
    assert client.get("desk")["articles"][1]["name"] == "a.txt"
    assert [(one["done"], one["left"]) for one in client.get("desk")["articles"]] == [(0, 2), (1, 1)]
    back = client.post("undo", {"step": "2", "of": "1"})
    assert [one["effect"] for one in back["done"]] == ["done"]
    assert entries(tmp_path, "a.txt")["One."].fuzzy
    assert client.post("undo", {"step": "3", "of": "0"})["unknown"]


def test_an_act_that_is_sent_again_is_done_once(client: Client, tmp_path: Path) -> None:
    row = client.get("article?name=a.txt")["paragraphs"][0]
    assert client.act("a.txt", row, "approve", target="Раз.") == client.act("a.txt", row, "approve", target="Раз.")
    client.post("undo", {"step": "2", "of": "1"})
    client.act("a.txt", row, "approve", target="Раз.")  # late
    assert entries(tmp_path, "a.txt")["One."].fuzzy


def test_many_are_approved_at_once_and_undone_at_once(client: Client, tmp_path: Path) -> None:
    acts = [
        {"article": name, "key": row["key"], "verb": "approve", "seen": row["seen"], "target": row["target"]}
        for name in ("a.txt", "b.txt")
        for row in client.get(f"article?name={name}")["paragraphs"]
        if row["standing"] == "machine"
    ]
    client.post("acts", {"step": "1", "acts": acts, "who": "Berta"})
    found = [*entries(tmp_path, "a.txt").values(), *entries(tmp_path, "b.txt").values()]
    assert [[who.who for who in one.approvals] for one in found] == [["Berta"]] * 4
    before = layout.catalog_path(tmp_path / "out", "a.txt", "ru").read_bytes()
    assert b"fuzzy" not in before
    client.post("undo", {"step": "2", "of": "1"})
    found = [*entries(tmp_path, "a.txt").values(), *entries(tmp_path, "b.txt").values()]
    assert all(one.fuzzy for one in found)


def test_an_editor_that_saved_meanwhile_loses_nothing(client: Client, tmp_path: Path) -> None:
    row = client.get("article?name=a.txt")["paragraphs"][0]
    path = layout.catalog_path(tmp_path / "out", "a.txt", "ru")
    theirs = path.read_text("utf-8").replace("Да: One.", "Один.").replace("Да: Two.", "Два.")
    path.write_text(theirs, "utf-8")
    answer = client.act("a.txt", row, "approve", target="Раз.")
    assert [one["effect"] for one in answer["done"]] == ["kept"]
    assert [one["text"] for one in answer["done"][0]["others"]] == ["Раз."]
    found = entries(tmp_path, "a.txt")
    assert (found["One."].target, found["Two."].target) == ("Один.", "Два.")
    assert "other wording: Раз. (approved)" in found["One."].comments
    assert [hit["source"] for hit in client.get(f"search?q={quote('раз.')}&in=comment")["hits"]] == ["One."]
    assert client.get("search?q=approved&in=comment")["count"] == 0


def test_a_broken_catalog_is_told_and_left_as_it_is(client: Client, tmp_path: Path) -> None:
    row = client.get("article?name=a.txt")["paragraphs"][0]
    path = layout.catalog_path(tmp_path / "out", "a.txt", "ru")
    path.write_bytes(path.read_bytes() + b"<<<<<<< ours\n")
    before = path.read_bytes()
    answer = client.act("a.txt", row, "approve", target="Раз.")
    assert answer["done"] == []
    assert "git" in answer["failures"]["a.txt"]
    assert path.read_bytes() == before
    assert "git" in client.get("article?name=a.txt")["failure"]
    assert [one["name"] for one in client.get("desk")["articles"]] == ["a.txt", "b.txt"]


def test_an_article_that_was_never_translated_gets_a_catalog(tmp_path: Path) -> None:
    client = Client(project(tmp_path, {"a.txt": ["One."]}))
    (tmp_path / "articles" / "new.txt").write_text("Four.\n\nFive.\n", "utf-8")
    row = client.get("article?name=new.txt")["paragraphs"][0]
    assert row["standing"] == "untranslated"
    client.act("new.txt", row, "approve", target="Четыре.")
    assert entries(tmp_path, "new.txt")["Four."].target == "Четыре."
    loaded = catalog.load(layout.catalog_path(tmp_path / "out", "new.txt", "ru"))
    assert (loaded.field("Language"), loaded.field("X-Source-Language")) == ("ru", "en")


def test_catalogs_alone_can_be_reviewed(tmp_path: Path) -> None:
    project(tmp_path, {"a.txt": ["One.", "Two."]})
    client = Client(Options(root=str(tmp_path), out=str(tmp_path / "out"), sources=(str(tmp_path / "none"),)))
    rows = client.get("article?name=a.txt")["paragraphs"]
    assert [row["source"] for row in rows] == ["One.", "Two."]
    client.act("a.txt", rows[1], "approve", target="Два.")
    assert entries(tmp_path, "a.txt")["Two."].target == "Два."


def test_search_finds_source_translation_and_comments(client: Client) -> None:
    row = client.get("article?name=b.txt")["paragraphs"][1]
    client.act("b.txt", row, "remark", remarks=["Ask  the Author."])
    found = {
        q: [hit["source"] for hit in client.get(f"search?q={quote(q)}")["hits"]]
        for q in ("two", "да:", "ask the author")
    }
    assert found == {"two": ["Two.", "Two."], "да:": ["One.", "Two.", "Two.", "Three."], "ask the author": ["Three."]}
    assert client.get("search?q=two&in=target")["count"] == 2
    assert client.get("search?q=&in=source")["count"] == 0


def test_a_text_is_checked_as_it_is_typed(client: Client) -> None:
    asked = {"article": "a.txt", "number": 1, "target": "Раз 17."}
    assert [one["rule"] for one in client.post("check", asked)["findings"]] == ["number"]
    assert client.post("check", asked | {"target": "Раз."})["findings"] == []
    details = client.post("details", {"article": "a.txt", "numbers": [1, 2, 99]})["details"]
    assert sorted(details) == ["1", "2"]


def test_a_paragraph_is_translated_again_by_another_quality(tmp_path: Path) -> None:
    client = Client(project(tmp_path, {"a.txt": ["The mill burned in 1902. Nobody came."]}))
    asked = {"article": "a.txt", "number": 1}
    found = client.post("again", asked)
    assert [part["source"] for part in found["parts"]] == ["The mill burned in 1902.", "Nobody came."]
    assert all(len({said["text"] for said in part["offered"]}) > 2 for part in found["parts"])
    assert found["engines"] == ["auto", "argos"]
    version = client.post("again", asked | {"quality": "fast", "engine": "argos"})
    assert (version["engine"], version["quality"]) == ("argos", "fast")
    assert "1902" in version["target"]
    assert client.post("again", asked | {"quality": "good", "part": "Nobody came."})["target"].count(".") == 1
    assert entries(tmp_path, "a.txt")["The mill burned in 1902. Nobody came."].target.startswith("Да: ")
    status, body, _ = client.ask(f"/{TOKEN}/api/again", asked | {"quality": "fast", "engine": "none"})
    assert (status, "none" in json.loads(body)["error"]) == (500, True)


def test_a_name_is_corrected_and_the_machines_texts_follow(tmp_path: Path) -> None:
    """People's words stay, whatever is rendered anew."""
    root = tmp_path
    (root / "articles").mkdir()
    (root / "articles" / "a.txt").write_text("Anna Petrova came to Riverton.\n\nRiverton is old.\n", "utf-8")
    wheels = "A water wheel turns. The water wheel stopped. Nobody saw a water wheel again.\n"
    (root / "articles" / "b.txt").write_text(wheels, "utf-8")
    (root / "terms.csv").write_text("source,target,note\nmill,мельница,\n", "utf-8")
    options = Options(
        (str(root / "articles"),), ("ru",), "en", str(root / "out"), (str(root / "terms.csv"),), root=str(root)
    )
    client = Client(options)
    names = client.post("names", {})
    assert {one["source"] for one in names["names"]} >= {"Anna Petrova", "Riverton"}
    assert "water wheel" in {one["source"] for one in names["terms"]}
    assert not (root / "out" / "ru").exists()
    assert client.post("term", {"source": "Riverton", "target": "Речной Город", "place": ""})["changed"]
    assert client.post("render", {}) == {"fresh": 3, "failures": []}
    found = {source: entry.target for source, entry in entries(root, "a.txt").items()}
    assert all("Речно" in target for target in found.values()), found
    row = client.get("article?name=a.txt")["paragraphs"][1]
    client.act("a.txt", row, "approve", target="Ривертон стар.")
    asked = {"article": "a.txt", "source": "Riverton", "target": "Ривертон", "place": str(root / "terms.csv")}
    assert client.post("term", asked)["changed"]
    assert (root / "terms.csv").read_text("utf-8") == "source,target,note\nmill,мельница,\nRiverton,Ривертон,\n"
    assert not client.post("term", asked)["changed"]
    assert client.post("term", asked | {"source": "mill", "target": "завод, старый"})["changed"]
    assert '\nmill,"завод, старый",\n' in (root / "terms.csv").read_text("utf-8")
    assert client.post("render", {})["fresh"] == 1
    found = {source: entry.target for source, entry in entries(root, "a.txt").items()}
    assert "Ривертон" in found["Anna Petrova came to Riverton."]
    assert found["Riverton is old."] == "Ривертон стар."
    status, body, _ = client.ask(f"/{TOKEN}/api/term", asked | {"place": "/etc/passwd"})
    assert (status, "not a termbase of this project" in json.loads(body)["error"]) == (500, True)


@pytest.mark.parametrize(
    ("target", "candidates", "offered"),
    [
        ("Аделаида", "Аделаида|Аделаиде|Аделаид", ["Аделаиде", "Аделаид"]),
        ("АПЛ", "АПЛ|английская премьер-лига", ["английская премьер-лига"]),
        ("Адам Масина", "Адам Масина|Адам|Адем Масина|Мазина", ["Адем Масина", "Адам Мазина"]),
        ("Адам Масина", "Адам Масина|Мазина", ["Адам Мазина"]),
        ("Ан Ли", "Ан Ли|Анн Ли|Ли", ["Анн Ли"]),
        ("Оле Г. Ли", "Оле Г. Ли|Оле|Уле Г. Ли|Лий", ["Уле Г. Ли", "Оле Г. Лий"]),
        ("Манчестер Юнайтед", "Манчестер Юнайтед|Манчестер Унитед", ["Манчестер Унитед"]),
        ("ASIO", "ASIO", []),
        ("X", "", []),
    ],
)
def test_other_renderings_of_a_name_are_whole_names(
    tmp_path: Path, target: str, candidates: str, offered: list[str]
) -> None:
    client = Client(project(tmp_path, {"a.txt": ["One."]}))
    rows = f"source,target,candidates\nAnybody,{target},{candidates}\n"
    (tmp_path / "out" / "ru").mkdir(parents=True)
    (tmp_path / "out" / "ru" / "names.csv").write_text(rows, "utf-8")
    [row] = client.post("names", {})["names"]
    assert (row["target"], row["candidates"]) == (target, offered)


def test_a_term_is_rendered_anew_only_where_it_stands(tmp_path: Path) -> None:
    """Articles without it are not looked at, and none is translated for it."""
    root, texts = tmp_path, {"a.md": "# Riverton\n", "b.txt": "The mill is old.\n", "sub/c.txt": "Two Rivertons.\n"}
    for name, text in texts.items():
        path = root / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "terms.csv").write_text("source,target\nRiverton,Ривертон\n", "utf-8")
    options = Options(
        (str(root / "articles"),), ("ru",), "en", str(root / "out"), (str(root / "terms.csv"),), root=str(root),
        quality=Quality.FAST,
    )  # fmt: skip
    run(options)
    (root / "articles" / "new.txt").write_text("Riverton is new.\n", "utf-8")
    (root / "out" / "ru" / "b.txt").unlink()
    client = Client(options)
    asked = {"source": " Riverton", "target": "Речной Город", "place": str(root / "terms.csv")}
    assert client.post("term", asked)["changed"]
    assert client.post("render", {"terms": [" Riverton"]}) == {"fresh": 2, "failures": []}
    written = sorted(path.name for path in (root / "out" / "ru").rglob("*.[tm]*") if path.is_file())
    assert written == ["a.md", "c.txt"]
    assert all("Речн" in entry.target for name in ("a.md", "sub/c.txt") for entry in entries(root, name).values())
    assert client.post("render", {}) == {"fresh": 1, "failures": []}
    assert (root / "out" / "ru" / "b.txt").is_file()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("source;target\r\nmill;завод\r\nlake;озеро\r\n", "source;target\r\nmill;мельница\r\nlake;озеро\r\n"),
        ("\ufeffsource,target,note\nmill,завод,x\n", "\ufeffsource,target,note\nmill,мельница,x\n"),
        ("source,target\nlake,озеро", "source,target\nlake,озеро\nmill,мельница\n"),
        ('source,target,note\nmill,"за,вод","a ""b"""\n', 'source,target,note\nmill,мельница,"a ""b"""\n'),
        ("target,source\nзавод,mill\n", "target,source\nмельница,mill\n"),
    ],
)
def test_a_row_of_a_glossary_is_corrected_and_all_else_stays(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes(before.encode())
    assert set_rendering(path, "mill", "мельница", to="ru", source="en")
    assert path.read_bytes() == after.encode()
    assert not set_rendering(path, "mill", "мельница", to="ru", source="en")
