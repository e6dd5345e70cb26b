"""Faults in facts that are small in print: signs, bounds, powers, numbers in words, eras. Used by check_faults.py.

For each kind what stands in the source, what wrongly stands in its place in the Russian target, and the rules that must
find it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Pairs = Sequence[tuple[str, str]]

INSIDE: Mapping[str, tuple[Pairs, Sequence[str]]] = {
    "a sign lost": ((
        ("§ 5", "5"), ("x ≤ 5", "x 5"), ("© 2020", "2020"), ("20 ± 2", "20 2"), ("No. 5½", "№ 5"), ("π = 3", "= 3"),
        ("40 × 60", "40 60"), ("≈ 5", "5"), ("A → B", "A B"), ("☀", ""), ("7‰", "7"), ("21°", "21"), ("12 m²", "12 м"),
        ("⅔", ""), ("† 1920", "1920"), ("¶ 4", "4")), ("sign", "number", "unit")),
    "one of two signs lost": ((
        ("54° N, 24° E", "54° с. ш., 24 в. д."), ("x ≤ 5, then y ≤ 7", "x ≤ 5, y 7"), ("☀ and now ☀", "☀ и"),
        ("§ 5 here, § 7 there", "§ 5 тут, 7 там"), ("a = 1 then b = 2", "a = 1, b 2")), ("sign", "unit")),
    "a sign swapped": ((
        ("x ≤ 5", "x ≥ 5"), ("20 ± 2", "20 × 2"), ("© 2020", "® 2020"), ("A → B", "A × B"), ("≠ 5", "= 5"),
        ("½", "¾"), ("§ 5", "° 5"), ("21°", "21§"), ("5 × 4", "5 ± 4"), ("☀", "☁"), ("√2", "π2"), ("5 μm", "5 Ωм"),
        ("α", "β"), ("† 1920", "‡ 1920")), ("sign", "number", "unit")),
    "a bound turned round": ((
        ("more than 100 people", "менее 100 человек"), ("at least 20 cars", "не более 20 машин"), ("> 5%", "< 5 %"),
        ("no more than 7 bags", "не менее 7 сумок"), ("65 or older", "65 лет и младше"), ("over 2 million", "до 2 млн"),
        ("below 30 °C", "выше 30 °C"), ("up to 48 hours", "более 48 часов"), ("x ≥ 3", "x ≤ 3"),
        ("more than half of them", "менее половины из них")), ("number", "sign")),
    "a power changed": ((
        ("x²", "x³"), ("10^6 cells", "10^5 клеток"), ("10⁶", "10⁸"), ("a² + b³", "a³ + b²"), ("E = mc²", "E = mc³"),
        ("m⁻¹", "m⁻²"), ("s^2", "s^3")), ("number", "sign")),
    "a fraction changed": ((
        ("½ cup", "¼ чашки"), ("1½ cups", "1 чашка"), ("2⅔ miles", "2⅓ мили"), ("¾ full", "¼ объёма"),
        ("3/4 of it", "1/4 этого"), ("⅔ of them", "⅓ из них")), ("number", "sign")),
    "an arrow turned round": ((
        ("A → B", "A ← B"), ("A→B", "B→A"), ("Riga → Vilnius", "Вильнюс → Рига"), ("1 → 2", "1 ← 2"),
        ("A ⇒ C", "C ⇒ A"), ("Oslo ← Kyiv", "Осло → Киев")), ("sign",)),
    "a score or ratio swapped": ((
        ("won 3–1", "победил 1:3"), ("a ratio of 7:2", "соотношение 2:7"), ("scale 1:100", "масштаб 100:1"),
        ("odds of 5 to 1", "шансы 1 к 5"), ("6-4, 7-5", "6:4, 5:7"), ("11–13 weeks", "13–11 недель"),
        ("a vote of 52–48", "голосование 48:52")), ("number",)),
    "percentage points and percent": ((
        ("by 7.5 percentage points", "на 7,5 %"), ("3 pp", "3 %"), ("by 44%", "на 44 процентных пункта"),
        ("0.5 percentage point", "0,5 процента")), ("unit",)),
    "a number in words changed": ((
        ("thirteen cats", "пятнадцать кошек"), ("twice as tall", "втрое выше"), ("seventeen times", "шестнадцать раз"),
        ("two dozen eggs", "12 яиц"), ("half a million trees", "миллион деревьев"),
        ("one in eleven", "один из девятнадцати"),
        ("a quarter of it", "треть этого"), ("fifteen", "пятьдесят"), ("twenty-seven boats", "двадцать шесть лодок"),
        ("ninety thousand", "девятнадцать тысяч")), ("number",)),
    "a number in words lost": ((
        ("thirteen cats", "кошки"), ("twice a day", "ежедневно"), ("seventeen times", "много раз"),
        ("forty million people", "люди"), ("eleven of them", "некоторые из них"), ("two hundred votes", "голоса")),
        ("number",)),
    "an ordinal, century or decade changed": ((
        ("the thirteenth floor", "четырнадцатый этаж"), ("the 17th century", "XVI век"), ("the 1930s", "1940-е"),
        ("the seventeenth time", "восемнадцатый раз"), ("the eighteenth century", "XIX век"), ("the 1870s", "1880-е")),
        ("number",)),
    "a clock time in words changed": ((
        ("at half past six", "в половине шестого"), ("at a quarter to nine", "в четверть девятого"),
        ("at 20 past 5", "в двадцать минут пятого"), ("at ten minutes to eight", "без десяти девять"),
        ("at quarter past two", "в 2:45")), ("time", "number")),
    "another era": ((
        ("in 1207 BC", "в 1207 году н. э."), ("44 BC", "44 год"), ("AD 988", "988 год до н. э."),
        ("the 5th century BC", "V век нашей эры"), ("378 BCE", "378 год нашей эры")), ("date",)),
    "another time zone": ((
        ("at 14:37 CET", "в 14:37 по Гринвичу"), ("0937 GMT", "09:37 по Москве"),
        ("at 7:41 p.m. Eastern time", "в 19:41 по тихоокеанскому времени"),
        ("11:23 local time", "11:23 по московскому времени")), ("time", "number")),
}  # fmt: skip
# The same at the beginning of both sides.
AT_FRONT: Mapping[str, tuple[Pairs, Sequence[str]]] = {
    "another letter of an item, another box": ((
        ("(b) ", "(c) "), ("iv. ", "vi. "), ("[x] ", "[ ] "), ("c) ", "г) "), ("- [ ] ", "- [x] "), ("ii. ", "III. ")),
        ("opening",)),
}  # fmt: skip
