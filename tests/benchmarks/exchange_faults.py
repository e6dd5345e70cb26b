"""Faults in which all is there and in the wrong place: amounts, organisations, ways, roles; and opposites, negations.

Used by check_faults.py. The first functions change real sentences; the tables hold what stands in the source and what
wrongly stands in its place in the Russian target, each sentence with the rules that must find it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from quantity_faults import Planted

from glossary.languages import parses
from translate.text import aligned
from translate.text.numbers import Number, figures

_SCORE = re.compile(r"[:&/–-]")  # beside a number of a score, a ratio or a time
_BETWEEN = re.compile(r"\s?(?:до|по|и|или|на|из|к|\(|\w+[бртя]я)\s?\W?")  # of a range, or a date
# What stands in the source, and the Russian words of which each becomes the other.
_TURNS = """
    rose: вырос упал | rose: выросла упала | rose: выросли упали | fell: упал вырос | increased: увеличил сократил
    | increased: увеличился сократился | increase: рост падение | growth: рост падение | growth: роста падения
    | growing: растет падает | grows: растёт падает | decline: падение рост | drop: падение рост | win: победу поражение
    | won: победил проиграл | won: выиграл проиграл | won: выиграли проиграли | victory: победу поражение
    | victory: победы поражения | lost: проиграл выиграл | lost: проиграли выиграли | more: больше меньше
    | more: более менее | less: меньше больше | less: менее более | higher: выше ниже | lower: ниже выше
    | high: высокий низкий | high: высокой низкой | bought: купил продал | buy: купить продать | sold: продал купил
    | opened: открыл закрыл | open: открыт закрыт | opened: открыли закрыли | closed: закрыл открыл
    | closed: закрыт открыт | better: лучше хуже | best: лучший худший | worse: хуже лучше
    | majority: большинство меньшинство | majority: большинства меньшинства | men: мужчин женщин | man: мужчина женщина
    | women: женщин мужчин | woman: женщина мужчина | women: женщины мужчины | brother: брат сестра | father: отец мать
    | father: отца матери | mother: мать отец | mother: матери отца | husband: муж жена | wife: жена муж | son: сын дочь
    | north: север юг | north: севере юге | south: юг север | northern: северной южной | southern: южной северной
    | east: востоке западе | eastern: восточной западной | west: западе востоке | western: западной восточной
    | allowed: разрешил запретил | killed: погибли пострадали | killed: погибло пострадало | killed: убиты ранены
    | injured: пострадали погибли | older: старше младше | younger: младше старше | quickly: быстро медленно
    | slowly: медленно быстро | after: после до | before: до после | began: начали закончили | began: начал закончил
"""
_TURNED = [tuple(row.replace(":", "").split()) for row in _TURNS.split("|")]
_DENIED = re.compile(r"(?<!\w)(?:not|never|cannot)(?!\w)|n['’]t(?!\w)")
_NOT = re.compile(r"(?<!\w)[Нн]е (?=\w)")


def amounts_exchanged(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """Two numbers of a sentence change places; no parts of a score, a range or a date."""
    here, there = _single(figures(source, "en")), _single(figures(target, locale))
    both = sorted((number for value, number in there.items() if value in here), key=lambda one: one.start)
    pairs = [(one, other) for one, other in pairwise(both) if _may_change(target, one, other)]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    middle = target[one.end : other.start]
    return source, f"{target[: one.start]}{other.text}{middle}{one.text}{target[other.end :]}"


def _single(found: Sequence[Number]) -> dict[object, Number]:
    count = Counter(one.value for one in found)
    return {one.value: one for one in found if count[one.value] == 1}


def _may_change(text: str, one: Number, other: Number) -> bool:
    middle = text[one.end : other.start]
    around = [text[number.start - 1 : number.start] + text[number.end : number.end + 1] for number in (one, other)]
    if re.search(r"[.!?]\s", middle) or any(map(_SCORE.search, around)) or _BETWEEN.fullmatch(middle):
        return False
    years = [number.text.isdecimal() and 1000 <= int(number.text) < 2100 for number in (one, other)]
    return years[0] is years[1] and len(middle) > 3


def negation_lost(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A negation is taken out of a sentence whose source has one."""
    pairs = [pair for pair in _sentences(source, target, locale) if _DENIED.search(pair[0]) and _NOT.search(pair[1])]
    if not pairs:
        return None
    _, sentence = rng.choice(pairs)
    found = rng.choice(list(_NOT.finditer(sentence)))
    return source, target.replace(sentence, sentence[: found.start()] + sentence[found.end() :])


def negation_added(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A verb is denied."""
    words = re.finditer(r"(?<![\w-])(?<!не )[а-яё]{4,}(?![\w-])", target)
    verbs = [one for one in words if parses("ru", one[0])[0].pos == "VERB"]
    if not verbs:
        return None
    at = rng.choice(verbs).start()
    return source, f"{target[:at]}не {target[at:]}"


def opposite_said(source: str, target: str, locale: str, rng: random.Random) -> Planted:
    """A word of the target becomes its opposite."""
    words = set(re.findall(r"\w+", source.lower()))
    rows = [
        row
        for row in _TURNED
        if row[0] in words and words.isdisjoint(other[0] for other in _TURNED if other[1] == row[2])
    ]
    rows = [row for row in rows if re.search(rf"(?<!\w){row[1]}(?!\w)", target)]
    if not rows:
        return None
    _, said, turned = rng.choice(rows)
    return source, re.sub(rf"(?<!\w){said}(?!\w)", turned, target, count=1)


def _sentences(source: str, target: str, locale: str) -> Sequence[tuple[str, ...]]:
    return aligned((source, "en"), (target, locale))


Pairs = Sequence[tuple[str, str]]

INSIDE: Mapping[str, tuple[Pairs, Sequence[str]]] = {
    "amounts exchanged between nouns or names": ((
        ("Keller scored 324 and Orlov 322", "Келлер набрал 322, а Орлов 324"),
        ("317 killed, 321 injured", "321 убитый, 317 раненых"),
        ("317 killed, 321 injured", "317 раненых, 321 убитый"),
        ("Gold 310, silver 307, bronze 304", "Золото 307, серебро 310, бронза 304"),
        ("332 girls and 335 boys", "335 девочек и 332 мальчика"),
        ("fifty-two cats and ninety-six dogs", "девяносто шесть кошек и пятьдесят две собаки"),
        ("Anna got $341, Maria $362", "Анна получила 362 доллара, Мария 341"),
        ("room 312 for guests, room 314 for staff", "комната 314 для гостей, комната 312 для персонала"),
        ("Berlin: 377 points, Hamburg: 381 points", "Берлин: 381 очко, Гамбург: 377 очков"),
        ("apples at 356 and pears at 367", "яблоки по 367 и груши по 356"),
        ("Mill lives at 309, Baker at 308", "Милл живёт в 308, Бейкер в 309")), ("exchanged", "number")),
    "organisations exchanged": ((
        ("the WADA report and the OSCE letter", "доклад ОБСЕ и письмо ВАДА"),
        ("OPEC sells oil, the IAEA counts bombs", "МАГАТЭ продаёт нефть, ОПЕК считает бомбы"),
        ("UNICEF sent food, UNESCO sent books", "ЮНЕСКО прислала еду, ЮНИСЕФ прислал книги"),
        ("the FSB arrested him, the KGB hired him", "КГБ арестовал его, ФСБ наняла его"),
        ("WTO rules and OECD money", "правила ОЭСР и деньги ВТО"),
        ("the ECB building, the ILO garden", "здание МОТ, сад ЕЦБ")), ("exchanged",)),
    "from and to turned round": ((
        ("from Oslo to Riga", "из Риги в Осло"), ("up from 371% to 384%", "рост с 384 % до 371 %"),
        ("to 384 from 371", "до 371 с 384"), ("from green to red", "с красного на зелёный"),
        ("from Monday to Friday", "с пятницы по понедельник"),
        ("moved to Tallinn from Vilnius", "переехал из Таллина в Вильнюс"),
        ("from $341 million to $352 million", "с 352 млн до 341 млн долларов"),
        ("from winter to summer", "от лета к зиме")), ("from-to", "number", "calendar")),
    "who and whom exchanged": ((
        ("Norway beat Estonia", "Эстония победила Норвегию"), ("Norway beat Estonia", "Норвегию победила Эстония"),
        ("Keller accused Orlov", "Орлов обвинил Келлера"), ("Google bought Fitbit", "Fitbit купила Google"),
        ("Latvia has defeated Poland", "Польша разгромила Латвию"), ("Anna killed Maria", "Мария убила Анну"),
        ("Siemens sued Bosch", "Bosch засудила Siemens")), ("subject",)),
    "a direction turned": ((
        ("prices fell", "цены выросли"), ("the debt shrank", "долг увеличился"), ("exports grew", "экспорт сократился"),
        ("the team won", "команда проиграла"), ("they lost", "они победили"), ("sold the house", "купил дом"),
        ("it was cheaper and worse", "это было дешевле и лучше"), ("the shop opened", "магазин закрылся"),
        ("the majority left", "меньшинство ушло"), ("imports of tea", "экспорт чая"),
        ("the north gate", "южные ворота"), ("his brother came", "пришла его сестра"),
        ("smoking is allowed", "курение запрещено"), ("after the war", "до войны"), ("a net loss", "чистая прибыль")),
        ("opposite",)),
    "a negation lost or added in a short sentence": ((
        ("Keller did not sign", "Келлер подписал"), ("they never came", "они пришли"),
        ("it isn't safe", "это безопасно"),
        ("Orlov signed the pact", "Орлов не подписал пакт"), ("she cannot swim", "она умеет плавать")), ("negation",)),
}  # fmt: skip
