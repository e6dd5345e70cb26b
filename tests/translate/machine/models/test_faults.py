"""Faults of servers, archives and disks: each is refused with a reason, or overcome, and nothing is half installed.

`python tests/benchmarks/model_faults.py` prints what happened in each.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import stat
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from loopback import Site, answer, package, put, registry, state, zipped

from translate.errors import ModelError
from translate.machine import routes
from translate.machine.argos import BUILT_IN
from translate.machine.engine import Hop
from translate.machine.models import fetch, indexes, install, tryout
from translate.machine.models.install import Acceptance
from translate.machine.models.offer import Offer
from translate.machine.models.unpack import Bounds
from translate.machine.store import Store

PATH = "/translate-en_uk-1_0.argosmodel"
Arrange = Callable[[Site, bytes], None]


def offer(site: Site, *paths: str, sha256: str = "") -> Offer:
    entry: dict[str, object] = {"from_code": "en", "to_code": "uk", "package_version": "1.0", "sha256": sha256}
    entry["links"] = [f"{site.url}{path}" for path in paths or (PATH,)]
    return indexes.parse(json.dumps([entry]).encode(), site.url)[0]


def impatient(terms: Acceptance, case: str) -> Acceptance:
    """Terms under which waiting is noticed in a moment, for the cases that wait."""
    if not any(word in case for word in ("slow", "silent", "never")):
        return terms
    return replace(terms, limits=replace(terms.limits, silence=0.5, patience=0.4, slowest=100_000))


def nothing(*_: Any) -> None:
    pass


def once(first: Callable[..., None], *, then: Callable[..., None] = answer) -> Callable[[Any, bytes], None]:
    """A fault the first time, another answer afterwards."""
    calls: list[int] = []

    def fault(request: Any, body: bytes) -> None:
        calls.append(1)
        (first if len(calls) == 1 else then)(request, body)

    return fault


def cut(request: Any, body: bytes, **more: Any) -> None:
    answer(request, body, cut=1_000_000, **more)


def trickle(request: Any, body: bytes) -> None:
    request.send_response(200)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    for n in range(16):
        request.wfile.write(body[n * 1000 : (n + 1) * 1000])
        time.sleep(0.05)


def silent(request: Any, body: bytes) -> None:
    answer(request, body, cut=1000)
    time.sleep(1.2)


def mute(request: Any, body: bytes) -> None:
    time.sleep(1.2)


def status(code: int) -> Callable[[Any, bytes], None]:
    return lambda request, body: request.send_error(code)


def redirect(to: str) -> Callable[[Any, bytes], None]:
    def fault(request: Any, body: bytes) -> None:
        request.send_response(302)
        request.send_header("Location", to)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return fault


def garbage(request: Any, body: bytes) -> None:
    request.wfile.write(b"\0\1\2 no HTTP at all\r\n\r\n")
    request.close_connection = True


def wrong_part(request: Any, body: bytes) -> None:
    if not request.headers.get("Range"):
        return cut(request, body)
    request.send_response(206)
    request.send_header("Content-Range", f"bytes 5-{len(body) - 1}/{len(body)}")
    request.send_header("Content-Length", str(len(body) - 5))
    request.end_headers()
    return None


def too_much(request: Any, body: bytes) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(64):
        request.wfile.write(bytes(1 << 20))


def another_file(request: Any, body: bytes) -> None:
    """After a break the file on the server is another one: what came must not be continued with it."""
    if not request.headers.get("Range"):
        return cut(request, bytes(len(body)), etag='"old"')
    if "If-Range" in request.headers:
        return answer(request, body, etag='"new"')
    request.send_response(206)  # who does not ask whether it is still the same gets the rest of another
    request.send_header("Content-Range", f"bytes 1000000-{len(body) - 1}/{len(body)}")
    request.send_header("Content-Length", str(len(body) - 1_000_000))
    request.end_headers()
    request.wfile.write(body[1_000_000:])
    return None


# What the server does; what must come of it: "" (installed) or words of the refusal; what must have been asked for.
TRANSFERS: dict[str, tuple[Callable[[Any, bytes], None] | None, str]] = {
    "nothing is wrong": (None, ""),
    "broken off once: gone on with": (once(cut), ""),
    "broken off three times: gone on with": (once(cut, then=once(cut, then=once(cut))), ""),
    "broken off, then Range is ignored": (once(cut, then=lambda r, b: answer(r, b, ranges=False)), ""),
    "broken off, then another file": (another_file, ""),
    "broken off, no ETag to go on by": (once(lambda r, b: cut(r, b, etag=None)), ""),
    "broken off, a weak ETag only": (once(lambda r, b: cut(r, b, etag='W/"x"')), ""),
    "broken off, then 416": (once(cut, then=once(status(416))), ""),
    "no length given": (lambda r, b: answer(r, b, length=False), ""),
    "broken off at the same place every time": (lambda r, b: answer(r, b, cut=1000, ranges=False), "broke off"),
    "too slow": (trickle, "slower than 100000 bytes a second"),
    "falls silent": (silent, "no more bytes in time"),
    "never answers": (mute, "no more bytes in time"),
    "sends another part than asked for": (wrong_part, "another part"),
    "404": (status(404), "HTTP 404"),
    "403": (status(403), "HTTP 403"),
    "500": (status(500), "HTTP 500"),
    "redirects to itself": (redirect(PATH), "redirects without end"),
    "redirects to a file of this machine": (redirect("file:///etc/passwd"), "No connection adapters"),
    "no HTTP": (garbage, "the answer is not HTTP"),
    "more bytes than allowed, no length": (too_much, "sends more than"),
}


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("case", TRANSFERS)
def test_transfers(
    case: str, site: Site, store: Store, terms: Acceptance, en_uk: bytes, record_property: Callable[[str, str], None]
) -> None:
    fault, refusal = TRANSFERS[case]
    site.files[PATH] = en_uk
    if fault:
        site.faults[PATH] = fault
    terms = replace(terms, limits=replace(impatient(terms, case).limits, largest=40 << 20))
    if refusal:
        with pytest.raises(ModelError) as error:
            install.from_offer(offer(site), store, terms, nothing)
        assert refusal in str(error.value)
        assert state(store) == [".lock"]
        record_property("happened", str(error.value).replace(site.url, ""))
        return
    done = install.from_offer(offer(site), store, terms, nothing)
    assert done.receipt.archive == hashlib.sha256(en_uk).hexdigest()
    assert routes.choose("argos", "en", "uk").hops[0].path == done.folder
    assert list(store.downloads.iterdir()) == []
    asked = site.ranges(PATH)
    record_property("happened", f"installed; asked {len(asked)} x, Range: {', '.join(asked[1:]) or '-'}")
    if "gone on with" in case:
        assert asked[1] == "bytes=1000000-"
    if "to go on by" in case or "weak" in case:
        assert asked == ["", ""]


def mirrors(site: Site, first: Callable[[Any, bytes], None] | str) -> tuple[str, ...]:
    """Two addresses, the first of which is bad."""
    if isinstance(first, str):
        return first, f"{site.url}{PATH}"
    site.faults["/bad"] = first
    return f"{site.url}/bad", f"{site.url}{PATH}"


MIRRORS: dict[str, Callable[[Any, bytes], None] | str] = {
    "first mirror: 404": status(404),
    "first mirror: falls silent": silent,
    "first mirror: other bytes than published": lambda r, b: answer(r, bytes(1000)),
    "first mirror: another pair": lambda r, b: answer(r, package("en", "de")),
    "first mirror: nobody listens": "http://127.0.0.1:9/x.argosmodel",
    "first mirror: no such protocol": "ipfs://QmX/x.argosmodel",
    "first mirror: address that is none": "http://[bad/x.argosmodel",
}


@pytest.mark.usefixtures("trusting")
@pytest.mark.parametrize("case", MIRRORS)
def test_the_next_mirror_is_asked(
    case: str, site: Site, store: Store, terms: Acceptance, en_uk: bytes, record_property: Callable[[str, str], None]
) -> None:
    site.files[PATH] = en_uk
    site.files["/bad"] = en_uk
    first, second = mirrors(site, MIRRORS[case])
    published = hashlib.sha256(en_uk).hexdigest() if "published" in case else ""
    wanted = offer(site, sha256=published)
    wanted = replace(wanted, files=(replace(wanted.files[0], urls=(first, second)),))
    done = install.from_offer(wanted, store, impatient(terms, case), nothing)
    assert done.receipt.origin == second
    record_property("happened", "installed from the second")


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("m/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def crc(data: bytes) -> bytes:
    """An archive with a byte of its content changed."""
    at = data.index(b"sentencepiece.model") + 5000
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


def shrunk(data: bytes) -> bytes:
    """An archive whose directory says that its first file is smaller than it is."""
    at = data.rindex(b"PK\1\2")
    return data[: at + 24] + struct.pack("<I", 4) + data[at + 28 :]


ARCHIVES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (lambda good: good[: len(good) // 2], "damaged or cut off"),
    "no archive but a web page": (lambda good: b"<html>Sorry!</html>", "damaged or cut off"),
    "empty": (lambda good: b"", "damaged or cut off"),
    "a byte of the content changed": (crc, "damaged or cut off (Bad CRC-32"),
    "path that climbs out": (lambda good: zipped(("m/../../../evil", b"x")), "not a path below"),
    "absolute path": (lambda good: zipped(("/etc/evil", b"x")), "not a path below"),
    "Windows path": (lambda good: zipped(("C:\\evil", b"x")), "not a path below"),
    "path with a line break": (lambda good: zipped(("m/a\nb", b"x")), "not a path below"),
    "symbolic link": (lambda good: zipped((link(), b"/etc/passwd")), "is a link"),
    "one name twice": (lambda good: zipped(("m/a", b"x"), ("m/A", b"y")), "in it twice"),
    "a file below a file": (lambda good: zipped(("m/a", b"x"), ("m/a/b", b"y")), "lies below a file"),
    "bomb: packed a thousandfold": (
        lambda good: zipped(("m/zeros", bytes(64 << 20)), kind=zipfile.ZIP_DEFLATED),
        "an archive bomb",
    ),
    "larger than it says": (lambda good: shrunk(zipped(("m/a", b"x" * 4000))), "damaged or cut off"),
    "a name in no encoding": (
        lambda good: zipped(("m/\u00e9", b"x")).replace(b"m/\xc3\xa9", b"m/\xe9\xe9"),
        "damaged or cut off",
    ),
    "ten thousand files": (lambda good: zipped(*((f"m/{n}", b"") for n in range(10_000))), "10000 files"),
    "no metadata.json": (lambda good: package(omit=("metadata.json",)), "it has no metadata.json"),
    "metadata.json is no object": (lambda good: package(extra={"metadata.json": b"[]"}), "not an Argos package"),
    "language that is none": (
        lambda good: package(extra={"metadata.json": b'{"from_code": "en", "to_code": "../x"}'}),
        "'../x': not a language tag",
    ),
    "another pair than asked for": (
        lambda good: package("en", "de"),
        "it translates from 'en' to 'de', not 'en' to 'uk'",
    ),
    "no weights": (lambda good: package(omit=("model/model.bin",)), "lacks model/model.bin"),
    "no vocabulary": (lambda good: package(omit=("sentencepiece.model",)), "lacks sentencepiece.model"),
    "weights that do not load": (lambda good: package(extra={"model/model.bin": bytes(4096)}), "does not work"),
    "a sentence splitter, no model": (lambda good: package(type="sbd"), "type 'sbd'"),
    "two packages": (lambda good: zipped(("a/metadata.json", b"{}"), ("b/metadata.json", b"{}")), "more than one"),
}


@pytest.mark.parametrize("case", ARCHIVES)
def test_archives(
    case: str, site: Site, store: Store, terms: Acceptance, en_uk: bytes, record_property: Callable[[str, str], None]
) -> None:
    make, refusal = ARCHIVES[case]
    installed = put(store, en_uk)
    before = state(store)
    site.files[PATH] = make(en_uk)
    with pytest.raises(ModelError) as error:
        install.from_offer(offer(site), store, replace(terms, bounds=Bounds(largest=100 << 20)), nothing)
    assert refusal in str(error.value)
    assert state(store) == before
    assert list(store.downloads.iterdir()) == []
    assert routes.choose("argos", "en", "uk").hops[0].path == installed
    record_property("happened", str(error.value).replace(site.url, ""))


def test_larger_than_allowed(site: Site, store: Store, terms: Acceptance, en_uk: bytes) -> None:
    site.files[PATH] = en_uk
    for strict, refusal in (
        (replace(terms, bounds=Bounds(largest=1 << 20)), "an archive bomb"),
        (replace(terms, limits=replace(terms.limits, largest=1 << 20)), "larger than allowed"),
    ):
        with pytest.raises(ModelError, match=refusal):
            install.from_offer(offer(site), store, strict, nothing)
    assert state(store) == [".lock"]


def test_a_disk_without_room_is_noticed_before_the_download(
    site: Site, store: Store, terms: Acceptance, en_uk: bytes
) -> None:
    site.files[PATH] = en_uk
    with pytest.raises(ModelError, match=r"MB are needed, .* MB are free; make room"):
        install.from_offer(offer(site), store, replace(terms, limits=replace(terms.limits, reserve=1 << 60)), nothing)


FIREFOX: dict[str, tuple[Callable[[dict[str, bytes], dict[str, Any]], Any], str]] = {
    "published hash of the model differs": (
        lambda files, entry: entry["files"]["model"].update(uncompressedHash="0" * 64),
        "SHA-256 is",
    ),
    "published size of the model differs": (
        lambda files, entry: entry["files"]["model"].update(uncompressedSize=17),
        "more than 17 bytes unpacked",
    ),
    "a file is cut off before it is compressed": (
        lambda files, entry: files.update({n: b[:-20] for n, b in files.items() if n.startswith("vocab")}),
        "damaged or cut off",
    ),
    "a file is missing": (lambda files, entry: files.pop(next(n for n in files if n.startswith("lex"))), "HTTP 404"),
    "files of another pair": (
        lambda files, entry: entry.update(targetLanguage="de"),
        "its files are of the pair 'enpt'",
    ),
    "a vocabulary that is none": (
        lambda files, entry: files.update({n: b"nonsense" for n in files if n.startswith("vocab")}),
        "does not work: translates everything to nothing",
    ),
    "a shortlist that makes the engine panic": (
        lambda files, entry: files.update({n: b"xx" for n in files if n.startswith("lex")}),
        "does not work: the model cannot be loaded",
    ),
}


@pytest.mark.parametrize("case", FIREFOX)
def test_firefox_models(
    case: str,
    site: Site,
    store: Store,
    terms: Acceptance,
    firefox_files: dict[str, bytes],
    record_property: Callable[[str, str], None],
) -> None:
    spoil, refusal = FIREFOX[case]
    files = dict(firefox_files)
    listed = registry(files)
    spoil(files, listed["models"]["en-pt"][0])
    site.files |= {f"/models/{name}": body for name, body in files.items()}
    found = indexes.parse(json.dumps(listed).encode(), f"{site.url}/models.json")[0]
    with pytest.raises(ModelError) as error:
        install.from_offer(found, store, terms, nothing)
    assert refusal in str(error.value)
    assert state(store) == [".lock"]
    record_property("happened", str(error.value).replace(site.url, ""))


INDEXES: dict[str, tuple[Callable[[Any, bytes], None] | bytes, str]] = {
    "no JSON": (b"{", "not an index of models"),
    "JSON of another kind": (b'{"packages": 1}', "neither an Argos index nor"),
    "nested without end": (b"[" * 100_000, "not an index of models"),
    "404": (status(404), "HTTP 404"),
    "never answers": (mute, "no more bytes in time"),
    "larger than allowed": (too_much, "larger than 20 MB"),
}


@pytest.mark.parametrize("case", INDEXES)
def test_indexes(case: str, site: Site, terms: Acceptance, record_property: Callable[[str, str], None]) -> None:
    fault, refusal = INDEXES[case]
    if isinstance(fault, bytes):
        site.files["/index.json"] = fault
    else:
        site.faults["/index.json"] = fault
    limits = replace(impatient(terms, case).limits, index=20 << 20)
    with pytest.raises(ModelError) as error:
        indexes.parse(*fetch.index([f"{site.url}/index.json"], limits))
    assert refusal in str(error.value)
    record_property("happened", str(error.value).replace(site.url, ""))


def test_an_index_with_odd_entries_hides_none_of_the_others(site: Site) -> None:
    good = {"from_code": "en", "to_code": "uk", "package_version": "1.0", "links": ["x.argosmodel"]}
    odd: list[object] = [None, 1, [], {}, {"from_code": "en"}, good | {"to_code": ["a"]}, good | {"links": 7}]
    odd += [good | {"to_code": "../../x"}, good | {"package_version": "../.."}, good | {"type": "sbd"}]
    odd += [good | {"links": ["ipfs://x", "file:///x"]}]
    found = indexes.parse(json.dumps([*odd, good]).encode(), f"{site.url}/a/index.json")
    assert [(o.model, o.files[0].urls) for o in found] == [("argos-en-uk-1.0", (f"{site.url}/a/x.argosmodel",))]


def test_what_does_not_go_to_a_file_system_is_left_out_of_a_registry(tmp_path: Path) -> None:
    listed = registry({"model.enpt.bin.gz": gzip.compress(b""), "vocab.enpt.spm.gz": b""})
    entry = listed["models"]["en-pt"][0]
    bad = json.loads(json.dumps(entry).replace("models/vocab.enpt.spm.gz", "models/..%2f..%2fevil"))
    odd = [bad, entry | {"architecture": "../x"}, entry | {"files": {}}, entry | {"sourceLanguage": "?"}, None]
    listed["models"] |= {"x": odd, "y": None}
    found = indexes.parse(json.dumps(listed).encode(), "http://127.0.0.1/models.json")
    assert [o.model for o in found] == ["firefox-en-pt-tiny"]


def test_certificates_that_are_not_there_are_told(terms: Acceptance, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    with fetch._Session(terms.limits) as session, pytest.raises(fetch._RefusalError, match=r"certificates\.pem"):
        session.get("https://127.0.0.1:9/index.json")


def test_a_model_is_tried_out_by_this_program_whatever_lies_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "translate.py").write_text("raise SystemExit(9)\n", "utf-8")
    assert tryout.trouble("argos", Hop("en", "ru", "built-in", BUILT_IN)) == ""
