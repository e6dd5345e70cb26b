"""One service with the built-in model for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.translate.serve.services import Client, serving
from translate.project import Options
from translate.serve.offered import Offered

ROWS = "source,target,type,gender\nLake Sevan Fund,Фонд озера Севан,organisation,masc\nmill,фабрика,,femn\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    root = tmp_path_factory.mktemp("service")
    (root / "terms.csv").write_text(ROWS, "utf-8")
    options = Options(root=root, out=root / "out", glossary=root / "terms.csv")
    with serving(options, Offered({"en": ("ru",)})) as client:
        yield client
