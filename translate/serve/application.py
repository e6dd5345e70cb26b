"""The routes of LibreTranslate's API."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from translate.errors import ArticleError, ConfigError, Error, LocaleError
from translate.model import LocalePair
from translate.project import articles
from translate.serve import answers
from translate.serve.asked import AUTO, AskedFile, asked, asked_file, texts
from translate.serve.downloads import Downloads
from translate.serve.fields import fields
from translate.serve.keys import Keys
from translate.serve.lanes import Lanes, WaitingOrder
from translate.serve.limits import Rate, ServiceLimits
from translate.serve.offered import Guess, Offered
from translate.serve.orders import MadeText, SentText, TranslationOrder
from translate.serve.refusal import RefusedError
from translate.serve.turns import StoppedError

_log = logging.getLogger(__name__)
_LOOKS = 1.0  # seconds between two looks whether a client is still there
_TOO_MANY = "Slowdown: too many requests"


@dataclass(slots=True)
class Service:
    """What the routes need. `made_by`: what makes the translations of a pair; `waiting`: how many requests wait for the
    engine."""

    offered: Offered
    lanes: Lanes
    downloads: Downloads
    keys: Keys
    limits: ServiceLimits
    rate: Rate
    made_by: Callable[[LocalePair], str]
    waiting: int = 0


def application(service: Service) -> Starlette:
    """The application of a service."""
    routes: Mapping[str, tuple[str, Callable[[Request], Awaitable[Response]]]] = {
        "/translate": ("POST", lambda request: _translate(request, service)),
        "/translate_file": ("POST", lambda request: _translate_file(request, service)),
        "/detect": ("POST", lambda request: _detect(request, service)),
        "/suggest": ("POST", _suggest),
        "/languages": ("GET", lambda _: _told(answers.languages(service.offered))),
        "/frontend/settings": ("GET", lambda _: _told(answers.settings(service.offered, service.limits, service.keys))),
        "/spec": ("GET", lambda _: _spec(service)),
        "/health": ("GET", lambda _: _told({"status": "ok"})),
        "/download_file/{name}": ("GET", lambda request: _download(request, service)),
    }
    return Starlette(
        routes=[Route(path, _async(answer), methods=[method]) for path, (method, answer) in routes.items()],
        exception_handlers={
            RefusedError: _refused,
            HTTPException: _http_refused,
            Error: _failed,
            StoppedError: _ending,
            Exception: _broken,
        },
    )


def _async(answer: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """A function that Starlette knows as a coroutine."""

    async def route(request: Request) -> Response:
        return await answer(request)

    return route


async def _told(content: Any) -> Response:
    return JSONResponse(content)


async def _admitted(request: Request, service: Service) -> Mapping[str, Any]:
    """The fields of a request that may ask. Raises RefusedError, HTTPException."""
    client = request.client.host if request.client else ""
    if seconds := service.rate.seconds_to_wait(client):
        raise RefusedError(429, f"{_TOO_MANY} ({service.limits.requests} per minute)", seconds)
    found = await fields(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    service.keys.refuse(found.get("api_key") or (token.strip() if scheme.lower() == "bearer" else ""))
    return found


async def _translate(request: Request, service: Service) -> Response:
    wanted = asked(await _admitted(request, service), service.limits)
    guess = None
    if wanted.source == AUTO:
        guess = (await run_in_threadpool(service.offered.guesses, "\n".join(wanted.texts)))[0]
    source = guess.locale if guess else service.offered.locale(wanted.source)
    pair = service.offered.pair(source, wanted.target)
    if pair is None:  # the text is in that language
        made = tuple(MadeText(one.data) for one in wanted.files)
    else:
        made = await _done(request, service, TranslationOrder(wanted.files, pair, wanted.glossary, wanted.alternatives))
    return JSONResponse(answers.translated(wanted, made, guess))


async def _translate_file(request: Request, service: Service) -> Response:
    wanted = asked_file(await _admitted(request, service))
    name = PurePosixPath(wanted.file.name.replace("\\", "/")).name
    if PurePosixPath(name.lower()).suffix not in articles.by_suffix():
        raise RefusedError(400, "Invalid request: file format not supported")
    source = await _source_of(wanted, name, service)
    pair = service.offered.pair(source, wanted.target)
    if pair is None:
        made = MadeText(wanted.file.data)
    else:
        (made,) = await _done(
            request, service, TranslationOrder((SentText(name, wanted.file.data),), pair, wanted.glossary)
        )
    if made.is_unread:
        raise RefusedError(400, made.findings[0].message)
    path = PurePosixPath(name)
    shown = f"{path.stem}_{wanted.target}{path.suffix}"
    key = await run_in_threadpool(service.downloads.put, shown, made.data)
    return JSONResponse(answers.file(f"{request.base_url}download_file/{key}.{quote(shown)}", made))


async def _source_of(wanted: AskedFile, name: str, service: Service) -> str:
    """The source locale of a file. Raises RefusedError, ArticleError."""
    if wanted.source != AUTO:
        return service.offered.locale(wanted.source)

    def found() -> Guess:
        article = articles.parse(wanted.file.data, name, next(iter(service.offered.targets)))
        if article.said:
            try:
                return Guess(service.offered.locale(article.said), 1.0)
            except RefusedError:
                pass
        return service.offered.guesses("\n".join(text for text, _ in articles.texts(article)))[0]

    return (await run_in_threadpool(found)).locale


async def _done(request: Request, service: Service, order: TranslationOrder) -> tuple[MadeText, ...]:
    """What came of an order. Raises RefusedError where too many wait, and what went wrong."""
    if service.waiting >= service.limits.waiting:
        raise RefusedError(429, f"{_TOO_MANY} are waiting", 2)
    job = service.lanes.submit(order)
    service.waiting += 1
    limiter = anyio.CapacityLimiter(1)  # of its own: those who wait take no thread from others
    try:
        while not await anyio.to_thread.run_sync(_looked, job, limiter=limiter, abandon_on_cancel=True):
            if await request.is_disconnected():
                break
        else:
            return job.made.result()
    finally:
        job.is_given_up = True
        service.waiting -= 1
    raise HTTPException(499, "the client is gone")


def _looked(job: WaitingOrder) -> bool:
    """Wait for a while until a job is done; False while it is not."""
    try:
        job.made.exception(_LOOKS)
    except TimeoutError:
        return False
    return True


async def _detect(request: Request, service: Service) -> Response:
    found, _ = texts(await _admitted(request, service), service.limits)
    return JSONResponse(
        [answers.guess(one) for one in await run_in_threadpool(service.offered.guesses, "\n".join(found))]
    )


async def _spec(service: Service) -> Response:
    return JSONResponse(await run_in_threadpool(answers.spec, service.offered, service.made_by))


async def _suggest(_: Request) -> Response:
    raise RefusedError(403, "Suggestions are disabled on this server.")


async def _download(request: Request, service: Service) -> Response:
    key = request.path_params["name"].partition(".")[0]
    found = await run_in_threadpool(service.downloads.get, key)
    if found is None:
        raise RefusedError(404, "no such file; translated files are kept for 30 minutes")
    return FileResponse(found.path, media_type="application/octet-stream", filename=found.name)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    headers = {"Retry-After": str(math.ceil(error.retry_after))} if error.retry_after else None
    return JSONResponse({"error": str(error)}, error.status, headers)


async def _http_refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code, error.headers)


async def _failed(_: Request, error: Exception) -> Response:
    status = 400 if isinstance(error, ArticleError | ConfigError | LocaleError) else 500
    return JSONResponse({"error": str(error)}, status)


async def _ending(_: Request, error: Exception) -> Response:
    return JSONResponse({"error": "the server is being stopped"}, 503)


async def _broken(_: Request, error: Exception) -> Response:
    _log.error("a request failed", exc_info=error)
    return JSONResponse({"error": f"internal error ({type(error).__name__})"}, 500)
