"""How locales write the quantities of an English text: golden rows of text, locale, and all its quantities there."""

from __future__ import annotations

import pytest

from translate.text.quantities import exchange_rate, exchange_rates, quantities, rendered, spoken

ROWS = [
    ("€1.20", "ru", "1,20 евро"),
    ("€1.20", "de", "1,20 Euro"),
    ("£20", "ru", "20 фунтов стерлингов"),
    ("£1m", "ru", "1 миллион фунтов стерлингов"),
    ("$5 million", "ru", "5 миллионов долларов"),
    ("$5 million", "es", "5 millones de dólares"),
    ("US$5bn", "ru", "5 миллиардов долларов США"),
    ("A$300", "ru", "300 австралийских долларов"),
    ("HK$1,000", "fr", "1\u202f000 dollars de Hong Kong"),
    ("500 Swedish kronor", "ru", "500 шведских крон"),
    ("40 kroner", "ru", "40 крон"),
    ("¥3,000", "ru", "3\u00a0000 иен"),
    ("2 roubles", "ru", "2 рубля"),
    ("250 thousand won", "ru", "250 тысяч вон"),
    ("300 reais", "ru", "300 реалов"),
    ("503 soms", "ru", "503 киргизских сома"),
    ("7 Lao kips", "ru", "7 кипов"),
    ("300 Uzbek sums", "ru", "300 узбекских сумов"),
    ("5 million meticais", "ru", "5 миллионов мозамбикских метикалов"),
    ("5 New Zealand dollars", "ru", "5 новозеландских долларов"),
    ("20 South Korean won", "ru", "20 южнокорейских вон"),
    ("300 pa'anga", "ru", "300 тонганских паанг"),
    ("100 UAE dirhams", "ru", "100 дирхамов ОАЭ"),
    ("-$5", "pt", "-5 dólares"),
    ("-5°C", "ru", "-5 °C"),
    ("6%", "ru", "6\u00a0%"),
    ("6%", "pt", "6%"),
    ("35 mpg", "ru", "35 миль на галлон"),
    ("80 mph", "ru", "80 миль в час"),
    ("1 mile", "ru", "1 миля"),
    ("22 miles", "ru", "22 мили"),
    ("1.5 miles", "ru", "1,5 мили"),
    ("150 hp", "ru", "150 лошадиных сил"),
    ("3 oz", "ru", "3 унции"),
    ("100m", "ru", "100 м"),
    ("5 million tonnes", "ru", "5 миллионов тонн"),
    ("80 mph", "es", "80 millas por hora"),
    ("20 mW", "ru", "20 мВт"),
    ("30 mg/dL", "ru", "30 мг/дл"),
    ("1.5 mmol/L", "de", "1,5 mmol/L"),
    ("4 mL/kg/h", "ru", "4 мл/кг/ч"),
    ("100 Mbps", "ru", "100 Мбит/с"),
    ("9.8 m/s²", "ru", "9,8 м/с²"),
    ("100 µF", "ru", "100 мкФ"),
    ("140 mmHg", "ru", "140 мм рт. ст."),
    ("72 bpm", "ru", "72 удара в минуту"),
    ("65 kts", "ru", "65 узлов"),
    ("3h 5m 20s", "ru", "3 часа 5 минут 20 секунд"),
    ("2 tbsp", "ru", "2 столовые ложки"),
    ("30 ft 6 in", "ru", "30 футов 6 дюймов"),
    ("5'11\"", "ru", "5 футов 11 дюймов"),
    ("13 st", "ru", "13 стоунов"),
    ("25 basis points", "ru", "25 базисных пунктов"),
    ("2,000 Czech crowns", "ru", "2\u00a0000 чешских крон"),
    ("2,000 crowns", "ru", "2\u00a0000 крон"),
    ("5 Indian rupees", "ru", "5 индийских рупий"),
    ("₹5", "ru", "5 рупий"),
    ("20 shekels", "ru", "20 шекелей"),
    ("NT$500", "ru", "500 новых тайваньских долларов"),
    ("N$40,000", "ru", "40\u00a0000 долларов Намибии"),
    ("R50,000", "ru", "50\u00a0000 южноафриканских рэндов"),
    ("2,000 BTC", "ru", "2\u00a0000 BTC"),
    ("50 pence", "ru", "50 пенсов"),
    ("$(2.4)m", "ru", "-2,4 миллиона долларов"),
    ("5 p.m.", "ru", "17:00"),
    ("12:30 a.m.", "de", "0:30"),
    ("5 to 7 p.m.", "ru", "17:00 19:00"),
    ("at 1430 CET", "ru", "14:30 CET"),
    ("0640 hours", "de", "6:40"),
    ("12.40 p.m.", "ru", "12:40"),
    ("6 p.m. EAT", "ru", "18:00 EAT"),
    ("10 a.m.-noon", "ru", "10:00 полдень"),
    ("at 21.50 and at 00.30.", "ru", "21:50 0:30"),
    ("1 billion 200 million euros", "ru", "1200 миллионов евро"),
    ("noon", "ru", "полдень"),
    ("midnight", "fr", "minuit"),
    ("2,100 kcal", "ru", "2\u00a0100 килокалорий"),
    ("410 mm/yr", "ru", "410 мм/год"),
    ("12 sq miles", "ru", "12 квадратных миль"),
    ("DKr 4.2m and KSh 5", "ru", "4,2 миллиона датских крон 5 кенийских шиллингов"),
    ("no. 46", "ru", "№ 46"),
    ("No. AB 0037125", "de", "Nr. AB 0037125"),
    ("BA007", "ru", "BA007"),
    ("+371 6700 0000", "ru", "+371 6700 0000"),
    ("2(b)(iii)", "ru", "2(b)(iii)"),
]


@pytest.mark.parametrize(("text", "locale", "there"), ROWS)
def test_rendered(text: str, locale: str, there: str) -> None:
    assert " ".join(rendered(one, "en", locale) for one in quantities(text, "en")) == there


def test_a_language_that_cldr_does_not_name_gets_the_text_unchanged() -> None:
    assert [rendered(one, "en", "tlh") for one in quantities("40 Canadian dollars", "en")] == ["40 Canadian dollars"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("80 mph", "80 miles per hour"),
        ("150 hp", "150 horsepower"),
        ("100m", "100 meters"),
        ("7 p.m.", "19:00"),
        ("12 a.m.", "0:00"),
        ("at 0640.", "6:40"),
        ("1430 GMT", "14:30 GMT"),
        ("noon", ""),
        ("6%", ""),
        ("BA007", ""),
        ("no. 46", "number 46"),
    ],
)
def test_spoken_in_the_locale_of_the_text(text: str, said: str) -> None:
    assert [spoken(one, "en") for one in quantities(text, "en")] == [said]


@pytest.mark.parametrize(
    ("text", "locale", "written"),
    [
        ("The lira fell to 32.15 per dollar.", "ru", "32,15 за доллар"),
        ("It is 1,520/$ now.", "ru", "1\u00a0520 за доллар"),
        ("It is 17.3 to the pound.", "ru", "17,3 за фунт стерлингов"),
        ("It is 5.5 per lira.", "uk", "5,5 за ліру"),
        ("It is 98 per euro.", "de", "98 pro Euro"),
    ],
)
def test_rates_of_exchange(text: str, locale: str, written: str) -> None:
    (rate,) = exchange_rates(text, "en")
    assert exchange_rate(rate, "en", locale) == written
