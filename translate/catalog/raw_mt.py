"""Raw machine translation of each paragraph, kept in the cache, so that a person's edits can be compared with it.

A catalog holds the machine's text as long as it is the wording, and only a checksum of it once a person has changed it.
The next run looks the text up here and writes it beside the person's; after that the catalog has it itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from translate.catalog.provenance import checksum
from translate.machine import Cache


def keep(cache: Cache, said: Mapping[str, str]) -> None:
    """Store the machine's translations by their source texts."""
    keys = {_key(source, checksum(text)): text.encode("utf-8", "surrogatepass") for source, text in said.items()}
    known = cache.get(list(keys))
    if fresh := {key: text for key, text in keys.items() if key not in known}:
        cache.put(fresh)


def recall(cache: Cache, wanted: Mapping[str, str]) -> dict[str, str]:
    """The machine's translations of source texts, of which `wanted` has the checksums; those that are not there are
    left out."""
    keys = {_key(source, digest): source for source, digest in wanted.items()}
    found = {keys[key]: text.decode("utf-8", "surrogatepass") for key, text in cache.get(list(keys)).items()}
    return {source: text for source, text in found.items() if checksum(text) == wanted[source]}


def _key(source: str, digest: str) -> bytes:
    text = json.dumps(["said", source, digest], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
