"""Sentence pairs that teach a model signs and figures, made by rule from pairs of the training data.

usage: python tests/benchmarks/sign_pairs.py DATA.tsv[.xz] ... > signs.tsv    (English<TAB>Russian)

Three kinds, each in the sentence where it was found:
- amounts: "$5 million" with "5 миллионов долларов" becomes the same in another currency, its noun in the same form;
- signs that stay: a number or Latin word that both sides have once gets a sign on both sides (≤ 40, № 12, 300², Name®);
- measures: quantities written by templates of our own in the conventions of both languages (degrees, ranges, times,
  dates, percent, dimensions), alone and behind a sentence of the data.
"""

from __future__ import annotations

import lzma
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pymorphy3

SEED = 7
CURRENCIES = {  # sign: Russian noun of the amount, or "" where it does not change
    "€": "евро",
    "£": "фунт",
    "¥": "иена",
    "₽": "рубль",
    "₹": "рупия",
    "₺": "лира",
    "₴": "гривна",
    "₩": "вона",
    "₪": "шекель",
    "₫": "донг",
    "₸": "тенге",
    "₼": "манат",
    "֏": "драм",
    "₾": "лари",
    "₦": "найра",
    "฿": "бат",
    "₱": "песо",
}
WEIGHTS = (12, 8, 5, 6, 3, 2, 3, 2, 2, 1, 2, 1, 2, 1, 1, 1, 1)
STAYING_BEFORE = "±≤≥≈№§∅~><=+×÷√∆µ→←↑↓•†‡¶©¿¡∞∑πΔ"
STAYING_AFTER = "²³¹½¼¾⅓⅔™®°′″‰†‡*→…₀₁₂₃₄"
ENGLISH = "January February March April May June July August September October November December"
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = tuple(zip(ENGLISH.split(), RUSSIAN.split(), strict=True))
GENITIVE_PLURALS = {"вона": "вон", "шекель": "шекелей"}  # what the dictionary does not have
_AMOUNT = re.compile(r"(?<!\w)\$(?=\d)")
_DOLLARS = re.compile(r"\bдоллар(?:а|ов|ам|ами|ах|ом|у|е|ы)?\b(?! США)", re.I)
_NUMBER = re.compile(r"(?<![\w.,:$€£%-])\d{1,4}(?![\w.,:%-])")
_LATIN = re.compile(r"(?<!\w)[A-Z][A-Za-z]{3,14}(?!\w)")


class Maker:
    """Makes pairs from pairs, always the same for the same input."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        self._morph = pymorphy3.MorphAnalyzer()

    def of(self, english: str, russian: str) -> Iterator[tuple[str, str]]:
        """What one pair gives, often nothing."""
        yield from self._amounts(english, russian)
        yield from self._staying(english, russian)
        if self._random.random() < 0.06 and len(english) < 120 and english[-1:] == "." == russian[-1:]:
            theirs, ours = self.measure()
            if theirs[-1] == ".":
                yield f"{english} {theirs}", f"{russian} {ours}"

    def _amounts(self, english: str, russian: str) -> Iterator[tuple[str, str]]:
        amounts, nouns = _AMOUNT.findall(english), list(_DOLLARS.finditer(russian))
        signs = russian.count("$")
        if not amounts or len(amounts) != len(nouns) + signs or re.search(r"(?i)dollar|\w\$", english):
            return
        for sign in set(self._random.choices(tuple(CURRENCIES), WEIGHTS, k=3)):
            changed = russian.replace("$", sign)
            for found in reversed(list(_DOLLARS.finditer(changed))):
                changed = changed[: found.start()] + self._noun(found.group(), sign) + changed[found.end() :]
            yield english.replace("$", sign), changed

    def _noun(self, dollars: str, sign: str) -> str:
        """The noun of a currency in the form that "доллар" has."""
        noun = CURRENCIES[sign]
        form = next(one for one in self._morph.parse(dollars.lower()) if one.normal_form == "доллар")
        wanted = {form.tag.number, form.tag.case} - {None}
        if {"plur", "gent"} <= wanted and noun in GENITIVE_PLURALS:
            return GENITIVE_PLURALS[noun]
        parses = [parse for parse in self._morph.parse(noun) if "NOUN" in parse.tag and parse.normal_form == noun]
        return next((found.word for parse in parses if (found := parse.inflect(wanted))), noun)

    def _staying(self, english: str, russian: str) -> Iterator[tuple[str, str]]:
        if self._random.random() > 0.12:
            return
        for pattern, before, after in ((_NUMBER, STAYING_BEFORE, STAYING_AFTER), (_LATIN, "©→•#", "®™©†²")):
            words = [word for word in pattern.findall(english) if _once(word, english) and _once(word, russian)]
            if not words:
                continue
            word = self._random.choice(words)
            sign = self._random.choice(before + after)
            put = f"{word}{sign}" if sign in after else f"{sign}{self._random.choice(('', ' '))}{word}"
            yield english.replace(word, put), russian.replace(word, put)
            return

    def measure(self) -> tuple[str, str]:
        """A quantity in both languages' conventions, as a fragment or a short sentence."""
        draw = self._random
        number, other = draw.randint(1, 99), draw.randint(100, 9999)
        tenth = draw.randint(1, 9)
        english_month, russian_month = draw.choice(MONTHS)
        day, year = draw.randint(1, 28), draw.randint(1900, 2030)
        hour, minute = draw.randint(1, 11), draw.choice((0, 5, 10, 15, 20, 30, 40, 45, 50, 55))
        sign = draw.choices(tuple(CURRENCIES), WEIGHTS)[0]
        clock, evening = f"{hour}:{minute:02}", f"{hour + 12}:{minute:02}"
        places = (
            (f"It was {number} °C in the shade.", f"В тени было {number} °C."),
            (f"The temperature fell to −{number}°C.", f"Температура упала до −{number} °C."),
            (f"{number}.{tenth}%", f"{number},{tenth} %"),
            (f"Growth was {number}.{tenth}% last year.", f"В прошлом году рост составил {number},{tenth} %."),
            (f"salinity of {number}‰", f"солёность {number} ‰"),
            (f"Price: {sign}{number}.{tenth}0", f"Цена: {number},{tenth}0 {sign}"),
            (f"a {sign}{other} prize", f"премия в {other} {sign}"),
            (f"{number}–{number + tenth} km", f"{number}–{number + tenth} км"),
            (f"The room measures {tenth}×{tenth + 2} m.", f"Размеры комнаты — {tenth}×{tenth + 2} м."),
            (f"an area of {other} m²", f"площадь {other} м²"),
            (f"a volume of {number} m³", f"объём {number} м³"),
            (f"The margin of error is ±{tenth}%.", f"Погрешность составляет ±{tenth} %."),
            (f"The meeting begins at {clock} p.m.", f"Собрание начнётся в {evening}."),
            (f"Doors open at {clock} a.m.", f"Двери открываются в {clock}."),
            (f"on {english_month} {day}, {year}", f"{day} {russian_month} {year} года"),
            (f"{day} {english_month} {year}", f"{day} {russian_month} {year} года"),
            (f"See § {number}.", f"См. § {number}."),
            (f"House No. {number}", f"Дом № {number}"),
            (f"Order № {other} was signed.", f"Приказ № {other} подписан."),
            (f"© {year} All rights reserved.", f"© {year} Все права защищены."),
            (f"x ≤ {number}", f"x ≤ {number}"),
            (f"if y ≥ {number} and z ≠ {tenth}", f"если y ≥ {number} и z ≠ {tenth}"),
            (f"π ≈ 3.14, √{number} and {tenth}²", f"π ≈ 3,14, √{number} и {tenth}²"),
            (f"{tenth}½ hours", f"{tenth}½ часа"),
            (f"Menu → File → Save as №{tenth}", f"Меню → Файл → Сохранить как №{tenth}"),
            (f"{other} mph", f"{other} миль в час"),
            (f"a speed of {number} km/h", f"скорость {number} км/ч"),
            (f"weighs {number}.{tenth} kg", f"весит {number},{tenth} кг"),
        )
        return draw.choice(places)


def _once(word: str, text: str) -> bool:
    return len(re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", text)) == 1


def read(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of files, plain or packed."""
    for path in map(Path, paths):
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
            for line in file:
                english, _, russian = line.rstrip("\n").partition("\t")
                yield english, russian.partition("\t")[0]


def main() -> None:
    maker = Maker()
    made = dict.fromkeys(pair for english, russian in read(sys.argv[1:]) for pair in maker.of(english, russian))
    made |= dict.fromkeys(maker.measure() for _ in range(6000))
    for english, russian in made:
        print(english, russian, sep="\t")


if __name__ == "__main__":
    main()
