"""The fields of a request: of its JSON, its form, and its address."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

import python_multipart  # noqa: F401 - Starlette reads forms with files by it
from starlette.datastructures import UploadFile
from starlette.requests import Request

from translate.serve.limits import LARGEST_BODY, LARGEST_FILE
from translate.serve.loopback import content, limited
from translate.serve.refusal import RefusedError

_MOST_FIELDS = 10_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a form."""

    name: str
    data: bytes


async def fields(request: Request) -> Mapping[str, Any]:
    """The fields of a request by name; a field that comes several times in a form is a list. Raises RefusedError, and
    HTTPException for a request that is too large or too slow."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json" or kind.endswith("+json"):
        return _of_json(await content(request, LARGEST_BODY))
    asked = _of_pairs(parse_qs(request.url.query, keep_blank_values=True))
    if kind == "multipart/form-data":
        return asked | await limited(request, LARGEST_FILE, _of_parts)
    data = await content(request, LARGEST_BODY)
    try:
        form = parse_qs(data.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as error:
        raise RefusedError(400, "Invalid request: the form is not UTF-8, or has too many fields") from error
    if "q" not in asked and "q" not in form and data.lstrip()[:1] == b"{":
        raise RefusedError(400, "Invalid request: missing q parameter; send JSON with Content-Type: application/json")
    return asked | _of_pairs(form)


def _of_json(data: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, f"Invalid JSON format: {error}") from error
    if not isinstance(found, dict):
        raise RefusedError(400, "Invalid JSON format")
    return found


def _of_pairs(found: Mapping[str, list[Any]]) -> dict[str, Any]:
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}


async def _of_parts(request: Request) -> dict[str, Any]:
    """The fields and files of a form in parts."""
    found = dict[str, list[Any]]()
    async with request.form(max_files=1, max_fields=_MOST_FIELDS, max_part_size=LARGEST_BODY) as form:
        for name, value in form.multi_items():
            one = Upload(value.filename or "", await value.read()) if isinstance(value, UploadFile) else value
            found.setdefault(name, []).append(one)
    return _of_pairs(found)
