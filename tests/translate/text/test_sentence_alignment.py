"""Sentences of texts that say the same."""

from __future__ import annotations

import pytest

from translate.text import aligned


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((("One. Two.", "en"), ("Раз.  Два.", "ru")), (("One.", "Раз."), ("Two.", "Два."))),
        ((("One. Two.", "en"), ("Раз, два.", "ru")), ()),
        (
            (("One. Two.", "en"), ("Раз. Два.", "ru"), ("Он. Да.", "ru")),
            (("One.", "Раз.", "Он."), ("Two.", "Два.", "Да.")),
        ),
        ((("One. Two.", "en"), ("Раз. Два.", "ru"), ("Один и два.", "ru")), ()),
        ((("\n One.", "en"), ("Раз.", "ru")), (("One.", "Раз."),)),
        ((("One.", "en"), ("", "ru")), ()),
        ((("", "en"), (" ", "ru")), ()),
    ],
)
def test_aligned(texts: tuple[tuple[str, str], ...], expected: tuple[tuple[str, ...], ...]) -> None:
    assert aligned(*texts) == expected
