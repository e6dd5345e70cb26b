"""Labels of telephone numbers (Tel., Fax, ext.), which small engines transliterate, as the target language writes them.

A label is found in the translation by its number: the word right before the same digits is what renders it.
"""

from __future__ import annotations

import re

from translate.text.locales import primary
from translate.text.offsets import Rewritten

_LABEL = re.compile(
    r"(?<!\w)(?P<label>Tel|Ph|Fax|Ext)(?P<stop>\.?:?)(?P<gap>[ \u00a0])(?P<number>\(?\+?\d[\d ()\u00a0/-]*)",
    re.IGNORECASE,
)
_KINDS = {"tel": "tel", "ph": "tel", "fax": "fax", "ext": "ext"}
# What each language writes, and the beginnings of words that render the label as well.
_WRITTEN = {
    "ru": {"tel": ("тел.", ("тел",)), "fax": ("факс", ("факс", "телефакс")), "ext": ("доб.", ("доб", "внутр"))},
    "uk": {"tel": ("тел.", ("тел",)), "fax": ("факс", ("факс", "телефакс")), "ext": ("дод.", ("дод", "внутр"))},
}
_SHORTEST = 5  # digits of a telephone number after what may be the acidity: pH 7
_WRONG = "тель"  # Тель-Авив, тельный


def labelled(source: str, target: Rewritten, target_locale: str) -> Rewritten:
    """The target with the labels of the source's telephone numbers as its language writes them; a word that renders the
    label stays, and so does all in a language that is not listed."""
    written = _WRITTEN.get(primary(target_locale))
    edits = []
    for match in _LABEL.finditer(source) if written else ():
        label, known = (written or {})[_KINDS[match["label"].lower()]]
        there = _before(target.text, match["number"].strip())
        if there is None or (match["label"] == "pH" and sum(map(str.isdecimal, match["number"])) < _SHORTEST):
            continue
        word = there["word"]
        if word.lower().startswith(known) and not word.lower().startswith(_WRONG):
            continue
        begins = match["label"][0].isupper()
        colon = ":" if ":" in match["stop"] and not there["mark"].endswith(":") else ""
        new = (label[0].upper() + label[1:] if begins else label) + (":" if there["mark"].endswith(":") else colon)
        edits.append((there.start("word"), there.end("mark"), new))
    return target.changed(sorted(set(edits)))


def _before(text: str, number: str) -> re.Match[str] | None:
    """The word right before a number in a text, with its full stop and colon; None unless the number is there once."""
    found = re.findall(rf"(?<![\d+]){re.escape(number)}(?!\d)", text)
    pattern = rf"(?<!\w)(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<mark>\.?:?)[ \u00a0]{re.escape(number)}(?!\d)"
    return re.search(pattern, text) if len(found) == 1 else None
