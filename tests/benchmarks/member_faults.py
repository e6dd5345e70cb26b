"""Faults in which one of a closed set, a time, a direction or a quantity became another one. Used by check_faults.py.

`member_exchanged` changes real sentences; the table holds what stands in the source and what wrongly stands in its
place in the Russian target.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from functools import cache

from quantity_faults import Fault, Planted

from translate.text.rules import TextPair
from translate.text.rules.closed_sets import named
from translate.text.rules.set_tables import SetMember, phrases

Pairs = Sequence[tuple[str, str]]


def member_exchanged(topic: str) -> Fault:
    """A member of a set of a topic that both texts name becomes another one, each time, and is no longer named."""

    def plant(source: str, target: str, locale: str, rng: random.Random) -> Planted:
        pair = TextPair.of(source, target, "en", locale)
        ours = {one.member for one in named(pair.source, topic, "en")}
        theirs = named(pair.target, topic, locale)
        both = [one for one in theirs if one.member in ours and " " not in one.text]
        others = _words(topic, locale)
        if not both or not theirs:
            return None
        one = rng.choice(both)
        might = [
            text
            for member, text in others
            if member.set == one.member.set and member not in ours and not any(map(member.is_kin, ours))
        ]
        if not might:
            return None
        broken, text = target, rng.choice(might)
        for other in theirs:
            if other.member == one.member:
                broken = broken.replace(other.text, text)
        left = {other.member for other in named(TextPair.of(source, broken, "en", locale).target, topic, locale)}
        return (source, broken) if one.member not in left else None

    return plant


@cache
def _words(topic: str, locale: str) -> Sequence[tuple[SetMember, str]]:
    found = dict[SetMember, str]()
    for phrase in phrases(topic, locale):
        part = phrase.parts[0]
        if len(phrase.parts) == 1 and not part.text.isascii():
            found.setdefault(phrase.member, part.text + {"~": "ый", "-": "а", "": ""}[part.ending])
    return list(found.items())


REAL: Mapping[str, tuple[Fault, Sequence[str]]] = {
    "a body of a sentence exchanged": (member_exchanged("bodies"), ("body",)),
    "an office, faith or colour of a sentence exchanged": (member_exchanged("kinds"), ("another",)),
}
INSIDE: Mapping[str, tuple[Pairs, Sequence[str]]] = {
    "another body": ((
        ("UNESCO listed it", "ЮНИСЕФ внёс его в список"),
        ("Amnesty International protested", "«Гринпис» протестовал"),
        ("the World Bank lent it", "МВФ дал взаймы"), ("Europol helped", "Интерпол помог"),
        ("MI6 denied it", "МИ-5 всё отрицала"), ("the OSCE sent observers", "ОЭСР направила наблюдателей"),
        ("ASEAN met there", "АТЭС провёл там встречу"), ("Boko Haram did it", "это сделала «Аш-Шабаб»"),
        ("the IAEA inspected it", "МЭА провело проверку"), ("the WMO warned", "ВОЗ предупредила"),
        ("the European Central Bank cut rates", "ЕБРР снизил ставки"), ("UEFA fined them", "ФИФА их оштрафовала"),
        ("the Taliban left", "«Хезболла» ушла"), ("the Federal Reserve waited", "Банк Англии ждал"),
        ("the Red Crescent came", "приехал Красный Крест"), ("UNRWA closed it", "УКГВ закрыло его"),
        ("the SCO met", "СНГ провело встречу"), ("Interfax and Xinhua said so", "так сообщили «Интерфакс» и Рейтер")),
        ("body",)),
    "another office, faith or sea": ((
        ("the pope spoke", "король выступил"), ("the chancellor left", "президент уехал"),
        ("a Buddhist temple", "индуистский храм"), ("the interior minister", "министр культуры"),
        ("the Caspian Sea", "Чёрное море"), ("an Orthodox priest", "католический священник"),
        ("a measles outbreak", "вспышка холеры"), ("barley prices", "цены на кукурузу"),
        ("a bronze medal", "золотая медаль"),
        ("the House of Lords", "палата общин"), ("a synagogue burned", "сгорела мечеть"),
        ("the yellow bus", "синий автобус"), ("Shiite fighters", "суннитские бойцы"),
        ("the mayor fled", "губернатор бежал"),
        ("the Adriatic coast", "побережье Балтийского моря"), ("hydrogen leaked", "произошла утечка кислорода")),
        ("another",)),
    "a country of a like name": ((
        ("in South Sudan", "в Судане"), ("in Guinea-Bissau", "в Гвинее"), ("Slovenian police", "словацкая полиция"),
        ("in Papua New Guinea", "в Экваториальной Гвинее"), ("the Dominican Republic", "Доминика"),
        ("Northern Ireland", "Республика Ирландия"), ("Austrian wine", "австралийское вино"),
        ("in Niger", "в Нигерии"),
        ("Latvian soldiers", "литовские солдаты"), ("West Virginia", "Виргиния"), ("in Iraq", "в Иране"),
        ("Zambian copper", "гамбийская медь"), ("in Mauritius", "в Мавритании"),
        ("North Korean troops", "южнокорейские войска"), ("New Mexico", "Мексика")), ("country", "name")),
    "before and after": ((
        ("five months ago", "через пять месяцев"), ("eight hours later", "восемью часами ранее"),
        ("three weeks before the vote", "через три недели после голосования"), ("a year earlier", "через год"),
        ("17 minutes after the start", "за 17 минут до начала"), ("in nine days", "девять дней назад"),
        ("a decade ago", "через десятилетие"), ("two centuries later", "двумя столетиями раньше")), ("opposite",)),
    "since and until": ((
        ("since 1994", "до 1994 года"), ("until 1987", "с 1987 года"), ("from 3 August", "до 3 августа"),
        ("until Tuesday", "со вторника"), ("since October", "до октября"), ("before 2003", "после 2003 года"),
        ("after 1958", "до 1958 года"), ("valid until 19 April", "действует с 19 апреля")), ("opposite", "from-to")),
    "up and down beside an amount": ((
        ("sales were up 317%", "продажи упали на 317 %"), ("shares lost 31.7%", "акции выросли на 31,7 %"),
        ("rent jumped to 3,170", "аренда снизилась до 3170"), ("jobs down 31,700", "рост на 31 700 рабочих мест"),
        ("a 31% rise in tea and a 37% fall in coffee", "падение цен на чай на 31 % и рост цен на кофе на 37 %"),
        ("the river dropped 317 cm", "река поднялась на 317 см"),
        ("the tax was raised to 31.7%", "налог снижен до 31,7 %"),
        ("output fell by 317 tonnes", "выпуск вырос на 317 тонн")), ("opposite", "from-to", "number")),
    "how many of some": ((
        ("both wings broke", "сломалось одно крыло"), ("none of the cows died", "умерли все коровы"),
        ("only one of the seven spoke", "говорили все семеро"), ("most of the crew left", "меньшинство команды ушло"),
        ("few visitors came", "большинство посетителей пришло"), ("nobody paid", "все заплатили"),
        ("neither of them came", "пришли оба"), ("he always knocks", "он никогда не стучит"),
        ("they often dance", "они редко танцуют"), ("half of the eggs hatched", "вылупились все яйца"),
        ("several guards slept", "все охранники спали"), ("every lamp burns", "ни одна лампа не горит"),
        ("hardly any fish is left", "осталась почти вся рыба"),
        ("three times as many boats", "в три раза меньше лодок"),
        ("half as large as Malta", "вдвое больше Мальты")), ("opposite", "number")),
    "must and may": ((
        ("guests must pay first", "гости могут заплатить заранее"), ("you may sit down", "вы обязаны сесть"),
        ("pilots are required to rest", "пилотам можно отдыхать"), ("children may enter free", "дети должны войти"),
        ("the crew has to wear helmets", "экипаж может носить каски"),
        ("dogs are allowed to swim", "собаки обязаны плавать"),
        ("you don't have to shout", "тебе нельзя кричать"), ("the test is mandatory", "тест добровольный")),
        ("opposite",)),
    "a counterpart": ((
        ("he denied it", "он это подтвердил"), ("his aunt called", "позвонил его дядя"),
        ("rural schools", "городские школы"),
        ("the landlord sued", "арендатор подал иск"), ("a trade deficit", "профицит торговли"),
        ("her successor", "её предшественник"), ("the groom fled", "невеста сбежала"),
        ("foreign debt", "внутренний долг"),
        ("they were released", "их арестовали"), ("the patient slept", "врач спал")), ("opposite",)),
    "what is not, said to be": ((
        ("317, not 371", "371, а не 317"), ("31 rather than 13", "не 31, а 13"),
        ("use -q, not -v", "ключ -v, а не -q"),
        ("3,170 instead of 317", "317 вместо 3170")), ("opposite",)),
    "names of a sentence exchanged": ((
        ("Spain lent gold to Portugal", "Португалия одолжила золото Испании"),
        ("Omsk is older than Tomsk", "Томск старше Омска"), ("Laos sold rice to Nepal", "Непал продал рис Лаосу"),
        ("Ivan was born in Tula and Boris in Perm", "Иван родился в Перми, а Борис в Туле"),
        ("Greek olives and Turkish figs", "турецкие оливки и греческие смоквы"),
        ("Rome sent a fleet to Athens", "Афины послали флот Риму"),
        ("Peter flew to Prague and Olga to Lisbon", "Пётр улетел в Лиссабон, а Ольга в Прагу"),
        ("Cuba bought oil from Libya", "Ливия купила нефть у Кубы"),
        ("Dublin is smaller than Madrid", "Мадрид меньше Дублина"),
        ("a Danish ship and a Dutch truck", "голландский корабль и датский грузовик"),
        ("Boris wrote a song for Natalia", "Наталья написала песню для Бориса"),
        ("Oslo paid more than Riga", "Рига заплатила больше, чем Осло"),
        ("Jordan complained about Yemen", "Йемен пожаловался на Иорданию")), ("exchanged", "subject")),
    "a kind of place beside its name": ((
        ("Lake Balaton froze", "река Балатон замёрзла"), ("the River Vistula", "озеро Висла"),
        ("Mount Elbrus", "остров Эльбрус"), ("Gatwick Airport", "вокзал Гатуик"), ("the Negev Desert", "остров Негев"),
        ("Tasman Bay", "Тасманская пустыня"), ("Yale University", "аэропорт Йель"), ("the Panama Canal", "мост Панама"),
        ("Victoria Falls", "озеро Виктория"), ("the Crimean Peninsula", "Крымская долина"),
        ("the Prado Museum", "больница Прадо"), ("Maracana Stadium", "гостиница «Маракана»"),
        ("the village of Myra", "река Мира")), ("another", "name")),
    "attributes exchanged between nouns": ((
        ("an old bridge and a new tower", "новый мост и старая башня"),
        ("rich aunts and poor uncles", "бедные тётки и богатые дяди"),
        ("hot soup and cold tea", "холодный суп и горячий чай"),
        ("a red door and a green roof", "зелёная дверь и красная крыша"),
        ("public roads and private gardens", "частные дороги и общественные сады"),
        ("tea rose and coffee fell", "чай упал, а кофе вырос"),
        ("a young king and an old queen", "старый король и молодая королева"),
        ("military ships and civilian trucks", "гражданские суда и военные грузовики"),
        ("the southern gate and the northern wall", "северные ворота и южная стена"),
        ("a strong horse and a weak rider", "слабая лошадь и сильный всадник"),
        ("a silver spoon and a gold plate", "золотая ложка и серебряная тарелка"),
        ("urban hospitals and rural schools", "сельские больницы и городские школы")), ("exchanged", "subject")),
    "who and whom that are no names": ((
        ("the dog bit the man", "человек укусил собаку"), ("the police arrested the judge", "судья арестовал полицию"),
        ("the wife killed her husband", "муж убил жену"), ("the student hit the teacher", "учитель ударил студента"),
        ("the cat chased the dog", "собака преследовала кошку"),
        ("the mayor accused the governor", "губернатор обвинил мэра"),
        ("the nurse saved the doctor", "врач спас медсестру"), ("the girl loves the boy", "мальчик любит девочку"),
        ("the king betrayed the queen", "королева предала короля"),
        ("the wolf killed the hunter", "охотник убил волка"),
        ("the teacher praised the mother", "мать похвалила учителя"),
        ("the daughter saw the priest", "священник видел дочь")),
        ("subject", "exchanged")),
    "a letter or a code changed": ((
        ("plan C", "план D"), ("vitamin K", "витамин E"), ("flat 17D", "квартира 17"), ("an Il-76", "Ил-67"),
        ("the A380", "А340"), ("the MiG-31", "Су-31"), ("blood group B+", "группа крови B-"),
        ("at 31° S", "на 31° с. ш."),
        ("tar -x", "tar -c"), ("K2CO3", "КаСО3"), ("the GCHQ file", "файл GCQH"), ("gate 17F", "выход 17 фарад"),
        ("Q → R → S", "S → R → Q"), ("pH 7", "PP 7"), ("a T-72 tank", "танк Т-27")),
        ("designation", "number", "sign", "unit")),
}  # fmt: skip
