"""The routes of the desk: its page, its assets, and what the page asks and does, as JSON."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from functools import cache
from importlib.resources import files as package_files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from translate.catalog import FUZZY, Entry, of_key
from translate.errors import Error
from translate.model import Quality
from translate.review.desk import Desk, Field, OpenArticle, Step, rendered, search
from translate.review.interface import texts_of
from translate.review.server import wire
from translate.serve import loopback
from translate.text import locales

_KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_LARGEST = 64 << 20  # bytes of a request; ten thousand long paragraphs have a quarter of it
_HITS = 200  # paragraphs that a search shows at once

Answer = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, who: str) -> Starlette:
    """The application of a desk. `who`: the name of the reviewer, until the page says another."""
    asked = {
        "desk": lambda _: _desk(desk, who),
        "article": lambda query: _article(desk, query),
        "reading": lambda query: {"html": rendered(_found(desk, query.get("name")), desk.locale)},
        "changes": lambda query: {"version": desk.version(query.get("name", ""))},
        "search": lambda query: _search(desk, query),
        "texts": lambda query: {"locale": query.get("locale", ""), "texts": texts_of(query.get("locale", ""))},
    }
    told = {
        "acts": lambda content: _perform(desk, content, who),
        "undo": lambda content: _undo(desk, content),
        "details": lambda content: _details(desk, content),
        "check": lambda content: _check(desk, content),
        "again": lambda content: _again(desk, content),
        "names": lambda _: _names(desk),
        "term": lambda content: _term(desk, content),
        "render": lambda content: _render(desk, content),
        "related": lambda content: _related(desk, content),
    }
    return Starlette(
        routes=[
            Route("/", _page),
            Route("/assets/{name}", _asset),
            *(Route(f"/api/{name}", _get(answer), methods=["GET"]) for name, answer in asked.items()),
            *(Route(f"/api/{name}", _post(answer), methods=["POST"]) for name, answer in told.items()),
        ],
        exception_handlers={Error: _failed, wire.WireError: _refused},
    )


async def _page(_: Request) -> Response:
    return _file("index.html")


async def _asset(request: Request) -> Response:
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    data = _assets().get(name)
    if data is None:
        raise HTTPException(404)
    return Response(data, media_type=_KINDS[name.rpartition(".")[2]])


@cache
def _assets() -> Mapping[str, bytes]:
    """The files of the page by name."""
    folder = package_files("translate.review.server") / "assets"
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name.rpartition(".")[2] in _KINDS}


def _get(answer: Callable[[Mapping[str, str]], wire.Json]) -> Answer:
    async def route(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(answer, dict(request.query_params)))

    return route


def _post(answer: Callable[[Mapping[str, Any]], wire.Json]) -> Answer:
    async def route(request: Request) -> Response:
        if request.headers.get("content-type") != "application/json":
            raise HTTPException(415)
        return JSONResponse(await run_in_threadpool(answer, await _content(request)))

    return route


async def _content(request: Request) -> Mapping[str, Any]:
    """The JSON object that a request brings, within bounds of size and time."""
    try:
        content = json.loads(await loopback.content(request, _LARGEST))
    except (ValueError, RecursionError) as error:
        raise wire.WireError("not JSON") from error
    if not isinstance(content, dict):
        raise wire.WireError("no object")
    return content


async def _failed(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 500)


async def _refused(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": str(error)}, 400)


def _desk(desk: Desk, who: str) -> wire.Json:
    return {
        "identity": desk.identity,
        "locale": desk.locale,
        "direction": locales.direction(desk.locale),
        "who": who,
        "glossaries": list(desk.options.glossary),
        "articles": [wire.article_row(one) for one in desk.overview()],
    }


def _found(desk: Desk, name: object) -> OpenArticle:
    one = desk.article(name) if isinstance(name, str) else None
    if one is None:
        raise HTTPException(404)
    return one


def _article(desk: Desk, query: Mapping[str, str]) -> wire.Json:
    one = _found(desk, query.get("name"))
    return wire.article(one) | {"direction": locales.direction(one.source_locale)}


def _search(desk: Desk, query: Mapping[str, str]) -> wire.Json:
    try:
        field = Field(query.get("in", Field.ANY))
    except ValueError as error:
        raise wire.WireError(str(error)) from error
    names = [one.name for one in desk.overview()]
    opened = (one for name in names if (one := desk.article(name)))
    hits = list(search(opened, query.get("q", ""), field))
    shown = [wire.paragraph(hit.key, hit.paragraph) | {"article": hit.article} for hit in hits[:_HITS]]
    return {"count": len(hits), "hits": shown}


def _perform(desk: Desk, content: Mapping[str, Any], usual: str) -> wire.Json:
    name, who = wire.text(content, "step"), wire.text(content, "who", "") or usual
    return _step(desk, desk.perform(name, list(wire.read_acts(content.get("acts"))), who))


def _undo(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    name = wire.text(content, "step")
    done = desk.undo(name, wire.text(content, "of"))
    if done is None:
        return {"step": name, "done": [], "failures": {}, "versions": {}, "undoable": False, "unknown": True}
    return _step(desk, done)


def _step(desk: Desk, done: Step) -> wire.Json:
    touched = {article for article, _, _ in done.done}
    return wire.step(done, {name: one.version for name in touched if (one := desk.article(name))})  # none is read again


def _details(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    """Findings, terms and names of paragraphs as they are on disk."""
    one, numbers = _found(desk, content.get("article")), content.get("numbers")
    if not isinstance(numbers, list):
        raise wire.WireError("numbers: no list")
    rows = {}
    for number in numbers:
        if isinstance(number, int) and 1 <= number <= len(one.paragraphs):
            paragraph = one.paragraphs[number - 1]
            entry = paragraph.entry or Entry(paragraph.source)
            found = desk.examined(one, number, entry)
            rows[str(number)] = wire.examined(found, entry.source, entry.target) | {"target": entry.target}
    return {"version": one.version, "details": rows}


def _numbered(desk: Desk, content: Mapping[str, Any]) -> tuple[OpenArticle, int]:
    """The article and the number of the paragraph that a request is about."""
    opened, number = _found(desk, content.get("article")), content.get("number")
    if not isinstance(number, int) or not 1 <= number <= len(opened.paragraphs):
        raise wire.WireError("number: no paragraph")
    return opened, number


def _related(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    """Paragraphs of the same text, and what the memory has."""
    opened, number = _numbered(desk, content)
    same = map(wire.twin, desk.twins(opened, number))
    return {"twins": list(same), "memory": [asdict(one) for one in desk.remembered(opened, number)]}


def _again(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    """A paragraph translated again; without a quality, what the engine would say of its sentences, and the guard of
    that."""
    opened, number = _numbered(desk, content)
    quality = content.get("quality")
    if quality is None:
        return {"parts": [asdict(part) for part in desk.parts(opened, number)], "engines": desk.engines(opened)}
    if quality not in list(Quality):
        raise wire.WireError("quality: wrong")
    engine, part = wire.text(content, "engine", ""), wire.text(content, "part", "")
    return asdict(desk.again(opened, number, engine, Quality(quality), part.encode("utf-8", "replace").decode()))


def _names(desk: Desk) -> wire.Json:
    """The names of the articles, the terms that recur in them, and whether any was translated already."""
    names = desk.names()
    terms = [asdict(one) for one in desk.recurring(names)]
    is_translated = any(place.catalog.is_file() for place in desk.places().values())
    return {"names": [asdict(one) for one in names], "terms": terms, "translated": is_translated}


def _term(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    """A term or a name that is to be rendered so."""
    source, target, place = (wire.text(content, name) for name in ("source", "target", "place"))
    one = _found(desk, content["article"]) if content.get("article") else None
    return {"changed": desk.set_term(one, source, target, place)}


def _render(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    """The machine's texts made anew where these terms stand, everywhere without terms."""
    return asdict(desk.render(wire.texts(content.get("terms", []))))


def _check(desk: Desk, content: Mapping[str, Any]) -> wire.Json:
    """Findings, terms and names of a text that somebody is typing."""
    opened, number = _numbered(desk, content)
    target = wire.text(content, "target").encode("utf-8", "replace").decode()
    source, context = of_key(opened.keys[number - 1])
    entry = opened.paragraphs[number - 1].entry
    typed = Entry(source, target, context=context, flags=(FUZZY,), comments=entry.comments if entry else ())
    return wire.examined(desk.examined(opened, number, typed), source, typed.target)
