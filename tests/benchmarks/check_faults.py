"""Faults to plant into clean translations, one function a kind: what a check must find. Used by checks.py.

Each takes source, target, the target locale and a random generator, and gives the pair with the fault in it, or None
where the pair has no place for it. Where a rare thing is needed (an address, a placeholder) it is first put into both.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence

import exchange_faults
import member_faults
from exchange_faults import amounts_exchanged, negation_added, negation_lost, opposite_said
from fact_faults import AT_FRONT, INSIDE
from name_faults import COUNTRIES, LANGUAGES, MONTHS, exchanged, name_exchanged, name_lost
from quantity_faults import (
    Fault,
    Planted,
    date,
    day_changed,
    half_of_day,
    number_changed,
    number_dropped,
    number_format,
    numeral_changed,
    percent_lost,
    units_swapped,
    weekday,
    zero_lost,
)

from glossary.names import is_common
from translate.text import segment

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")


def one_of(*pairs: tuple[str, str]) -> Fault:
    """One of these faults, each in something that is put at the end of both sides: what stands in the source, and what
    wrongly stands in the target."""

    def plant(source: str, target: str, locale: str, rng: random.Random) -> Planted:
        ours, broken = rng.choice(pairs)
        return f"{source} ({ours})", f"{target} ({broken})"

    return plant


def headed(*pairs: tuple[str, str]) -> Fault:
    """The same at the front of both sides."""

    def plant(source: str, target: str, locale: str, rng: random.Random) -> Planted:
        ours, broken = rng.choice(pairs)
        return f"{ours}{source}", f"{broken}{target}"

    return plant


def bracket_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return _without_one(source, target, "()[]", rng)


def quote_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return _without_one(source, target, '"«»“”„', rng) if '"' in source else None


def _without_one(source: str, target: str, marks: str, rng: random.Random) -> Planted:
    places = [at for at, char in enumerate(target) if char in marks]
    if not places:
        return None
    at = rng.choice(places)
    return source, target[:at] + target[at + 1 :]


def question_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    if not source.endswith("?") or not target.endswith("?"):
        return None
    return source, target[:-1] + "."


def stop_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return (source, target[:-1]) if source.endswith(".") and target.endswith(".") else None


def item_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    mark = rng.choice(("- ", "• ", "3. ", "b) ", "## "))
    return mark + source, target


def lines_joined(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    ours = _SENTENCES.split(source)
    return ("\n".join(ours), target) if len(ours) > 1 else None


def word_doubled(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    words = [word for word in re.finditer(r"(?<=\s)[^\W\d_]{2,}(?=\s)", target) if word[0].islower()]
    if not words:
        return None
    word = rng.choice(words)
    return source, f"{target[: word.end()]} {word[0]}{target[word.end() :]}"


def space_doubled(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    at = rng.choice([m.start() for m in re.finditer(r"(?<=\w) (?=\w)", target)] or [0])
    return (source, f"{target[:at]} {target[at:]}") if at else None


def space_before_comma(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return (source, target.replace(",", " ,", 1)) if re.search(r"\w,\s", target) else None


def space_after_comma_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    found = re.search(r"[^\W\d_]{2}(, )[^\W\d_]{2}", target)
    return (source, f"{target[: found.start(1)]},{target[found.end(1) :]}") if found else None


def space_at_end(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return source, target + " "


def looped(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    words = target.split()
    if len(words) < 6:
        return None
    at = rng.randrange(2, len(words) - 3)
    return source, " ".join(words[:at] + words[at : at + 3] * rng.choice((3, 5)) + words[at + 3 :])


def cut_off(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    words = target.split()
    return (source, " ".join(words[: len(words) // 3])) if len(words) > 12 else None


def said_again(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return (source, f"{target} {target} {target}") if len(target) > 60 else None


def untranslated(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    return (source, source) if sum(word.islower() for word in source.split()) > 5 else None


def sentence_left(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    ours, theirs = _SENTENCES.split(source), _SENTENCES.split(target)
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    at = rng.randrange(len(ours))
    if sum(word.islower() and word.isalpha() for word in ours[at].split()) < 5:
        return None
    return source, " ".join([*theirs[:at], ours[at], *theirs[at + 1 :]])


def look_alike(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """One Cyrillic letter of a word, or one Latin, becomes its twin of the other alphabet."""
    twins = dict(zip("аеосрухACEO", "aeocpyxАСЕО", strict=True)) if locale in ("ru", "uk") else dict(
        zip("aeocpyx", "аеосрух", strict=True))  # fmt: skip
    words = [word for word in re.finditer(r"[^\W\d_]{4,}", target) if set(word[0]) & set(twins)]
    if not words:
        return None
    word = rng.choice(words)
    at = rng.choice([place for place, char in enumerate(word[0]) if char in twins])
    broken = word[0][:at] + twins[word[0][at]] + word[0][at + 1 :]
    return source, target[: word.start()] + broken + target[word.end() :]


def inserted(character: str) -> Fault:
    """A character between two letters of the target."""

    def plant(source: str, target: str, locale: str, rng: random.Random) -> Planted:
        at = rng.choice([m.start() for m in re.finditer(r"(?<=\w)(?=\w)", target)] or [0])
        return (source, target[:at] + character + target[at:]) if at else None

    return plant


def mojibake(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    words = [word for word in target.split() if len(word) > 3 and not word.isascii()]
    if not words:
        return None
    word = rng.choice(words)
    return source, target.replace(word, word.encode("utf-8").decode("latin-1"), 1)


def sentence_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """One sentence of the target is taken out, where both sides have as many."""
    ours, theirs = segment(source, "en"), segment(target, locale)
    if len(theirs) < 2 or len(ours) != len(theirs):
        return None
    at = rng.randrange(len(theirs))
    return source, "".join(part.text + part.tail for part in (*theirs[:at], *theirs[at + 1 :])).strip()


def foreign_word_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A word in a third script, or in that of the target, stands in both sides, and is taken out of the target."""
    word = rng.choice(("한국", "σοφία", "東京", "მშვიდობა", "السلام", "תודה", "यात्रा", "Спасибо", "«Новая газета»"))
    sentence = {"ru": "Там стояло {}.", "de": "Da stand {}.", "es": "Allí decía {}."}.get(locale, "{}")
    return f"{source} There it said {word}.", f"{target} {sentence.format('')}".replace(" .", ".")


def word_left(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A word of the source in small letters in the place of one of the target's, somewhere."""
    ours = [word for word in re.findall(r"(?<![\w.'’-])[a-z]{4,}(?![\w'’-])", source) if is_common(word, "en")]
    theirs = re.findall(r"(?<![\w.-])[а-яё]{4,}(?![\w-])", target)
    if not ours or not theirs:
        return None
    left = re.sub(rf"(?<![\w.-]){rng.choice(theirs)}(?![\w-])", rng.choice(ours), target, count=1)
    return (source, left) if left != target else None


FAULTS: Mapping[str, tuple[Fault, Sequence[str]]] = {
    "a number changed": (number_changed, ("number",)),
    "a number dropped": (number_dropped, ("number", "date")),
    "a minus sign lost": (one_of(("-7", "7")), ("minus",)),
    "another currency": (one_of(("€40", "$40")), ("currency",)),
    "another unit": (one_of(("12 km", "12 mi")), ("unit",)),
    "units by name": (one_of(
        ("35 mpg", "35 мг"), ("80 mph", "80 миль"), ("150 hp", "150 л"), ("3 oz", "3 г"), ("7 lbs", "7 кг"),
        ("6 ft", "6 м"), ("9 acres", "9 гектаров"), ("a 100m race", "забег на 100 миллионов"), ("20 knots", "20 км/ч"),
        ("40 kW", "40 МВт"), ("12 gallons", "12 литров"), ("90°F", "90 °C")), ("unit",)),
    "another unit after a number": (units_swapped, ("unit", "currency")),
    "currencies of countries": (one_of(
        ("A$300", "300 долларов"), ("C$5", "5 австралийских долларов"), ("50 pesos", "50 долларов"),
        ("500 Swedish kronor", "500 норвежских крон"), ("CHF 20", "20 евро"), ("₹500", "500 рублей"),
        ("3,000 yen", "3000 юаней"), ("100 rupees", "100 рублей"), ("£20 and €30", "20 евро и 30 фунтов")),
        ("currency",)),
    "another half of the day": (half_of_day, ("time",)),
    "hours from and to swapped": (one_of(
        ("from 9:00 to 17:00", "с 17:00 до 9:00"), ("9 a.m. to 5 p.m.", "с 17:00 до 9:00"),
        ("10:30–12:15", "12:15–10:30")), ("time",)),
    "a time zone lost": (one_of(("at 04:17 GMT", "в 04:17")), ("time",)),
    "a Roman numeral changed": (numeral_changed, ("number",)),
    "a zero lost": (zero_lost, ("number", "designation")),
    "a reference or a name with signs changed": (one_of(
        ("2(b)(iii)", "2(b)(i)"), ("§ 12(3)", "§ 12(4)"), ("C++", "C+++"), ("C#", "C"), (".NET", "NET"),
        ("H2O", "H3O"), ("1-800-555-0199", "1-800-555-0198"), ("F-16", "F-15"),
        ("+44 20 7946 0018", "+44 20 7946 001")),
        ("designation", "number")),
    "a measure converted": (one_of(
        ("5 miles", "8 км"), ("90°F", "32 °C"), ("100 acres", "40 гектаров"), ("200 hp", "149 кВт"), ("6 ft", "1,8 м")),
        ("conversion",)),
    "a minus sign moved": (one_of(("from -5 to 7", "с 5 до -7")), ("minus",)),
    "a percent sign lost": (percent_lost, ("unit",)),
    "another month": (date, ("date",)),
    "another day, or day and month swapped": (day_changed, ("date",)),
    "a date in figures of no known order": (one_of(("3/4/2025", "3/4/2025")), ("date-order",)),
    "digits grouped as in the source": (number_format, ("number-format",)),
    "a sentence lost": (sentence_lost, ("sentence",)),
    "a name lost": (name_lost, ("name",)),
    "a name exchanged for another": (name_exchanged, ("name", "country")),
    "another country": (exchanged(COUNTRIES), ("country",)),
    "another language or people": (exchanged(LANGUAGES), ("country",)),
    "another day of the week": (weekday, ("calendar",)),
    "another month without a date": (exchanged(MONTHS), ("calendar", "date")),
    "two amounts of a sentence exchanged": (amounts_exchanged, ("exchanged", "number")),
    "an opposite said": (opposite_said, ("opposite",)),
    "a negation lost": (negation_lost, ("negation",)),
    "a verb denied": (negation_added, ("negation",)),
    "a foreign word lost": (foreign_word_lost, ("foreign-word",)),
    "a word left as in the source": (word_left, ("source-word",)),
    "a letter of an address changed": (
        one_of(("https://example.org/a-b", "https://example.org/a-d")), ("url",)),
    "a mail address changed": (one_of(("desk@example.org", "desk@example.com")), ("email",)),
    "a handle changed": (one_of(("@desk_news", "@desk_new")), ("handle",)),
    "a file name changed": (one_of(("docs/read-me.txt", "docs/readme.txt")), ("path",)),
    "a placeholder changed": (one_of(("{count}", "{counts}")), ("placeholder",)),
    "a tag lost": (one_of(("<b>now</b>", "<b>now")), ("placeholder",)),
    "a bracket lost": (bracket_lost, ("bracket",)),
    "a quotation mark lost": (quote_lost, ("quote",)),
    "a question mark lost": (question_lost, ("ending",)),
    "a full stop lost": (stop_lost, ("ending-style",)),
    "the mark of a list item lost": (item_lost, ("opening",)),
    "lines joined": (lines_joined, ("line-breaks",)),
    "a word made up": (one_of(
        ("the pavement", "тротуария"), ("blindness", "слепость"), ("nettle", "крапивный супник"),
        ("sailors", "мореходчики"), ("a light bulb", "лампунка"), ("the ceiling", "потолокно"),
        ("the beekeeper", "пчеловодец"), ("the brakes", "тормозила"), ("a mudguard", "грязезащитник"),
        ("the plaster", "штукатурница"), ("thirst", "жаждость"), ("drizzle", "мелкодожд"), ("knitting", "вязалье"),
        ("the barn", "сараище"), ("a wrench", "ключевина"), ("dampness", "сыротность")), ("unknown-word",)),
    "a word doubled": (word_doubled, ("doubled-word", "repetition")),
    "a space doubled": (space_doubled, ("spacing",)),
    "a space before a comma": (space_before_comma, ("spacing",)),
    "no space after a comma": (space_after_comma_lost, ("spacing",)),
    "a space at the end": (space_at_end, ("edges",)),
    "a loop": (looped, ("repetition",)),
    "two thirds cut off": (cut_off, ("length",)),
    "said three times": (said_again, ("length", "repetition")),
    "untranslated": (untranslated, ("untranslated", "script")),
    "one sentence untranslated": (sentence_left, ("untranslated", "script")),
    "a letter of another alphabet": (look_alike, ("script",)),
    "a zero-width space": (inserted("\u200b"), ("invisible",)),
    "a soft hyphen": (inserted("\u00ad"), ("invisible",)),
    "an override of direction": (inserted("\u202e"), ("direction",)),
    "a replacement character": (inserted("\ufffd"), ("control", "script")),
    "a wrong encoding": (mojibake, ("encoding", "script", "control")),
    **{
        kind: (one_of(*pairs), rules)
        for kind, (pairs, rules) in (INSIDE | exchange_faults.INSIDE | member_faults.INSIDE).items()
    },
    **member_faults.REAL,
    **{kind: (headed(*pairs), rules) for kind, (pairs, rules) in AT_FRONT.items()},
}  # fmt: skip
