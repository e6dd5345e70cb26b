"""What the machine said of each paragraph, kept in the memory, so that what a person changed can be told.

A catalog holds the machine's text as long as it is the wording, and only a checksum of it once a person has changed it.
The next run looks the text up here and writes it beside the person's: from then on the catalog knows by itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from translate.catalog.provenance import checksum
from translate.machine import Memory


def keep(memory: Memory, said: Mapping[str, str]) -> None:
    """Keep the machine's translations by their source texts."""
    keys = {_key(source, checksum(text)): text.encode("utf-8", "surrogatepass") for source, text in said.items()}
    known = memory.get(list(keys))
    if fresh := {key: text for key, text in keys.items() if key not in known}:
        memory.put(fresh)


def recall(memory: Memory, wanted: Mapping[str, str]) -> dict[str, str]:
    """The machine's translations of source texts, of which `wanted` has the checksums; those that are not there are
    left out."""
    keys = {_key(source, digest): source for source, digest in wanted.items()}
    found = {keys[key]: text.decode("utf-8", "surrogatepass") for key, text in memory.get(list(keys)).items()}
    return {source: text for source, text in found.items() if checksum(text) == wanted[source]}


def _key(source: str, digest: str) -> bytes:
    text = json.dumps(["said", source, digest], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
