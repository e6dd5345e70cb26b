"""A site on loopback that serves real models, and misbehaves on demand; what tests of models share."""

from __future__ import annotations

import email.utils
import gzip
import hashlib
import io
import json
import re
import ssl
import threading
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import converted_models
import ctranslate2

from translate.machine import argos, firefox, receipt, routes
from translate.machine.converted import converted_provider
from translate.machine.models import examination, unpack
from translate.machine.models.unpack import Bounds
from translate.machine.store import Store

Fault = Callable[[Any, bytes], None]


@dataclass
class Site:
    """Files by path; faults by path, which answer instead; the requests that came, with their headers."""

    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path
        self.seen.append((path, dict(request.headers)))
        if path.startswith("http://"):  # as a proxy is asked
            path = "/" + path.split("/", 3)[3]
        body = self.files.get(path, b"")
        if path in self.faults:
            self.faults[path](request, body)
        elif path in self.files:
            answer(request, body)
        else:
            request.send_error(404)

    def ranges(self, path: str) -> list[str]:
        """The Range headers of the requests for a path, "" where there was none."""
        return [headers.get("Range", "") for asked, headers in self.seen if asked == path]


def answer(
    request: BaseHTTPRequestHandler,
    body: bytes,
    *,
    etag: str | None = "",
    ranges: bool = True,
    cut: int = 0,
    length: bool = True,
) -> None:
    """A file as a good server sends it. `etag`: None for no validator. `cut`: break off after so many bytes."""
    tag = f'"{hashlib.md5(body).hexdigest()}"' if etag == "" else etag
    start, status = 0, 200
    asked = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
    if asked and ranges and request.headers.get("If-Range") == tag:
        start, status = int(asked[1]), 206
    request.send_response(status)
    if status == 206:
        request.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
    if tag:
        request.send_header("ETag", tag)
    if length:
        request.send_header("Content-Length", str(len(body) - start))
    request.send_header("Date", email.utils.formatdate(0))
    request.end_headers()
    request.wfile.write(body[start : start + cut] if cut else body[start:])


class running:  # noqa: N801 - a context manager
    """A server for a site, in threads of its own."""

    def __init__(self, site: Site, secure: ssl.SSLContext | None = None) -> None:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with suppress(BrokenPipeError, ConnectionResetError):  # the client has had enough
                    site.serve(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        if secure:
            self._server.socket = secure.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> ThreadingHTTPServer:
        self._thread.start()
        return self._server

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def package(source: str = "en", target: str = "uk", version: str = "1.0", **more: Any) -> bytes:
    """An Argos package. `more`: metadata; "model": the folder of its weights, that of the built-in model if none is
    given; "omit": files left out; "extra": files put in."""
    omit, extra = more.pop("omit", ()), more.pop("extra", {})
    model = more.pop("model", argos.BUILT_IN / "model")
    metadata = {"from_code": source, "to_code": target, "package_version": version} | more
    root = f"translate-{source}_{target}-{version.replace('.', '_')}"
    content = {"metadata.json": json.dumps(metadata).encode()}
    for path in [*(argos.BUILT_IN / name for name in ("sentencepiece.model", "target.model", "LICENSE"))]:
        content[path.name] = path.read_bytes()
    content |= {f"model/{path.name}": path.read_bytes() for path in sorted(model.iterdir())}
    content = {f"{root}/{name}": data for name, data in (content | extra).items() if name not in omit}
    return zipped(*content.items())


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes], kind: int = zipfile.ZIP_STORED) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def tiny_model(folder: Path) -> Path:
    """A Transformer of one layer, eight wide, with the built-in model's vocabulary and weights drawn by chance: what it
    says means nothing, but it is a whole CTranslate2 model of half a megabyte."""
    vocabularies = [
        json.loads((argos.BUILT_IN / "model" / f"{side}_vocabulary.json").read_text("utf-8"))
        for side in ("source", "target")
    ]
    spec = ctranslate2.specs.TransformerSpec.from_config(num_layers=1, num_heads=1)
    converted_models.fill(spec, [len(words) for words in vocabularies], 8)
    spec.register_source_vocabulary(vocabularies[0])
    spec.register_target_vocabulary(vocabularies[1])
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))
    return folder


def registry(files: dict[str, bytes], **more: Any) -> dict[str, Any]:
    """Mozilla's registry, with the files of one model below models/."""
    roles = {"model": "model", "lex": "lexicalShortlist", "vocab": "vocab"}
    entry: dict[str, Any] = {
        "architecture": "tiny",
        "releaseStatus": "Release",
        "sourceLanguage": "en",
        "targetLanguage": "pt",
        "files": {roles[name.split(".")[0]]: {"path": f"models/{name}"} for name in files},
        "metrics": {"flores200-plus": {"bleu": 47.4, "chrf": 69.8}},
    }
    name = next(name for name in files if name.startswith("model"))
    plain = gzip.decompress(files[name])
    entry["files"]["model"] |= {"uncompressedSize": len(plain), "uncompressedHash": hashlib.sha256(plain).hexdigest()}
    return {"generated": "", "baseUrl": ".", "models": {"en-pt": [entry | more]}}


def forget() -> None:
    """Let the engines look for models again."""
    for cached in (argos._packages, firefox._hops, converted_provider._installed, routes._fingerprint):
        cached.cache_clear()


def put(store: Store, data: bytes) -> Path:
    """A package in its place, without trying it out."""
    with store.writing() as staging:
        (staging / "x").write_bytes(data)
        unpack.unzip(staging / "x", staging / "m", Bounds())
        folder = next((staging / "m").iterdir())
        told = replace(examination.examine("argos", folder, "x"), files=receipt.hashes(folder))
        return store.put(folder, told)


def state(store: Store) -> list[str]:
    """All files of the models in a store, and whatever lies about where no model is."""
    found = [path for path in store.root.rglob("*") if path.is_file()] if store.root.is_dir() else []
    return sorted(p.relative_to(store.root).as_posix() for p in found if ".downloads" not in p.parts)
