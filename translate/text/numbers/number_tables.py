"""Tables of number words for seven languages, written by hand from their grammars.

A row is `VALUE form form ...`, and `|` ends it. Russian and Ukrainian forms are listed inflected, or made of a stem and
the endings of its declension.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

CARDINALS = {
    "en": """
        0 zero nil | 1 one once single | 2 two both twice pair couple double doubled doubling doubles |
        3 three thrice triple trio tripled tripling triples | 4 four quadruple quadrupled |
        5 five | 6 six | 7 seven | 8 eight | 9 nine | 10 ten tens decade decades | 11 eleven |
        12 twelve noon midday midnight | 13 thirteen | 14 fourteen fortnight | 15 fifteen | 16 sixteen |
        17 seventeen | 18 eighteen | 19 nineteen |
        20 twenty | 30 thirty | 40 forty | 50 fifty | 60 sixty | 70 seventy | 80 eighty | 90 ninety | 0.5 half |
        0.25 quarter quarters | 0.3333 thirds | 0.2 fifths | 0.1 tenths | 180 u-turn u-turns about-turn about-face
    """,
    "ru": """
        0 ноль нуль ноля нуля нолю нулю нолём нолем нулём нулем ноле нуле |
        1 один одна одно одного одной одному одним одном одну одни одних одними однажды единственный |
        2 два две двух двум двумя двое двоих двоим двоими оба обе обоих обеих обоим обеим обоими обеими дважды вдвое
            вдвоём вдвоем пара пары пару двойка двойки двойку двойной двойного двойную двойне |
        3 три трёх трех трём трем тремя трое троих троим троими трижды втрое втроём втроем тройка тройки тройку |
        4 четыре четырёх четырех четырём четырем четырьмя четверо четверых четверым четырежды вчетверо вчетвером
            четвёрка
            четвёрки | 5 пятеро пятерых пятерым пятерыми впятеро пятикратно | 6 шестеро шестерых шестерым шестерыми
            вшестеро | 7 семеро семерых семерым семерыми | 8 восьми восемью восьмью восемь
            восьмеро восьмерых восьмерым восьмерыми | 9 девятеро девятерых девятерым девятерыми |
        10 десятеро десятерых десятерым десятерыми
            десятилетие десятилетия десятилетий десятилетием десятилетиями десятилетиях десяток десятка десятку десятком
            десятке десятки десятков десяткам десятками десятках |
        12 дюжина дюжины дюжину дюжиной дюжин дюжинам дюжинами дюжинах
            полдень полудня полночь полуночи | 24 круглосуточно круглосуточный круглосуточного
            круглосуточному круглосуточным круглосуточном круглосуточная круглосуточной круглосуточную круглосуточное
            круглосуточные круглосуточных | 40 сорок сорока | 90 девяносто девяноста |
        100 сто ста сотня сотни сотне сотню сотней сотен сотням сотнями сотнях | 1.5 полтора полторы полутора |
        200 двести двухсот двумстам двумястами двухстах | 300 триста трёхсот трехсот трёмстам тремястами трёхстах |
        400 четыреста четырёхсот четырехсот четырёмстам четырьмястами четырёхстах |
        0.5 половина половины половину половине половиной половин пол полгода полугода полчаса получаса полчасом |
        0.25 четверть четверти четвертью четвертей четвертям четвертями четвертях |
        0.3333 треть трети третью третей третям третями третях |
        500000 полмиллиона полумиллиона полумиллиону | 500000000 полмиллиарда полумиллиарда
    """,
    "uk": """
        0 нуль ноль нуля нулю нулем | 1 один одна одне одно одного однієї одному одній одним однією одну одні одних |
        2 два дві двох двом двома двоє обидва обидві обох обом обома двічі удвічі вдвічі пара пари пару |
        3 три трьох трьом трьома троє тричі втричі | 4 чотири чотирьох чотирьом чотирма четверо |
        5 п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятеро | 6 шість шести шістьох шістьом шістьма шестеро |
        7 сім семи сімох сімом сьома семеро | 8 вісім восьми вісьмох вісьмом восьмеро |
        9 дев'ять дев'яти дев'ятьох дев'ятьма дев'ятеро | 10 десять десяти десятьох десятьма десятеро десятиліття |
        12 дюжина дюжини опівдні опівночі | 40 сорок сорока | 50 п'ятдесят п'ятдесяти п'ятдесятьох |
        60 шістдесят шістдесяти шістдесятьох | 70 сімдесят сімдесяти сімдесятьох |
        80 вісімдесят вісімдесяти вісімдесятьох | 90 дев'яносто дев'яноста |
        100 сто ста сотня сотні сотню сотень сотням сотнями сотнях |
        200 двісті двохсот двомстам | 300 триста трьохсот | 400 чотириста чотирьохсот | 500 п'ятсот п'ятисот |
        600 шістсот шестисот | 700 сімсот семисот | 800 вісімсот восьмисот | 900 дев'ятсот дев'ятисот |
        1.5 півтора півтори | 0.5 половина половини половину пів півроку | 0.25 чверть чверті чвертю |
        0.3333 третина третини третину третині третиною | 500000 півмільйона
    """,
    "pt": """
        0 zero | 1 um uma | 2 dois duas ambos ambas par dupla dobro | 3 três trio | 4 quatro | 5 cinco | 6 seis |
        7 sete | 8 oito | 9 nove | 10 dez década | 11 onze | 12 doze dúzia meio-dia meia-noite | 13 treze |
        14 catorze quatorze | 15 quinze | 16 dezesseis dezasseis | 17 dezessete dezassete | 18 dezoito |
        19 dezenove dezanove | 20 vinte | 30 trinta | 40 quarenta | 50 cinquenta | 60 sessenta | 70 setenta |
        80 oitenta | 90 noventa | 100 cem cento centena | 200 duzentos duzentas | 300 trezentos trezentas |
        400 quatrocentos quatrocentas | 500 quinhentos quinhentas | 600 seiscentos seiscentas |
        700 setecentos setecentas | 800 oitocentos oitocentas | 900 novecentos novecentas | 0.5 meio meia metade |
        0.3333 terço terços | 0.25 quartos
    """,
    "es": """
        0 cero | 1 uno un una | 2 dos ambos ambas par doble | 3 tres trío | 4 cuatro | 5 cinco | 6 seis | 7 siete |
        8 ocho | 9 nueve | 10 diez década | 11 once | 12 doce docena mediodía medianoche | 13 trece | 14 catorce |
        15 quince | 16 dieciséis | 17 diecisiete | 18 dieciocho | 19 diecinueve | 20 veinte |
        21 veintiuno veintiún veintiuna | 22 veintidós | 23 veintitrés | 24 veinticuatro | 25 veinticinco |
        26 veintiséis | 27 veintisiete | 28 veintiocho | 29 veintinueve | 30 treinta | 40 cuarenta | 50 cincuenta |
        60 sesenta | 70 setenta | 80 ochenta | 90 noventa | 100 cien ciento centenar | 200 doscientos doscientas |
        300 trescientos trescientas | 400 cuatrocientos cuatrocientas | 500 quinientos quinientas |
        600 seiscientos seiscientas | 700 setecientos setecientas | 800 ochocientos ochocientas |
        900 novecientos novecientas | 0.5 medio media mitad | 0.3333 tercio tercios | 0.25 cuartos
    """,
    "de": """
        0 null | 1 eins ein eine einen einem einer eines einmal | 2 zwei beide beiden beider zweimal paar doppelt |
        3 drei dreimal | 4 vier | 5 fünf | 6 sechs | 7 sieben | 8 acht | 9 neun | 10 zehn jahrzehnt | 11 elf |
        12 zwölf dutzend mittag mitternacht | 13 dreizehn | 14 vierzehn | 15 fünfzehn | 16 sechzehn | 17 siebzehn |
        18 achtzehn | 19 neunzehn | 20 zwanzig | 30 dreißig dreissig | 40 vierzig | 50 fünfzig | 60 sechzig |
        70 siebzig | 80 achtzig | 90 neunzig | 0.5 halb halbe halbes hälfte | 1.5 anderthalb eineinhalb |
        0.25 viertel vierteln | 0.3333 drittel dritteln | 0.2 fünftel | 0.1 zehntel
    """,
    "fr": """
        0 zéro | 1 un une | 2 deux paire double | 3 trois trio | 4 quatre | 5 cinq | 6 six | 7 sept | 8 huit |
        9 neuf | 10 dix décennie | 11 onze | 12 douze douzaine midi minuit | 13 treize | 14 quatorze |
        15 quinze quinzaine | 16 seize | 20 vingt | 30 trente | 40 quarante | 50 cinquante | 60 soixante |
        70 septante | 80 huitante octante quatre-vingts quatre-vingt | 90 nonante | 0.5 demi demie moitié |
        17 dix-sept | 18 dix-huit | 19 dix-neuf | 100 centaine | 0.25 quart quarts |
        0.3333 tiers
    """,
}

ORDINALS = {
    "en": """
        1 first | 2 second secondly | 3 third | 4 fourth | 5 fifth | 6 sixth | 7 seventh | 8 eighth | 9 ninth |
        10 tenth | 11 eleventh | 12 twelfth | 13 thirteenth | 14 fourteenth | 15 fifteenth | 16 sixteenth |
        17 seventeenth | 18 eighteenth | 19 nineteenth | 20 twentieth | 30 thirtieth | 40 fortieth | 50 fiftieth |
        60 sixtieth | 70 seventieth | 80 eightieth | 90 ninetieth | 100 hundredth
    """,
    "ru": """
        3 третий третья третье третьего третьей третьему третьим третьем третью третьи третьих третьими | 1 впервые
    """,
    "uk": "3 третій третя третє третього третьої третьому третьою третю треті третіх третіми",
    "pt": "",
    "es": "1 primer | 3 tercer",
    "de": "",
    "fr": "1 premier première premiers premières | 2 second seconde | 5 cinquième | 9 neuvième | 21 vingt-et-unième",
}

# Stems of ordinals by value; each takes all endings of its language.
ORDINAL_STEMS = {
    "ru": """
        1 перв | 2 втор | 4 четвёрт четверт | 5 пят | 6 шест | 7 седьм | 8 восьм | 9 девят | 10 десят |
        11 одиннадцат | 12 двенадцат | 13 тринадцат | 14 четырнадцат | 15 пятнадцат | 16 шестнадцат | 17 семнадцат |
        18 восемнадцат | 19 девятнадцат | 20 двадцат | 30 тридцат | 40 сороков | 50 пятидесят | 60 шестидесят |
        70 семидесят | 80 восьмидесят | 90 девяност | 100 сот
    """,
    "uk": """
        1 перш | 2 друг | 4 четверт | 5 п'ят | 6 шост | 7 сьом | 8 восьм | 9 дев'ят | 10 десят | 11 одинадцят |
        12 дванадцят | 13 тринадцят | 14 чотирнадцят | 15 п'ятнадцят | 16 шістнадцят | 17 сімнадцят | 18 вісімнадцят |
        19 дев'ятнадцят | 20 двадцят | 30 тридцят | 40 сороков | 50 п'ятдесят | 60 шістдесят | 70 сімдесят |
        80 вісімдесят | 90 дев'яност | 100 сот
    """,
    "pt": """
        1 primeir | 2 segund | 3 terceir | 4 quart | 5 quint | 6 sext | 7 sétim | 8 oitav | 9 non | 10 décim |
        20 vigésim | 30 trigésim | 40 quadragésim | 50 quinquagésim | 100 centésim
    """,
    "es": """
        1 primer | 2 segund | 3 tercer | 4 cuart | 5 quint | 6 sext | 7 séptim sétim | 8 octav | 9 noven | 10 décim |
        11 undécim | 12 duodécim | 20 vigésim | 30 trigésim | 40 cuadragésim | 50 quincuagésim | 100 centésim
    """,
    "de": """
        1 erst | 2 zweit | 3 dritt | 4 viert | 5 fünft | 6 sechst | 7 siebt siebent | 8 acht | 9 neunt | 10 zehnt |
        11 elft | 12 zwölft | 13 dreizehnt | 14 vierzehnt | 15 fünfzehnt | 16 sechzehnt | 17 siebzehnt |
        18 achtzehnt | 19 neunzehnt | 20 zwanzigst | 30 dreißigst | 40 vierzigst | 50 fünfzigst | 60 sechzigst |
        70 siebzigst | 80 achtzigst | 90 neunzigst | 100 hundertst
    """,
    "fr": """
        2 deux | 3 trois | 4 quatr | 6 six | 7 sept | 8 huit | 10 dix | 11 onz | 12 douz | 13 treiz | 14 quatorz |
        15 quinz | 16 seiz | 17 dix-sept | 18 dix-huit | 19 dix-neuv | 20 vingt | 30 trent | 40 quarant |
        50 cinquant | 60 soixant | 100 cent
    """,
}

ORDINAL_ENDINGS = {
    "ru": "ый ой ий ая ое ого ому ым ом ую ые ых ыми",
    "uk": "ий а е ого ої ому ій им ою ім у і их ими",
    "pt": "o a os as",
    "es": "o a os as",
    "de": "e er en em es",
    "fr": "ième ièmes",
}

# Words that multiply the number before them; alone they have their own value ("millions", "1 000 000").
SCALES = {
    "en": """
        12 dozen dozens | 100 hundred hundreds | 1000 thousand thousands k thsd |
        100000 lakh lakhs lac lacs | 10000000 crore crores |
        1000000 million millions m mn mln mil mio | 1000000000 billion billions bn bln b |
        1000000000000 trillion trillions tn trn
    """,
    "ru": """
        1000 тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах тыс к | 1000000 млн |
        1000000000 млрд | 1000000000000 трлн | 100000 лакх лакха лакхов | 10000000 крор крора кроров
    """,
    "uk": """
        1000 тисяча тисячі тисячу тисячею тисяч тисячам тисячами тисячах тис к | 1000000 млн | 1000000000 млрд |
        1000000000000 трлн
    """,
    "pt": """
        1000 mil milhar milhares k | 1000000 milhão milhões mi m | 1000000000 bilhão bilhões bilião bi bn |
        1000000000000 trilhão trilhões tri
    """,
    "es": """
        1000 mil miles millar millares k | 1000000 millón millones m mm | 1000000000 millardo |
        1000000000000 billón billones
    """,
    "de": """
        100 hundert hunderte | 1000 tausend tausende tsd k | 1000000 million millionen mio |
        1000000000 milliarde milliarden mrd | 1000000000000 billion billionen
    """,
    "fr": """
        100 cent cents | 1000 mille milliers millier k | 1000000 million millions m mln |
        1000000000 milliard milliards md mds | 1000000000000 billion billions
    """,
}

SCALE_STEMS = {
    "ru": "1000000 миллион | 1000000000 миллиард | 1000000000000 триллион",
    "uk": "1000000 мільйон | 1000000000 мільярд | 1000000000000 трильйон",
}
NOUN_ENDINGS = {"ru": "  а у ом е ы ов ам ами ах", "uk": "  а у ом і и ів ам ами ах"}

# Multipliers of languages written without spaces: 5万 is 50 000.
CJK_SCALES: Mapping[str, Decimal] = {
    "万": Decimal(10**4), "萬": Decimal(10**4), "만": Decimal(10**4), "千": Decimal(1000), "천": Decimal(1000),
    "亿": Decimal(10**8), "億": Decimal(10**8), "억": Decimal(10**8), "兆": Decimal(10**12), "조": Decimal(10**12),
}  # fmt: skip

# Forms that open a compound and are not case forms themselves.
PREFIXES = {
    "ru": """
        1 одно | 2 двух дву | 3 трёх трех | 4 четырёх четырех | 200 двухсот | 300 трёхсот трехсот |
        400 четырёхсот четырехсот | 500 пятисот | 600 шестисот | 700 семисот | 800 восьмисот | 900 девятисот |
        1000 тысяче
    """,
    "uk": "1 одно | 2 дво двох | 3 три трьох | 4 чотири чотирьох",
    "de": "11 elf | 100 hundert | 1000 tausend",
}

# Letters that are multipliers only directly after figures or beside a currency: "5 m" may be metres.
AMBIGUOUS_SCALES = frozenset({"m", "k", "b", "к", "mi", "bi", "tri"})

# Nouns for groups of a number (the Group of Seven), by stem.
GROUPS = {
    "ru": "5 пятёр пятер | 6 шестёр шестер | 7 семёр семер | 8 восьмёр восьмер | 10 десят | 20 двадцат | 30 тридцат",
    "uk": "5 п'ятір | 6 шіст | 7 сім | 8 вісім | 10 десят | 20 двадцят | 30 тридцят",
}
# Words for so many times that are made of a number and are no name of it.
FOLDS = {
    "en": "2 twofold | 3 threefold | 4 fourfold | 5 fivefold | 6 sixfold | 7 sevenfold | 8 eightfold | 9 ninefold"
    " | 10 tenfold | 100 hundredfold | 1000 thousandfold",
}
# Verbs that multiply (удвоиться), by stem.
VERBS = {"ru": "2 удвои | 3 утрои | 4 учетвери", "uk": "2 подвої подвоїв | 3 потрої потроїв"}
VERB_ENDINGS = {"ru": "л ла ло ли лся лась лось лись ть ться т тся в вшись", "uk": "ла ло ли лася лося лися ти тися ся"}
GROUP_ENDINGS = {"ru": "ка ки ке ку кой кою", "uk": "ка ки ці ку кою"}

UNITS = {
    "uk": "оди два три чотир п'ят шіст сім вісім дев'ят",
    "de": "ein zwei drei vier fünf sechs sieben acht neun",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf",
}
GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
# Russian 5-30 by stem, 50-80 and 500-900 by the case forms of the unit they are built on.
RUSSIAN_STEMS = """
    5 пят | 6 шест | 7 сем | 9 девят | 10 десят | 11 одиннадцат | 12 двенадцат | 13 тринадцат | 14 четырнадцат
    | 15 пятнадцат | 16 шестнадцат | 17 семнадцат | 18 восемнадцат | 19 девятнадцат | 20 двадцат | 30 тридцат
"""
RUSSIAN_UNITS = "5 пять пяти пятью | 6 шесть шести шестью | 7 семь семи семью | 8 восемь восьми восемью"
RUSSIAN_HUNDREDS = f"{RUSSIAN_UNITS} | 9 девять девяти девятью"
