"""Make the gazetteer that ships, as glossary/names/data/GAZETTEER_CARD.md says: Wikidata, CLDR, by hand, mined news.

usage: gazetteer.py PARALLEL_TEXTS OUTPUT.tsv.xz    (a folder with names.tsv.xz and english<TAB>russian .tsv.xz files)
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pymorphy3
from babel import Locale, localedata
from name_mining import Mined, mine
from transliterator import CITIES, WIKIDATA

from glossary.names.normalise import plain
from glossary.names.particles import PARTICLES
from glossary.names.transliterate import transliterator

BY_HAND = Path(__file__).with_name("exonyms.txt")
MINED_WRONGLY = Path(__file__).with_name("mined_wrongly.txt")
SURNAME = re.compile(
    r"(sky|ski|cki|skiy|skii|skyi|skyy|skij|skaya|skaia|ska|oy|oi|ov|ev|aya|iy|yi|yy|[aiou][tcnv]ic|alny|estny|kin)$"
)
MORPH: Any = pymorphy3.MorphAnalyzer()
LIKELY = 2  # renderings of the transliterator that prove a nominative
CASE = re.compile(r"(.+[^аеёиоуыэюя])(?:а|я|у|ю|ом|ем|ы|и|е)")
WOMAN = re.compile(r"..(?:ova|eva|skaya|skaia)$")


class Table:
    """The rows, by name and rendering. A pair of two sources is surer than one of either."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], tuple[str, str, str, int]] = {}

    def put(self, name: str, text: str, kind: str, gender: str, origin: str, weight: int) -> None:
        """Adds a row: kind p, l or d (person, place, demonym), gender m or f, origin a letter of the card."""
        pair = tuple(re.sub("[’‘ʻ`]", "'", " ".join(part.split())) for part in (name, text))
        if not all(pair) or "\t" in "".join(pair):
            return
        old = self.rows.get((pair[0], pair[1]))
        if old:
            stronger = origin if weight > old[3] else old[2]
            row = old[0] or kind, old[1] or gender, stronger, min(9, max(old[3], weight) + 1)
        else:
            row = kind, gender, origin, weight
        self.rows[pair[0], pair[1]] = row

    def content(self) -> bytes:
        """The lines of the file, sorted."""
        lines = []
        for (name, text), (kind, gender, origin, weight) in self.rows.items():
            key = plain(name)
            shown = "" if name == key.title() else name
            lines.append("\t".join((key, shown, text, kind, gender, origin, str(weight))))
        return ("\n".join(sorted(lines)) + "\n").encode("utf-8")


def known(text: str) -> tuple[str, str]:
    """The kind and gender that the dictionary of pymorphy3 gives a rendering, empty where it does not know."""
    kind = ""
    for parse in MORPH.parse(text.lower()):
        if not parse.is_known or parse.normal_form != text.lower():
            continue
        if "Name" in parse.tag:
            return "p", {"masc": "m", "femn": "f"}.get(str(parse.tag.gender), "")
        if "Geox" in parse.tag:
            kind = kind or "l"
        elif "Surn" in parse.tag:
            kind = kind or "p"
    return kind, ""


def listed(table: Table, path: Path) -> None:
    """Personal names of Wikidata and cities of Russia."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        rows = [line.rstrip("\n").split("\t") for line in stream]
    for name, text in rows[:WIKIDATA]:
        if not set(" .") & set(name + text):
            kind, gender = known(text)
            table.put(name, text, "p", gender if kind == "p" else "", "w", 2)
    for name, text in rows[CITIES:]:
        table.put(name, text, "l", "", "r", 7)


def cldr(table: Table) -> None:
    """Territories, languages and the cities of time zones."""
    english, russian = Locale("en"), Locale("ru")
    for code, text in russian.territories.items():
        name = english.territories.get(code)
        if not name or code == "001":
            continue
        full = text.replace("о-ва", "острова").replace("о-в ", "остров ")
        table.put(name, full, "l", "", "c", 9 - code.isdigit())
        if not code.isdigit():
            for other in {re.sub(r" \(.*", "", name), name.replace("&", "and"), name.replace("St.", "Saint")} - {name}:
                table.put(other, re.sub(r" \(.*", "", full), "l", "", "c", 9)
    for code, text in russian.languages.items():
        if "_" not in code and code in english.languages:
            table.put(english.languages[code], text, "d", "", "c", 5)
    zones = localedata.load("en")["time_zones"]
    for zone, names in localedata.load("ru")["time_zones"].items():
        if "city" in names and not zone.startswith("Etc"):
            name = zones.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
            table.put(name, names["city"], "l", "", "c", 8)


def by_hand(table: Table) -> None:
    """Places whose English and Russian names are not alike, clubs, some heads of state, and Slavic names.

    A place unless a colon and a letter follow: p for a person, m or f for the given name of a man or a woman, nothing
    for anything else.
    """
    for pair in BY_HAND.read_text("utf-8").split():
        name, rest = pair.replace("_", " ").split("=")
        text, other, letter = rest.partition(":")
        kind = "l" if not other else "p" if letter else ""
        table.put(name, text, kind, letter if letter in "mf" else "", "h", 9)


def is_doubtful(name: str, text: str) -> bool:
    """True if a mined rendering is that of a longer name (Angeles: Лос-Анджелес), or of the husband of a woman."""
    longer = not set(" -") & set(name) and bool(set(" -") & set(text))
    return longer or (WOMAN.search(name.lower()) is not None and text[-1] not in "ая")


def news(table: Table, mined: list[Mined]) -> None:
    """What news say, by how often they say it."""
    for one in mined:
        if is_doubtful(one.name, one.text):
            continue
        weight = next((w for least, w in ((10, 8), (5, 7), (3, 6), (2, 5)) if one.count >= least), 4)
        weight = max(3, round(weight * (0.5 + 0.5 * one.share)))
        best = MORPH.parse(one.lemma)[0]
        if best.tag.POS == "ADJF" and not SURNAME.search(one.name.lower()):
            if one.lemma == best.normal_form and " " not in one.name:
                table.put(one.name, one.lemma, "d", "", "m", max(3, weight - 2))
        elif one.lemma not in {text for texts in PARTICLES.values() for text in texts}:
            table.put(one.name, one.text, *known(one.lemma), "m", weight)


def in_nominative(table: Table) -> None:
    """Replaces mined case forms of names by the nominative, where the table or the transliterator has it: Mitchell:
    Митчелла; Omaha: Омах. Other names that end in a vowel are left out."""
    known = {(plain(name), text) for name, text in table.rows}
    for (name, text), (kind, gender, origin, weight) in list(table.rows.items()):
        key, form = plain(name), CASE.fullmatch(text)
        cut = key[-1] == "a" and text[-1] not in "аеёийоуыьэюя"
        if origin != "m" or (not cut and (key[-1] in "aeiouy" or form is None)):
            continue
        likely = {text.capitalize() for text, _ in transliterator("en-ru").renderings(key)[:LIKELY]}
        endings = ("ь", "й", "") if text[-1] in "яюи" else ("",)
        nominatives = [text + "а"] if cut or form is None else [form[1] + ending for ending in endings]
        if best := next((one for one in nominatives if (key, one) in known or one in likely), ""):
            del table.rows[name, text]
            old = table.rows.get((name, best), ("", "", origin, 0))
            table.rows[name, best] = old[0] or kind, old[1] or gender, old[2], max(old[3], weight)


def without_wrong_rows(table: Table) -> None:
    """Takes out the mined rows of a list: those that name something else beside the name in the news (Khalifa: Хафтар),
    a part of it (Hunter Biden: Хантера), or have it in a case. They were read by eye: all of several words, and those
    that the transliterator contradicts where another row of the name agrees with it."""
    wrong = set(MINED_WRONGLY.read_text("utf-8").replace("\n", "|").split("|"))
    for (name, text), (_, _, origin, _) in list(table.rows.items()):
        if origin == "m" and f"{plain(name)}={text}" in wrong:
            del table.rows[name, text]


def main() -> int:
    """Make the file and say what is in it."""
    folder, output = Path(sys.argv[1]), Path(sys.argv[2])
    table = Table()
    listed(table, folder / "names.tsv.xz")
    cldr(table)
    by_hand(table)
    news(table, mine(folder))
    in_nominative(table)
    without_wrong_rows(table)
    content = table.content()
    output.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
    origins = Counter(row[2] for row in table.rows.values())
    print(f"{len(table.rows)} rows, {output.stat().st_size} bytes; by origin: {dict(sorted(origins.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
