"""Numbers are compared by value across languages; words and Roman numerals vouch for figures."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.text.numbers.comparison import differing, numbers

SAME = [
    ("en", "ru", "sold 1,234.5 tonnes", "продано 1 234,5 тонны", "grouping and decimal signs swap"),
    ("en", "ru", "2,000 people", "2\u202f000 человек", "a narrow no-break space groups"),
    ("en", "ru", "2,000 people", "2000 человек", "no grouping at all"),
    ("en", "de", "1,234,567.8", "1.234.567,8", "points group in German"),
    ("de", "fr", "1.234,5", "1 234,5", "both sides foreign to English"),
    ("en", "ru", "copied 12,500", "осталось 12,500", "left as in the source, sign for sign"),
    ("es", "en", "3.500 vecinos", "3,500 neighbours", "Spanish of Spain groups with points"),
    ("es", "en", "3,500 vecinos", "3,500 neighbours", "Spanish of Mexico groups with commas"),
    ("en", "hi", "1,234,567", "12,34,567", "lakhs"),
    ("en", "ru", "up 20%", "на 20 процентов", "the percent sign is not looked at"),
    ("en", "ru", "won 52-48", "со счётом 52—48", "a range is two numbers"),
    ("en", "ru", "on 5/11/2020", "11 мая 2020 года", "a month may become a word"),
    ("en", "ru", "on May 11, 2020", "11.05.2020", "and a word a month"),
    ("en", "ru", "since 9/11", "с 11 сентября", "a date that reads like a fraction"),
    ("en", "ru", "at 7 p.m.", "в 19:00", "the afternoon; a full hour adds no number"),
    ("en", "ru", "at 7:30 p.m.", "в 19.30", "a Russian point between hour and minute"),
    ("en", "ru", "at 7pm", "в 7 вечера", "the hour kept"),
    ("en", "ru", "at 12 a.m.", "в 00:00", "midnight"),
    ("en", "ru", "at 0230 UTC", "в 02:30 UTC", "military time"),
    ("en", "ru", "version 2.10.3", "версия 2.10.3", "versions piece by piece"),
    ("en", "ru", "the 5th floor", "5-й этаж", "ordinal endings"),
    ("en", "ru", "the 1st floor", "первый этаж", "an ordinal as a word"),
    ("en", "ru", "the 20th century", "XX век", "a century in Roman numerals"),
    ("en", "ru", "the 19th century", "ХІХ век", "Roman numerals in Cyrillic letters"),
    ("en", "ru", "in the 1980s", "в 80-х", "a decade shortened"),
    ("en", "ru", "in the '80s", "в 1980-е", "a decade in full"),
    ("en", "ru", "in the 1980s", "в восьмидесятых", "a decade as a word"),
    ("en", "pt", "in the 80s", "nos anos 1980", "a decade without an ending"),
    ("en", "ru", "in 2007-08", "в 2007—2008 годах", "a year shortened"),
    ("en", "ru", "1.5 million", "1,5 млн", "scale words"),
    ("en", "ru", "1.5 million", "1 500 000", "scale words written out"),
    ("en", "ru", "1.5 million", "полтора миллиона", "one and a half in a word"),
    ("en", "ru", "$5m and €5bn", "5 млн долларов и 5 млрд евро", "letters for scales beside a currency"),
    ("en", "ru", "€5 m in aid", "5 млн евро помощи", "even after a blank"),
    ("en", "ru", "a 10m wall", "стена в 10 м", "m is metres where no money is near"),
    ("en", "ru", "340 to 500 million", "от 340 миллионов до 500 миллионов", "a range shares its scale"),
    ("ru", "en", "2 тыс. человек", "2,000 people", "Russian abbreviation"),
    ("pt", "en", "5 mil milhões", "5 billion", "two scale words"),
    ("de", "en", "5 Mrd. Euro", "€5 billion", "German milliard"),
    ("zh", "en", "5万人", "50,000 people", "ten thousands"),
    ("en", "ru", "COVID-19 and F-16", "COVID-19 и F-16", "glued to letters"),
    ("en", "ru", "a 16-year-old", "16-летний", "a hyphen"),
    ("en", "ru", "a 29-year-old", "двадцатидевятилетняя", "a compound word"),
    ("en", "ru", "a 2-day visit", "двухдневный визит", "a compound word in the genitive"),
    ("en", "de", "a 2-day visit", "zweitägiger Besuch", "a German compound"),
    ("en", "ru", "5 people", "пять человек", "a small number as a word"),
    ("en", "ru", "2 of them", "оба", "both"),
    ("en", "uk", "5 people and 12 dogs", "п’ять людей і дванадцять собак", "Ukrainian, curly apostrophe"),
    ("en", "pt", "the 2nd of 21", "o segundo de vinte e um", "Portuguese, numbers joined by e"),
    ("en", "es", "16 and 100", "dieciséis y cien", "Spanish"),
    ("en", "de", "25 of 5", "fünfundzwanzig von fünf", "German units before tens"),
    ("en", "fr", "97 and the 3rd", "quatre-vingt-dix-sept et le troisième", "French vigesimal"),
    ("en", "ru", "five dogs", "5 собак", "a source word as a figure"),
    ("en", "ru", "three million", "3 млн", "a source word with a scale"),
    ("en", "ru", "half a million", "500 тысяч", "half of a scale"),
    ("en", "ru", "a dozen eggs", "12 яиц", "a dozen"),
    ("en", "ru", "two hundred and five thousand", "205 000", "words add up"),
    ("en", "ru", "1/2 cup", "полстакана, то есть половина", "a fraction as a word"),
    ("en", "ru", "5½ hours", "5,5 часа", "a vulgar fraction"),
    ("ar", "en", "٣٤ شخصا", "34 people", "Arabic-Indic digits"),
    ("hi", "en", "१२ लोग", "12 people", "Devanagari digits"),
    ("ja", "en", "１２３円", "123 yen", "fullwidth digits"),
    ("en", "ru", "on Sept 30 200 came", "30 сентября пришли 200", "a blank between two numbers groups nothing"),
    ("en", "ru", "call 0800 555 111", "звоните 0800 555 111", "a telephone number"),
    ("en", "ru", "40 km2", "40 кв. км", "the power of a unit is no number"),
    ("en", "he", "About 5 million people", "כ-5 מיליון איש", "no scale words of the language are known"),
    ("en", "it", "1.5 billion euros", "1,5 miliardi di euro", "nor of this one"),
    ("pl", "en", "5 milionów", "5 million", "on the other side"),
    ("en", "ru", "the G7 and the G20", "«Большая семёрка» и «двадцатка»", "groups by their number"),
    ("en", "ru", "G7 leaders", "лидеры Большой семёрки", "in all cases"),
    ("en", "uk", "G7 leaders", "лідери Великої сімки", "Ukrainian ones"),
    ("en", "uk", "a 5-year-old and a 9-year-old", "п’ятирічний і дев'ятирічний", "an apostrophe in a compound"),
    ("en", "de", "an 11-year-old", "elfjährig", "a short German opening"),
    ("en", "de", "a 100-year-old", "hundertjähriger", "a hundred"),
    ("en", "uk", "a 100-year-old", "столітня", "a Ukrainian hundred"),
    ("en", "ru", "the 200th and 300th anniversary", "двухсотлетие и трёхсотлетие", "hundreds in a compound"),
    ("en", "ru", "a 1,000-year-old oak", "тысячелетний дуб", "a thousand in a compound"),
    ("en", "zh", "in the 1990s", "20世纪90年代", "a decade with its century"),
    ("en", "fr", "71 people", "soixante et onze personnes", "a French ten and eleven"),
    ("en", "de", "the 1980s", "die achtziger Jahre", "a German decade"),
    ("en", "ru", "1 in 5 people", "каждый пятый", "a share as an ordinal"),
    ("en", "ru", "open 24/7", "открыто круглосуточно", "day and night"),
    ("en", "es", "open 24/7", "abierto 24 horas, los 7 días", "in two numbers"),
    ("en", "fi", "5 dogs", "viisi koiraa", "no table for the language: a small number may be a word"),
]

CHANGED = [
    ("en", "ru", "5 dogs", "7 собак", ["5"], ["7"], "another number"),
    ("en", "ru", "2,000 dogs", "2 собаки", ["2,000"], ["2"], "a comma that groups is no decimal sign"),
    ("en", "ru", "5 million", "5", ["5 million"], ["5"], "the scale is lost"),
    ("en", "ru", "$5bn", "5 млн долларов", ["5bn"], ["5 млн"], "another scale"),
    ("en", "ru", "5.6 points", "6,5 очка", ["5.6"], ["6,5"], "figures swapped around the decimal sign"),
    ("en", "ru", "in 1947", "в 19447", ["1947"], ["19447"], "a figure too many"),
    ("en", "ru", "5 and 5", "5", ["5"], [], "each as often as in the source"),
    ("en", "ru", "a dog", "5 собак", [], ["5"], "made up"),
    ("en", "ru", "at 7 a.m.", "в 19:00", ["7"], ["19"], "the morning is not the evening"),
    ("en", "ru", "the 20th century", "XIX век", ["20"], [], "another century"),
    ("en", "ru", "in the 1980s", "в 90-х", ["1980"], ["90"], "another decade"),
    ("en", "ru", "25 dogs", "двадцать собак", ["25"], [], "half of a word number"),
    ("en", "ru", "5 dogs", "собаки", ["5"], [], "lost altogether"),
    ("en", "fi", "50 dogs", "monta koiraa", ["50"], [], "no table, but too large to be a word"),
    ("en", "it", "5 million", "6 milioni", ["5 million"], ["6"], "another number of what is not known"),
    ("en", "ru", "G7 leaders", "лидеры «двадцатки»", ["7"], [], "another group"),
    ("en", "ru", "version 2.10.3", "версия 2.10.4", ["3"], ["4"], "one piece of a version"),
]


def _texts(source: str, target: str, source_locale: str, target_locale: str) -> tuple[list[str], list[str]]:
    lost, extra = differing(source, target, source_locale, target_locale)
    return [number.text for number in lost], [number.text for number in extra]


@pytest.mark.parametrize(("source_locale", "target_locale", "source", "target", "reason"), SAME)
def test_written_otherwise_and_worth_the_same(
    source_locale: str, target_locale: str, source: str, target: str, reason: str
) -> None:
    assert _texts(source, target, source_locale, target_locale) == ([], []), reason


@pytest.mark.parametrize(("source_locale", "target_locale", "source", "target", "reason"), SAME)
def test_a_further_number_is_always_seen(
    source_locale: str, target_locale: str, source: str, target: str, reason: str
) -> None:
    assert _texts(source, target + "; 77731", source_locale, target_locale) == ([], ["77731"]), reason
    assert _texts(source + "; 77731", target, source_locale, target_locale) == (["77731"], []), reason


@pytest.mark.parametrize(("source_locale", "target_locale", "source", "target", "lost", "extra", "reason"), CHANGED)
def test_changed(
    source_locale: str, target_locale: str, source: str, target: str, lost: list[str], extra: list[str], reason: str
) -> None:
    assert _texts(source, target, source_locale, target_locale) == (lost, extra), reason


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("1,234.5 and 1.234", "en", ["1234.5", "1.234"]),
        ("1.234 und 1,234", "de", ["1234", "1.234"]),
        ("1.234 dan 1,234", "ms", ["1.234", "1234"]),
        ("сто двадцать пять тысяч триста", "ru", ["125300"]),
        ("five six", "en", ["5", "6"]),
        ("семьсот пятьюдесятью восемьюстами", "ru", ["750", "800"]),
        ("одинадцять чотирнадцять", "uk", ["11", "14"]),
        ("soixante-et-onze, vingt-deux", "fr", ["71", "22"]),
        ("la seconde, le cinquième, le vingt-et-unième", "fr", ["2", "5", "21"]),
        ("mil milhões", "pt", ["1000000000"]),
        ("XIV and MMXX, not IIII or I", "en", ["14", "2020"]),
        ("2 hundred thousand", "en", ["200000"]),
        ("1'234'567 and 5'11", "de-CH", ["1234567", "5", "11"]),
    ],
)
def test_values(text: str, locale: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text, locale)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("source", "target", "lost", "extra"),
    [
        ("The bill HJR-3 passed.", "Законопроект принят.", [], []),
        ("The bill HJR-3 passed.", "Законопроект HJR-4 принят.", ["3"], ["4"]),
        ("Take a 4x4 there.", "Поезжайте туда на внедорожнике.", [], []),
        ("A 4x6 photo.", "Снимок.", ["4", "6"], []),
        ("Films such as 007 joke.", "Такие фильмы, как бондиана, шутят.", [], []),
        ("Films such as 107 joke.", "Такие фильмы шутят.", ["107"], []),
        ("The SS19 collection.", "Коллекция 2019 года.", [], []),
        ("The SS19 collection.", "Коллекция 2018 года.", ["19"], ["2018"]),
        ("The 100-metre ship.", "Стометровый корабль.", [], []),
        ("The 100-metre ship.", "Корабль из столицы.", ["100"], []),
        ("He did a U-turn.", "Он развернулся на 180 градусов.", [], []),
        ("He did a turn.", "Он развернулся на 180 градусов.", [], ["180"]),
        ("It was 80 degrees outside.", "На улице было 37 градусов тепла.", ["80"], ["37"]),
        ("It was 80 metres away.", "Это было в 27 метрах.", ["80"], ["27"]),
    ],
)
def test_codes_and_conversions(source: str, target: str, lost: list[str], extra: list[str]) -> None:
    missing, invented = differing(source, target, "en", "ru")
    assert ([number.text for number in missing], [number.text for number in invented]) == (lost, extra)


LOCALES = st.sampled_from(["en", "ru", "uk", "pt", "es", "de", "fr", "zh", "ar", "fi"])
NUMERIC = st.text(alphabet=" .,:'-–/05719½٣१４$%mkIVXпяться\u00a0\u202fp'sх", max_size=40)


@given(st.one_of(st.text(), NUMERIC), LOCALES)
def test_found_in_order_and_apart(text: str, locale: str) -> None:
    found = numbers(text, locale)
    assert all(text[number.start : number.end] == number.text for number in found)
    edges = [edge for number in found for edge in (number.start, number.end)]
    assert edges == sorted(edges)


@given(st.one_of(st.text(), NUMERIC), st.one_of(st.text(), NUMERIC), LOCALES, LOCALES)
def test_reports_only_what_is_there(source: str, target: str, source_locale: str, target_locale: str) -> None:
    lost, extra = differing(source, target, source_locale, target_locale)
    assert {number.text for number in lost} <= {number.text for number in numbers(source, source_locale)}
    assert {number.text for number in extra} <= {number.text for number in numbers(target, target_locale)}


@given(st.one_of(st.text(), NUMERIC), LOCALES)
def test_a_text_has_its_own_numbers(text: str, locale: str) -> None:
    assert differing(text, text, locale, locale) == ((), ())


@given(st.integers(min_value=13, max_value=10**9), st.integers(min_value=13, max_value=10**9))
def test_two_integers_agree_only_if_equal(first: int, second: int) -> None:
    lost, extra = differing(f"{first:,} of", f"{second:,}".replace(",", " "), "en", "ru")
    assert (not lost and not extra) == (first == second)


@pytest.mark.parametrize("unit", ["1", "111 ", "1,111", "двадцати", "one ", "7 p.m. ", "1/2", "½", "XIX "])
def test_long_texts_take_linear_time(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    differing(text, text[1:] + " 5", "ru", "ru")
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has 1,234. Then 12,5, and 7.", ["1,234", "12,5", "7"]),
        ("twenty- and thirty-odd; two-", ["twenty", "thirty", "two"]),
    ],
)
def test_a_number_ends_before_the_mark_after_it(text: str, found: list[str]) -> None:
    assert [one.text for one in numbers(text, "en")] == found
