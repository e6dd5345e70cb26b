"""Indexes of models: Argos' JSON list, Mozilla's registry of Firefox models, and folders of packages served over HTTP.

Argos: a list of objects with from_code, to_code, package_version, links. Mozilla: an object with baseUrl and models, by
pair a list with architecture, releaseStatus, metrics, and files with path, uncompressedSize, uncompressedHash (written
by `PublicModelsJsonGenerator` in db/updater.py of mozilla/translations). An invalid entry is skipped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from translate.errors import LocaleError, ModelError
from translate.machine.models.offer import Download, Offer
from translate.text import locales

SUFFIX = ".argosmodel"
FIREFOX_LICENCE = "MPL-2.0"  # of the repository mozilla/firefox-translations-models
_CODE = r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,8})?"
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}")
_FILES = {  # role in the registry: beginning of the file's name, as the engine looks for it
    "model": "model.",
    "lexicalShortlist": "lex.",
    "vocab": "vocab.",
    "srcVocab": "srcvocab.",
    "trgVocab": "trgvocab.",
}
_METRICS = (("chrf", "chrF", 1.0), ("bleu", "BLEU", 1.0), ("comet22", "COMET22", 100.0))


def parse(body: bytes, url: str) -> list[Offer]:
    """The models in an index. `body`: its bytes; `url`: its address, which relative addresses refer to. Raises
    ModelError for anything but an index."""
    text = body.decode("utf-8", "replace").lstrip("\ufeff")
    if text.lstrip()[:1] == "<":
        return list(_listing(text, url))
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelError(url, f"not an index of models ({error})", "check the address") from error
    if isinstance(found, list):
        return [offer for entry in found if (offer := _argos(entry, url))]
    if isinstance(found, dict) and isinstance(found.get("models"), dict):
        base = urljoin(url, f"{str(found.get('baseUrl', '.')).rstrip('/')}/")
        entries = [entry for pair in found["models"].values() if isinstance(pair, list) for entry in pair]
        return [offer for entry in entries if (offer := _firefox(entry, base))]
    raise ModelError(
        url, "neither an Argos index nor a registry of Firefox models", "check the address: index.json or models.json"
    )


def _argos(entry: Any, url: str) -> Offer | None:
    try:
        source, target = str(entry["from_code"]), str(entry["to_code"])
        if entry.get("type", "translate") != "translate":
            return None
        version = str(entry.get("package_version", "0"))
        named = f"translate-{source}_{target}-{version.replace('.', '_')}{SUFFIX}"  # as Argos' own servers call it
        links = [urljoin(url, link) for link in entry.get("links") or [named] if isinstance(link, str)]
        licence = str(entry.get("license") or "")
        return _package(source, target, version, links, str(entry.get("sha256") or ""), licence)
    except (KeyError, TypeError, AttributeError, ValueError, LocaleError):
        return None


def _package(
    source: str, target: str, version: str, links: list[str], sha256: str = "", licence: str = ""
) -> Offer | None:
    urls = tuple(dict.fromkeys(link for link in links if urlsplit(link).scheme in ("http", "https")))
    if not urls or not all(re.fullmatch(_CODE, code) for code in (source, target)) or not _PLAIN.fullmatch(version):
        return None
    pair = locales.of_model(source), locales.of_model(target)
    files = (Download(urls, f"package{SUFFIX}", sha256=sha256.lower()),)
    return Offer("argos", f"argos-{source}-{target}-{version}", *pair, (source, target), version, files, licence)


def _firefox(entry: Any, base: str) -> Offer | None:
    try:
        source, target = str(entry["sourceLanguage"]), str(entry["targetLanguage"])
        architecture = str(entry["architecture"])
        files = tuple(_files(entry["files"], base))
        names = {file.name.partition(".")[0] for file in files}
        whole = "model" in names and ("vocab" in names or {"srcvocab", "trgvocab"} <= names)
        if not (whole and _PLAIN.fullmatch(architecture) and re.fullmatch(_CODE, source)):
            return None
        if not re.fullmatch(_CODE, target):
            return None
        metrics: tuple[str, Mapping[str, Any]] = next(iter((entry.get("metrics") or {}).items()), ("", {}))
        return Offer(
            "firefox",
            f"firefox-{source}-{target}-{architecture}",
            locales.of_model(source),
            locales.of_model(target),
            (source, target),
            architecture,
            files,
            FIREFOX_LICENCE,
            *_quality(metrics),
            released=str(entry.get("releaseStatus") or "").startswith("Release"),
        )
    except (KeyError, TypeError, AttributeError, ValueError, LocaleError):
        return None


def _files(files: Mapping[str, Any], base: str) -> Iterator[Download]:
    for role, beginning in _FILES.items():
        if not (found := files.get(role)):
            continue
        url = urljoin(base, str(found["path"]))
        name = unquote(urlsplit(url).path.rpartition("/")[2]).removesuffix(".gz")
        if (
            not name.startswith(beginning)
            or not _PLAIN.fullmatch(name)
            or urlsplit(url).scheme not in ("http", "https")
        ):
            raise ValueError(name)
        yield Download(
            (url,), name, int(found.get("uncompressedSize") or 0), str(found.get("uncompressedHash") or "").lower()
        )


def _quality(metrics: tuple[str, Mapping[str, Any]]) -> tuple[str, float]:
    """The first known metric, as text and as a number from 0 to 100; "" and 0.0 where there is none."""
    corpus, figures = metrics
    for key, name, scale in _METRICS:
        if isinstance(value := figures.get(key), int | float):
            shown = value * scale if value <= 1 else float(value)
            return f"{name} {shown:.1f} {corpus}", shown
    return "", 0.0


class _Links(HTMLParser):
    """Collects the addresses that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _listing(text: str, url: str) -> Iterator[Offer]:
    """The packages that a page links to, by their names: translate-en_ru-1_9.argosmodel, en_ru.argosmodel."""
    page = _Links()
    page.feed(text)
    for link in page.found:
        name = unquote(urlsplit(link).path.rpartition("/")[2])
        parts = re.fullmatch(rf"(?:translate-)?({_CODE})_({_CODE})(?:-([\d_.]+))?{re.escape(SUFFIX)}", name)
        if not parts:
            continue
        try:
            version = (parts[3] or "0").replace("_", ".").strip(".") or "0"
            offer = _package(parts[1], parts[2], version, [urljoin(url, link)])
        except LocaleError:
            continue
        if offer:
            yield offer
