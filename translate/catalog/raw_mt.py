"""Raw MT output per paragraph, cached so that human edits can be compared with it.

A catalog holds the machine's text until a person edits it, and then only a checksum. The next run looks the text up
here and writes it into a comment beside the person's: from then on the catalog alone is enough.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from translate.catalog.entries import of_key
from translate.catalog.provenance import checksum
from translate.machine import Cache


def keep(cache: Cache, said: Iterable[tuple[str, str]]) -> None:
    """Store the machine's translations, given with their source texts."""
    keys = {_key(source, checksum(text)): text.encode("utf-8", "surrogatepass") for source, text in said}
    known = cache.get(list(keys))
    if fresh := {key: text for key, text in keys.items() if key not in known}:
        cache.put(fresh)


def recall(cache: Cache, wanted: Mapping[str, str]) -> dict[str, str]:
    """The machine's translations by key; `wanted` has the checksum of each. Those not stored are left out."""
    keys = {one: _key(of_key(one)[0], digest) for one, digest in wanted.items()}
    known = cache.get(list(dict.fromkeys(keys.values())))
    found = {one: known[stored].decode("utf-8", "surrogatepass") for one, stored in keys.items() if stored in known}
    return {one: text for one, text in found.items() if checksum(text) == wanted[one]}


def unanswered(wanted: Mapping[str, str], found: Mapping[str, str]) -> tuple[str, ...]:
    """The keys in the cache, in hex, of what recall() was asked for and has not `found`."""
    return tuple(_key(of_key(one)[0], digest).hex() for one, digest in wanted.items() if one not in found)


def _key(source: str, digest: str) -> bytes:
    text = json.dumps(["said", source, digest], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
