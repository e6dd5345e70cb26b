"""Words that say the opposite of each other, by language: rise and fall, win and lose, more and less.

A row is a pair of opposites, `|` between them; the same row of each language means the same. A word stands for itself,
one with a dash for all words that begin so; "" where a language has no such row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from translate.text.rules.word_facts import WordFacts

_HEAD = 3  # first letters by which most words are soon known to be in no row
Member = tuple[int, int]
"""The number of a row, and which of its opposites."""

_ROWS: tuple[Mapping[str, str], ...] = (
    {
        "en": "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing"
              " growth climb climbs climbed climbing soar soars soared soaring surge surges surged surging uptick"
              " doubled doubles doubling tripled triples tripling quadrupled"
              " | fall falls fell fallen falling decrease decreases decreased decreasing decline declines declined"
              " declining drop drops dropped dropping plunge plunges plunged plummet plummeted plummets shrink"
              " shrank shrinking slump slumped halved halving reduce reduces reduced reducing reduction reductions",
        "ru": "вырос- выраст- возрос- возрастает возрастают возрастал- возрастани- увелич- рост роста росту"
              " ростом росте растет растёт растут растущ- росл- рос прирост- повыс- повыш- подорож- поднял-"
              " подним- поднят- подъем- подъём- взлет- взлёт- скач- расти нараст- усил- прибав- расшир-"
              " удво- утроил- утроен- учетвер- | упал-"
              " упад- паден- пада- сниз- сниж- сократ- сокращ- уменьш- убыв- спад- подешев- обвал- рухн- опуст-"
              " опуск- ослаб- урез-",
        "uk": "зрос- збільш- підвищ- підня- підніма- подорожч- | впа- знизи- зниж- скоро- зменш- спад-"
              " падін- подешев-",
        "de": "steig- stieg- gestieg- anstieg- ansteig- angestieg- wuchs- wächst wachs- gewachs- zunahm- zunehm-"
              " zugenommen erhöh- zuwachs- zuwächs-"
              " verdoppel- verdreifach- | sank- sink- gesunk- fiel- fällt gefallen rückgang- rückgäng-"
              " abnahm- abnehm- abgenommen senk- gesenkt- reduzier- schrumpf- geschrumpft halbier-",
        "es": "sub- aument- crec- increment- alza | baj- caíd- cay- disminu- descen- descien- reduc- reduj- caer"
              " cae",
        "pt": "sub- aument- cresc- increment- alta | caí- caiu cair queda- diminu- desce- redu- baix-",
        "fr": "augment- hausse- grimp- croî- croiss- accru- accroi- | baiss- chut- diminu- recul- rédui- tomb-",
    },
    {
        "en": "win wins won winning winner winners victory victories victorious | lose loses lost losing loser"
              " losers",
        "ru": "побед- выигр- | проигр- пораж- уступ- потерп-",
        "uk": "перем- вигра- | програ- поразк- поступ-",
        "de": "gewann- gewinn- gewonn- sieg- gesiegt | verlor- verlier- niederlag- unterlag-",
        "es": "gan- victori- venc- | perd- pierd- derrot-",
        "pt": "ganh- vitóri- venc- | perd- derrot-",
        "fr": "gagn- victoir- remport- vainqu- | perd- défait-",
    },
    {
        "en": "more most | less fewer least fewest",
        "ru": "более больше- | менее меньш- наимен-",
        "uk": "більше більш | менше менш",
        "de": "mehr meist- | weniger wenigst-",
        "es": "más | menos",
        "pt": "mais | menos",
        "fr": "plus | moins",
    },
    {
        "en": "higher highest | lower lowest",
        "ru": "выше высок- наивысш- повыш- больш- | ниже низк- наименьш- низш- понижен- мень-",
        "uk": "вищ- висок- | нижч- низьк-",
        "de": "höher- höchst- hoch hoh- | niedrig- tiefer- tiefst-",
    },
    {
        "en": "buy buys bought buying purchase purchased purchases purchasing buyer buyers | sell sells sold"
              " selling seller sellers sale sales",
        "ru": "куп- покуп- закуп- приобр- выкуп- | прода- продё-",
        "de": "kauf- gekauft- erwarb- erwerb- erworb- | verkauf- verkäuf-",
        "es": "compr- adquir- | vend- vent-",
        "pt": "compr- adquir- | vend-",
        "fr": "achet- achat- acqui- | vend- vent-",
    },
    {
        "en": "open opens opened opening reopen reopened | close closes closed closing closure shut shuts"
              " shutdown",
        "ru": "откры- откро- | закры- закро-",
        "de": "öffn- geöffn- eröffn- | schließ- schloss- geschloss-",
        "es": "abr- abier- apertur- | cerr- cierr-",
        "pt": "abr- aber- | fech- encerr-",
        "fr": "ouvr- ouver- | ferm-",
    },
    {
        "en": "import imports imported importing importer importers | export exports exported exporting exporter"
              " exporters",
        "ru": "импорт- ввоз- ввез- | экспорт- вывоз- вывез-",
        "de": "import- einfuhr- | export- ausfuhr-",
        "es": "import- | export-",
        "pt": "import- | export-",
        "fr": "import- | export-",
    },
    {
        "en": "better best | worse worst",
        "ru": "лучш- улучш- наилучш- | хуже худш- ухудш- наихудш-",
        "de": "besser- best bester beste besten | schlechter- schlechtest- schlimmer- schlimmst-",
        "es": "mejor- | peor-",
        "pt": "melhor- | pior-",
        "fr": "meilleur- mieux | pire- pis",
    },
    {
        "en": "majority | minority",
        "ru": "большинств- | меньшинств-",
        "de": "mehrheit- | minderheit-",
        "es": "mayoría- | minoría-",
        "pt": "maioria- | minoria-",
        "fr": "majorité- | minorité-",
    },
    {
        "en": "man men male males boy boys | woman women female females girl girls",
        "ru": "мужчин- мужск- мальчи- парн- парен- | женщин- женск- девочк- девуш-",
        "uk": "чоловік- чоловіч- хлоп- | жінк- жіноч- дівч-",
        "de": "mann männer- männlich- junge jungen | frau frauen weiblich- mädchen-",
        "es": "hombre- varon- | mujer-",
        "pt": "homem homens | mulher-",
        "fr": "homme- | femme-",
    },
    {
        "en": "brother brothers | sister sisters",
        "ru": "брат- | сестр- сестёр",
        "de": "bruder- brüder- | schwester-",
        "es": "hermano hermanos | hermana hermanas",
        "pt": "irmão irmãos | irmã irmãs",
        "fr": "frère- | sœur- soeur-",
    },
    {
        "en": "father fathers dad | mother mothers mom mum",
        "ru": "отец отц- пап- | мать матер- мам-",
        "de": "vater väter- | mutter mütter-",
        "es": "padre | madre-",
        "pt": "pai | mãe-",
        "fr": "père- | mère-",
    },
    {
        "en": "husband husbands | wife wives",
        "ru": "муж мужа мужу мужем муже | жена жены жене жену женой женою супруга",
        "es": "marido- esposo esposos | esposa esposas",
        "fr": "mari maris époux | épous- femme-",
    },
    {
        "en": "son sons | daughter daughters",
        "ru": "сын- | дочь дочер- дочк-",
        "de": "sohn- söhn- | tochter- töchter-",
        "es": "hijo hijos | hija hijas",
        "pt": "filho filhos | filha filhas",
        "fr": "fils | fille filles",
    },
    {
        "en": "north northern northward northwards | south southern southward southwards",
        "ru": "север- | юг юга югу югом юге южн- южан-",
        "de": "nord- nörd- | süd-",
        "es": "norte- septentrional- | sur- meridional-",
        "pt": "norte- | sul-",
        "fr": "nord- | sud-",
    },
    {
        "en": "east eastern eastward eastwards | west western westward westwards",
        "ru": "восток- восточн- | запад-",
        "de": "östlich- ost- | west-",
        "es": "este oriental- | oeste- occidental-",
        "pt": "leste oriental- | oeste- ocidental-",
        "fr": "est oriental- | ouest- occidental-",
    },
    {
        "en": "allow allows allowed allowing permit permits permitted | ban bans banned banning prohibit"
              " prohibits prohibited forbid forbids forbidden forbade",
        "ru": "разреш- позвол- допус- | запрет- запрещ-",
        "de": "erlaub- gestatt- zulass- | verbot- verbiet-",
        "es": "permit- autoriz- | prohib-",
        "pt": "permit- autoriz- | proib-",
        "fr": "perme- autoris- | interdi-",
    },
    {
        "en": "accept accepts accepted agree agrees agreed | reject rejects rejected refuse refuses refused"
              " refusing",
        "ru": "соглас- приня- прини- приме- одобр- | отказ- отверг- отклон-",
        "de": "akzeptier- angenommen zustimm- zugestimmt | ablehn- abgelehnt- weiger- geweigert",
        "es": "acept- | rechaz- neg-",
        "pt": "aceit- | rejeit- recus-",
        "fr": "accept- | rejet- refus-",
    },
    {
        "en": "kill kills killed killing dead died dies | injure injures injured injury injuries wounded",
        "ru": "погиб- убит- убив- убил- умер- мертв- мёртв- смерт- гибел- убий- жертв- | ранен- пострада- травм-"
              " ранил- поранен-",
        "de": "getötet- tötet- tot tote toten starb- gestorben- ums | verletz- verwund-",
        "es": "muert- mat- murier- | herid- lesion-",
        "pt": "mort- mat- morr- | ferid- lesion-",
        "fr": "tué- mort- mour- | bless-",
    },
    {
        "en": "profit profits profitable | loss losses loss-making",
        "ru": "прибыл- | убыт- потер- утрат-",
        "de": "gewinn- | verlust-",
        "es": "ganancia- benefici- | pérdida-",
        "pt": "lucr- | perda- prejuízo-",
        "fr": "bénéfice- profit- | perte-",
    },
    {
        "en": "minimum minimal | maximum maximal",
        "ru": "миним- | максим-",
        "de": "minim- mindest- | maxim- höchst-",
        "es": "mínim- | máxim-",
        "pt": "mínim- | máxim-",
        "fr": "minim- | maxim-",
    },
    {
        "en": "older oldest elder eldest | younger youngest",
        "ru": "старш- старейш- | младш- моложе молод-",
        "de": "älter- ältest- | jünger- jüngst-",
    },
    {
        "en": "guilty | innocent",
        "ru": "виновн- вину вина вины | невин-",
        "de": "schuldig- | unschuldig-",
        "es": "culpabl- | inocent-",
        "pt": "culpad- | inocent-",
        "fr": "coupabl- | innocent-",
    },
    {
        "en": "hot hotter hottest warm warmer warming heat | cold colder coldest cool cooler cooling",
        "ru": "горяч- тепл- тёпл- тепе- потепл- жар- нагр- | холод- прохлад- охлажд- остыв- остуд- похолод-",
        "de": "heiß- warm- wärm- hitze- | kalt- kält- kühl-",
        "es": "calor- calient- cálid- | frí- fresc-",
    },
    {
        "en": "rich richer richest wealthy | poor poorer poorest poverty",
        "ru": "богат- состоят- обеспеч- | бедн- нищ-",
        "de": "reich- wohlhab- | arm- ärm-",
        "es": "ric- | pobr-",
        "pt": "ric- | pobr-",
        "fr": "rich- | pauvr-",
    },
    {
        "en": "strong stronger strongest strengthen strengthened | weak weaker weakest weaken weakened weakness",
        "ru": "силь- крепк- укреп- усил- мощн- | слаб- ослаб-",
        "de": "stark- stärk- | schwach- schwäch-",
    },
    {
        "en": "fast faster fastest quick quickly quicker rapid rapidly | slow slower slowest slowly slowed"
              " slowing",
        "ru": "быстр- скорее скоро стремит- ускор- | медлен- замедл-",
        "de": "schnell- rasch- | langsam- verlangsam-",
    },
    {
        "en": "largest biggest larger bigger | smallest smaller",
        "ru": "крупн- больш- наибол- | маленьк- меньш- мельч- наимен- мелк-",
        "de": "größ- | klein-",
    },
    {
        "en": "positive positively | negative negatively",
        "ru": "положит- позитив- плюс- | отрицат- негатив- минус-",
        "de": "positiv- | negativ-",
        "es": "positiv- | negativ-",
        "pt": "positiv- | negativ-",
        "fr": "positi- | négati-",
    },
    {
        "en": "ally allies friend friends friendly | enemy enemies foe foes hostile",
        "ru": "союзн- друз- друг дружес- друга другом | враг- враж- неприят- против-",
        "de": "freund- verbündet- | feind-",
    },
    {
        "en": "inside | outside",
        "ru": "внутр- | снаруж- вне внешн- пределами",
        "de": "innerhalb- drinnen | außerhalb- draußen",
    },
    {
        "en": "above | below beneath",
        "ru": "выше над свыше сверху | ниже под снизу",
        "de": "über oberhalb | unter unterhalb",
    },
    {
        "en": "arrive arrives arrived arriving arrival arrivals | depart departs departed departing departure"
              " departures",
        "ru": "прибы- прие- прил- прих- приш- | отправ- отбы- уех- уезж- улет- вылет- отъезд-",
        "de": "ankunft- ankam- ankomm- | abfahrt- abreis- abflug-",
    },
    {
        "en": "income revenue revenues | expense expenses expenditure expenditures spending",
        "ru": "доход- выруч- прибыл- поступл- | расход- затрат- издерж- трат-",
        "de": "einnahm- einkomm- einkünft- umsatz- | ausgab- kosten",
    },
    {
        "en": "employer employers | employee employees",
        "ru": "работодат- наниматель- | сотрудн- работник- служащ- персонал-",
        "de": "arbeitgeber- | arbeitnehmer- mitarbeit- angestellt-",
    },
    {
        "en": "support supports supported supporting supporter supporters | oppose opposes opposed opposing"
              " opponent opponents opposition",
        "ru": "поддерж- сторонн- | против- оппозиц- оппонент- возраж- сопротив-",
        "de": "unterstütz- befürwort- | gegner- ablehn- opposition-",
    },
    {
        "en": "before | after",
        "ru": "до перед прежде раньше ранее накануне | после спустя вслед затем",
        "de": "bevor vor vorher | nach nachdem danach",
        "es": "antes | después tras",
        "pt": "antes | depois após",
        "fr": "avant | après",
    },
    {
        "en": "begin begins began begun beginning start starts started starting | end ends ended ending finish"
              " finishes finished stop stops stopped",
        "ru": "нача- начин- старт- приступ- | законч- оконч- конча- кончи- заверш- прекра- останов- финиш-",
        "de": "beginn- begann- begonn- anfang- anfäng- fing | ende- beend- schluss-",
    },
)  # fmt: skip


@cache
def opposites(language: str) -> WordFacts[tuple[Member, ...]]:
    """For each word of a language, in any case, the rows in which it stands."""
    return WordFacts(_reader(language))


def _reader(language: str) -> Callable[[str], tuple[Member, ...]]:
    whole: dict[str, list[Member]] = {}
    starts: dict[str, list[Member]] = {}
    for number, texts in enumerate(_ROWS):
        for which, words in enumerate(texts.get(language, "").split("|")):
            for word in words.split():
                table = starts if word[-1] == "-" else whole
                table.setdefault(word.rstrip("-").replace("ё", "е"), []).append((number, which))

    heads = frozenset(start[:_HEAD] for start in starts)

    def members(word: str) -> tuple[Member, ...]:
        low = word.casefold().replace("ё", "е")
        found = list(whole.get(low, ()))
        if heads.isdisjoint((low[:_HEAD], low[:2])):
            return tuple(found)
        for size in range(2, len(low) + 1):
            found += starts.get(low[:size], ())
        return tuple(dict.fromkeys(found))

    return members
