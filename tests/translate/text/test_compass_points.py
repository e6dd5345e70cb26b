"""Points of the compass that a translation makes up."""

from __future__ import annotations

import pytest

from translate.text import made_up_points


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("The wind turned from northwest to southeast.", "Ветер повернул с северо-запада на юго-восток.", 0),
        ("The wind turned from northwest to southeast.", "Ветер повернул с северо-востока на юг.", 2),
        ("Troops went west of the town.", "Войска пошли восточнее города.", 1),
        ("The southern road is shut.", "Южная дорога закрыта, южную починят.", 0),
        ("The Middle East is far.", "Ближний Восток далеко.", 0),
        ("It lies north of the border.", "Он лежит к северу от югославской границы.", 0),
        ("He had breakfast at last.", "Он позавтракал на востоке.", 0),  # the source names none
    ],
)
def test_points(source: str, target: str, count: int) -> None:
    assert made_up_points(source, target, "en", "ru") == count
