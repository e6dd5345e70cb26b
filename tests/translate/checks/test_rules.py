"""Each rule on one entry: what it must report, and the right translation next to it that it must leave alone."""

from __future__ import annotations

import time

import pytest
from angle_markup import ANGLES

from glossary import Severity
from translate.checks import rules
from translate.checks.entry_findings import Record
from translate.checks.rules import RULES
from translate.model import State
from translate.text.rules import TextPair

# rule, locale, source, a wrong translation, a right one
CASES = [
    ("empty", "ru", "A mill.", "…", "Мельница."),
    ("number", "ru", "The mill has 14 rooms.", "В мельнице 15 комнат.", "В мельнице 14 комнат."),
    ("number", "ru", "It cost 1,234.5 roubles.", "Она стоила 1 324,5 рубля.", "Она стоила 1 234,5 рубля."),
    ("number", "pt", "Some 2,500 birds came.", "Vieram 25.000 aves.", "Vieram umas 2.500 aves."),
    ("minus", "ru", "It was -7 at dawn.", "На рассвете было 7.", "На рассвете было −7."),
    ("currency", "ru", "A ticket is €40.", "Билет стоит 40 долларов.", "Билет стоит 40 евро."),
    ("unit", "ru", "The road is 12 km long.", "Длина дороги 12 миль.", "Длина дороги 12 километров."),
    ("unit", "de", "Sales rose 8%.", "Der Umsatz stieg um 8.", "Der Umsatz stieg um 8 Prozent."),
    ("unit", "ru", "It does 80 mph.", "Скорость — 80 миль.", "Скорость — 80 миль в час."),
    ("time", "ru", "It opens at 5 p.m.", "Открывается в 5 утра.", "Открывается в 17 часов."),
    ("designation", "ru", "He writes C++ code.", "Он пишет код на C.", "Он пишет код на C++."),
    ("conversion", "ru", "It is 5 miles away.", "Это в 8 км отсюда.", "Это в 5 милях отсюда."),
    ("date", "ru", "They met on 5 May.", "Они встретились 5 июня.", "Они встретились 5 мая."),
    ("date", "es", "They met on May 5, 2020.", "Se vieron el 5 de julio de 2020.", "Se vieron el 5/5/2020."),
    ("date", "ru", "It closed on 2025-03-04.", "Он закрылся 3 апреля 2025 года.", "Он закрылся 04.03.2025."),
    ("date-order", "ru", "It closed on 3/4/2025.", "Он закрылся 03.04.2025.", "Он закрылся 3 апреля 2025 года."),
    ("number-format", "ru", "There are 150,000 books.", "Там 150,000 книг.", "Там 150 000 книг."),
    ("sentence", "ru", "The court met. The judge spoke. The crowd left.", "Суд собрался. Судья выступил.",
     "Суд собрался. Судья выступил. Толпа разошлась."),
    ("sentence", "ru", "The mill burned. Nobody was hurt. The mayor thanked the firemen.",
     "Мельница сгорела. Мэр поблагодарил пожарных.",
     "Мельница сгорела, никто не пострадал. Мэр поблагодарил пожарных."),
    ("sentence", "ru", "The mill burned.\nNobody was hurt", "Мельница сгорела",
     "Мельница сгорела.\nНикто не пострадал"),
    ("sentence", "de", "The mill burned down. The old miller lost his house in the fire.", "Die Mühle brannte ab.",
     "Die Mühle brannte ab, und der alte Müller verlor sein Haus im Feuer."),
    ("sentence", "it",
     "The mill burned down in the night. The old miller and his wife lost their house and all they had.",
     "Il mulino bruciò durante la notte.",
     "Il mulino bruciò durante la notte, e il vecchio mugnaio e sua moglie persero la casa e tutto ciò che avevano."),
    ("name", "ru", "They met in Yerevan and Barcelona.", "Они встретились в Ереване.",
     "Они встретились в Ереване и Барселоне."),
    ("name", "ru", "The book was written by Charlotte Johnson.", "Книгу написала журналистка.",
     "Книгу написала Шарлотта Джонсон."),
    ("country", "ru", "She teaches French at school.", "В школе она преподаёт немецкий язык.",
     "В школе она преподаёт французский."),
    ("country", "ru", "He left Germany for France.", "Он уехал из Германии в Испанию.",
     "Он уехал из Германии во Францию."),
    ("country", "ru", "The Dutch painter died.", "Умер польский художник.", "Умер голландский художник."),
    ("country", "de", "The Italian ship sank.", "Das spanische Schiff sank.", "Das italienische Schiff sank."),
    ("country", "es", "He speaks German.", "Habla francés.", "Habla alemán."),
    ("country", "fr", "They come from Poland.", "Ils viennent de Norvège.", "Ils viennent de Pologne."),
    ("country", "pt", "The Japanese bank closed.", "O banco chinês fechou.", "O banco japonês fechou."),
    ("body", "ru", "UNICEF sent a team.", "ЮНЕСКО направила группу.", "ЮНИСЕФ направил группу."),
    ("another", "ru", "The mayor resigned.", "Губернатор ушёл в отставку.", "Мэр ушёл в отставку."),
    ("exchanged", "ru", "Kane scored 24 and Salah 22.", "Кейн забил 22, а Салах 24.", "Кейн забил 24, а Салах 22."),
    ("exchanged", "ru", "The NATO summit failed, and the EU forum began.",
     "Саммит ЕС провалился, и форум НАТО начался.", "Саммит НАТО провалился, и форум ЕС начался."),
    ("from-to", "ru", "He flew from Paris to Rome.", "Он летел из Рима в Париж.", "Он летел из Парижа в Рим."),
    ("subject", "ru", "France beat Germany.", "Германия победила Францию.", "Германию победила Франция."),
    ("opposite", "ru", "Prices rose in May.", "Цены упали в мае.", "Цены выросли в мае."),
    ("negation", "ru", "He did not sign the paper.", "Он подписал бумагу.", "Он не подписал бумагу."),
    ("calendar", "ru", "The court met on Monday.", "Суд собрался во вторник.", "Суд собрался в понедельник."),
    ("calendar", "ru", "It opens in March.", "Она откроется в апреле.", "Она откроется в марте."),
    ("calendar", "de", "It closed last Friday.", "Sie schloss letzten Sonntag.", "Sie schloss letzten Freitag."),
    ("calendar", "es", "See you on Sunday.", "Nos vemos el sábado.", "Nos vemos el domingo."),
    ("calendar", "fr", "It opens in August.", "Il ouvre en avril.", "Il ouvre en août."),
    ("source-word", "ru", "My grandmother talks.", "Моя grandmother говорит.", "Моя бабушка говорит."),
    ("source-word", "ru", "Rain fell for three weeks.", "Дождь шёл три weeks.", "Дождь шёл три недели."),
    ("source-word", "uk", "The harbour is closed.", "Закрито harbour.", "Гавань закрита."),
    ("source-word", "ru", "A spark fell on the straw.", "На солому упала spark.", "На солому упала «spark»."),
    ("source-word", "ru", "Use --force or wait.", "Ключ --force или wait.", "Ключ force или ждите."),
    ("foreign-word", "ru", "The word 한국 means Korea.", "Слово — означает Корею.", "Слово 한국 означает Корею."),
    ("foreign-word", "ru", "The mayor Иванов left early.", "Мэр рано ушёл.", "Мэр Иванов рано ушёл."),
    ("foreign-word", "ru", "The newspaper «Новая газета» closed.", "Газета закрылась.", "«Новую газету» закрыли."),
    ("foreign-word", "ru", "He said यात्रा twice.", "Он сказал это дважды.", "Он дважды сказал यात्रा."),
    ("foreign-word", "de", "The sign said 東京.", "Auf dem Schild stand etwas.", "Auf dem Schild stand 東京."),
    ("foreign-word", "pt", "He wrote σοφία on it.", "Escreveu sabedoria nela.", "Escreveu σοφία nela."),
    ("url", "ru", "See https://a.example/x-1.", "См. https://a.example/x-2.", "См. https://a.example/x-1."),
    ("email", "ru", "Write to desk@a.example.", "Пишите на desc@a.example.", "Пишите на desk@a.example."),
    ("handle", "ru", "Ask @mill_desk.", "Спросите @mil_desk.", "Спросите @mill_desk."),
    ("path", "ru", "Open docs/read-me.txt.", "Откройте docs/readme.txt.", "Откройте docs/read-me.txt."),
    ("placeholder", "ru", "You have {count} books.", "У вас {число} книг.", "У вас {count} книг."),
    ("sign", "ru", "The mill is 5½ m high.", "Высота мельницы 5 м.", "Высота мельницы 5,5 м."),
    ("sign", "ru", "See § 5 on the mill.", "О мельнице см. 5.", "О мельнице см. ст. 5."),
    ("sign", "pt", "If x ≤ 5, the mill stops.", "Se x é 5, o moinho para.", "Se x ≤ 5, o moinho para."),
    ("sign", "ru", "The sign on the mill is ©.", "Знак на мельнице такой.", "Знак на мельнице — ©."),
    ("foreign-word", "ru", "The “Мельница” closed.", "«Завод» закрылся.", "Газеты «Мельницы» больше нет."),
    ("foreign-word", "ru", "The μύλος closed.", "Мельница закрылась.", "Мельница (μύλος) закрылась."),
    ("sign", "ru", "The angle is α.", "Это угол.", "Это угол альфа."),
    ("sign", "ru", "The mill won 3–2.", "Мельница выиграла 3×2.", "Мельница выиграла 3:2."),
    ("sign", "ru", "The mill is at 54° N, 24° E.",
     "Мельница на 54° с. ш., 24 в. д.", "Мельница на 54° с. ш., 24° в. д."),
    ("sign", "ru", "It was 30° by day and 10° by night.",
     "Днём было 30°, ночью 10.", "Днём было 30°, ночью 10 градусов."),
    ("sign", "ru", "Rooms ☀ are warm, rooms ☀ cost more.", "Комнаты ☀ тёплые и дороже.",
     "Комнаты ☀ тёплые, комнаты ☀ дороже."),
    ("sign", "de", "See § 5 of the law and § 7 of the rule.", "Siehe § 5 des Gesetzes und 7 der Regel.",
     "Siehe § 5 des Gesetzes und § 7 der Regel."),
    ("sign", "ru", "The € fell.", "Он упал.", "Евро упал."),
    ("currency", "ru", "It was -5°C at the mill.", "У мельницы было -£5°C.", "У мельницы было -5 °C."),
    ("currency", "ru", "Mill No. 12 burned.", "12 фунтов стерлингов сгорели.", "Мельница № 12 сгорела."),
    ("placeholder", "ru", "Run `mill -x` now.", "Запустите `мельница -x`.", "Запустите `mill -x`."),
    ("script", "ru", "The mill stands.", "Мельницa стоит.", "Мельница стоит."),
    ("script", "ru", "Pope Leo XIV came.", "Приехал папа Лев IVI.", "Приехал папа Лев XIV."),
    ("language", "ru", "x" * 90, "Міська рада вирішила відновити старий млин на річці, бо його будівля, що стоїть там"
     " понад двісті років, має стати музеєм, який розповідатиме про життя мірошників цього краю, їхні родини та давні"
     " звичаї цього міста, яке колись годувало весь повіт.", ""),
    ("untranslated", "ru", "The mill stood by the river for years.", "The mill stood by the river for years.",
     "Мельница годами стояла у реки."),
    ("untranslated", "pt", "It burned. The old mill stood by the river for years.",
     "Ardeu. The old mill stood by the river for years.", "Ardeu. O velho moinho ficou anos junto ao rio."),
    ("repetition", "ru", "The mill stood by the river.", "Мельница у реки у реки у реки у реки.",
     "Мельница стояла у реки."),
    ("doubled-word", "ru", "The mill is in town.", "Мельница в в городе.", "Мельница в городе."),
    ("length", "ru", "The old mill by the river was sold to the town last spring.", "Продано.",
     "Прошлой весной старую мельницу у реки продали городу."),
    ("ending", "ru", "Who sold the mill?", "Мельницу продали.", "Кто продал мельницу?"),
    ("ending-style", "ru", "The mill was sold.", "Мельницу продали", "Мельницу продали."),
    ("opening", "ru", "- The mill", "Мельница", "— Мельница"),
    ("opening", "ru", "3. The mill", "4. Мельница", "3. Мельница"),
    ("bracket", "ru", "The mill (old) burned.", "Мельница (старая сгорела.", "Мельница (старая) сгорела."),
    ("bracket-lost", "ru", "The mill (old) burned.", "Мельница сгорела.", "Мельница (старая) сгорела."),
    ("quote", "ru", 'He said: "No."', "Он сказал: «Нет.", "Он сказал: «Нет»."),
    ("quote-lost", "ru", 'The "Mill" burned.', "Мельница сгорела.", "«Мельница» сгорела."),
    ("quote-added", "ru", "The Mill burned.", "«Мельница» сгорела.", "Мельница сгорела."),
    ("line-breaks", "ru", "One\ntwo", "Один два", "Один\nдва"),
    ("spacing", "ru", "The mill, old, burned.", "Мельница , старая, сгорела.", "Мельница, старая, сгорела."),
    ("spacing", "ru", "The mill, old, burned.", "Мельница,старая, сгорела.", "Мельница, старая, сгорела."),
    ("spacing", "ru", "The mill burned.", "Мельница  сгорела.", "Мельница сгорела."),
    ("spacing", "ru", "It burned. He left.", "Она сгорела.Он ушёл.", "Она сгорела. Он ушёл."),
    ("spacing", "ru", "The mill, old.", "Мельница\u00a0, старая.", "Мельница, старая."),
    ("spacing", "ru", "The mill (old).", "Мельница ( старая).", "Мельница (старая)."),
    ("spacing", "ru", "The mill; old.", "Мельница;; старая.", "Мельница; старая."),
    ("edges", "ru", "The mill.", "Мельница. ", "Мельница."),
    ("direction", "ru", "The mill.", "Мель\u202eница.", "Мельница."),
    ("invisible", "ru", "The mill.", "Мель\u200bница.", "Мельница."),
    ("invisible", "pt", "The mill.", "O moi\u00adnho.", "O moinho."),
    ("invisible", "ru", "The mill.", "Мель\u200dница.", "Мельница."),
    ("encoding", "ru", "The mill.", "Р°Р±РІ.", "Мельница."),
    ("control", "ru", "The mill.", "Мель\ufffdница.", "Мельница."),
    ("encoding", "pt", "The heart.", "O coraÃ§ão.", "O coração."),
    ("quote-style", "ru", 'The "Mill" burned.', '"Мельница" сгорела.', "«Мельница» сгорела."),
    ("dash", "ru", "The mill is a museum.", "Мельница - музей.", "Мельница — музей."),
    ("no-break", "ru", "A. B. Mill came.", "Пришёл А. Б. Мельник.", "Пришёл А.\u00a0Б.\u00a0Мельник."),
    ("repetition", "ru", "The mill.", "Мельница ........ стоит.", "Мельница стоит."),
    ("repetition", "ru", "The mill.", "Мельницаааааааа.", "Мельница."),
    ("no-break", "ru", "It is 12 km.", "Это 12 км.", "Это 12\u00a0км."),
    ("ellipsis", "ru", "And then…", "А потом...", "А потом…"),
    ("unknown-word", "ru", "The mill burned.", "Горела мельнисса.", "Горела мельница."),
]  # fmt: skip


def found(source: str, target: str, locale: str, state: State = State.TRANSLATED) -> dict[str, Severity]:
    return {one.rule: one.severity for one in rules.judge(Record(source, target, state, locale))}


@pytest.mark.parametrize(("rule", "locale", "source", "wrong", "right"), CASES)
def test_a_rule_reports_the_fault_and_leaves_the_right_translation_alone(
    rule: str, locale: str, source: str, wrong: str, right: str
) -> None:
    state = State.TRANSLATED if RULES[rule].reviewed else State.FUZZY
    assert rule in found(source, wrong, locale, state)
    assert rule not in found(source, right, locale, state)


def test_a_word_that_a_person_approved_is_no_finding() -> None:
    assert "unknown-word" not in found("The mill burned.", "Горела мельнисса.", "ru")


def test_every_rule_on_one_entry_is_tried() -> None:
    assert {name for name, rule in RULES.items() if rule.check} == {case[0] for case in CASES}


@pytest.mark.parametrize(("rule", "locale", "source", "wrong", "right"), CASES)
def test_a_right_translation_breaks_no_rule_that_is_more_than_a_hint(
    rule: str, locale: str, source: str, wrong: str, right: str
) -> None:
    assert not {name for name, severity in found(source, right, locale).items() if severity is not Severity.INFO}


def test_what_a_person_has_approved_is_judged_more_strictly() -> None:
    source, target = "The mill has 14 rooms.", "В мельнице 15 комнат."
    assert found(source, target, "ru")["number"] is Severity.ERROR
    assert found(source, target, "ru", State.FUZZY)["number"] is Severity.WARNING


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("Who is he? He left", "Quem é ele? Partiu", "pt"),
        ("It burned. He left. She wept.", "Она сгорела, он ушёл, она плакала.", "ru"),
        ("The U.S. left. Dr. Mill stayed.", "США ушли. Доктор Милл остался.", "ru"),
        ("It may rain in the march of time.", "Со временем может пойти дождь.", "ru"),
        ("The British won in Wales.", "В Уэльсе победили англичане.", "ru"),
        ("The American said so.", "Так сказал гражданин США.", "ru"),
        ("Monday's game was long.", "Игра была долгой.", "ru"),
        ("Turkey and the Turkish lira", "Турция и её лира", "ru"),
        ("Chad met Jordan and Georgia.", "Чэд встретил Джордана и Джорджию.", "ru"),
        ("Café Müller was naïve.", "Кафе «Мюллер» было наивным.", "ru"),
        ("She met Weatherstone there.", "Она встретила там Уэзерстоуна.", "ru"),
        ("Beijing said so.", "Так сказал Пекин.", "ru"),
        ("In the 18th century", "Im XVIII. Jahrhundert", "de"),
        ("How are you?", "Πώς είσαι;", "el"),
        ('He said: "I heard \'no\'."', "Он сказал: «Я слышал „нет“».", "ru"),
        ("The 6\" pipe", "Труба 6 дюймов", "ru"),
        ("Duran Duran played.", "Играла группа «Дюран Дюран».", "ru"),
        ("Wait: 10 a.m.!", "Attendez : 10 heures !", "fr"),
        ("She had had enough.", "Ей было очень очень плохо.", "ru"),
        ("a) one b) two", "а) один б) два", "ru"),
        ("It fell by 5%.", "הוא ירד ב-5 אחוזים.", "he"),  # a language whose word for it is not known
        ('"Hello," he said.', "— Привет, — сказал он.", "ru"),
        ('The US called it a "gift".', 'ארה"ב כינתה זאת "מתנה".', "he"),
        ("The US and the UN said so.", 'ארה"ב והאו"ם אמרו זאת.', "he"),
        ("a) one b) two", "א) אחת ב) שתיים", "he"),
        ("a) one b) two", "є) один ґ) два", "uk"),
        ("He smiled :)", "Он улыбнулся :)", "ru"),
        ("Version 1.5 of the 5 km race", "Версия 1.5 забега на 5 км", "ru"),
        ("In 1990s style", "В стиле 1990 года", "ru"),
        ("More than 50 million people", "50 и более миллионов человек", "ru"),
        ("It rose from 5° to 10°", "Выросло от 5 до 10°", "ru"),
        ("A flat of 40 m² and 50 m²", "Квартира в 40 и 50 м²", "ru"),
        ("Issues #5, #6 and #7", "Выпуски № 5, 6 и 7", "ru"),
        ("Acme™ bought Bolt and Acme™ sold it", "Фирма Acme™ купила Bolt и продала её", "ru"),
        ("Five stars ★★★★★ and C++", "Пять звёзд ★★★★★ и C++", "ru"),
        ("He may come on 7 occasions in all", "Он может прийти 7 раз", "ru"),
    ],
)  # fmt: skip
def test_what_looks_like_a_fault_and_is_none(source: str, target: str, locale: str) -> None:
    assert not {name for name, severity in found(source, target, locale).items() if severity is not Severity.INFO}


def test_brackets_and_titles_of_a_language_without_spaces_are_no_loss() -> None:
    assert "bracket-lost" not in found("Tolstoy (1869)", "托尔斯泰（1869年）", "zh")
    assert "quote-lost" not in found('He wrote "War and Peace".', "他写了《战争与和平》。", "zh")


def test_a_text_without_translation_is_not_judged() -> None:
    assert not found("The mill.", " ", "ru")


def test_every_reason_is_one_sentence_that_ends() -> None:
    assert all(rule.reason.endswith(".") and rule.reason[0].isupper() for rule in RULES.values())


@pytest.mark.parametrize(
    ("source", "target", "locale", "broken"),
    [
        ("Write --output <file> and <name>.", "Пишите --output <файл> и <имя>.", "ru", set()),
        ("Write --output <file>.", "Écrivez --output <fichier>.", "fr", set()),
        ("Write --output <file>.", "Écrivez --output.", "fr", {"placeholder"}),
        ("Write <b>bold</b> text.", "Écrivez <i>gras</i> ici.", "fr", {"placeholder"}),
        ("Write <file> in %s.", "Écrivez <fichier> ici.", "fr", {"placeholder"}),
        ("Line one <br> line two.", "Ligne une <x> ligne deux.", "fr", {"placeholder"}),
        ("Close <note>it</note> here.", "Fermez <avis>tout</avis> ici.", "fr", {"placeholder"}),
        ("The so-called base is known.", "Die als »Basis« bekannte Sache.", "de", set()),
        ("The so-called base is known.", "Die als » Basis « bekannte Sache.", "de", {"spacing"}),
        ("The so-called base is known.", "Die als « Basis» bekannte Sache.", "de", {"spacing"}),
        ("  --type=TYPE   type of the file", "  --type=TYP   typ pliku", "pl", set()),
        ("The type of the file.", "Typ typ pliku.", "pl", {"doubled-word"}),
        ("  --type=TYPE   type of the file", "  --type=TYP   rodzaj pliku, który\n               ma być", "pl", set()),
        ("One line.", "Jedna\nlinia.", "pl", {"line-breaks"}),
    ],
)
def test_what_the_catalogs_of_programs_rightly_have(source: str, target: str, locale: str, broken: set[str]) -> None:
    wanted = {"placeholder", "spacing", "doubled-word", "line-breaks"}
    assert set(found(source, target, locale)) & wanted == broken


def test_codes_are_compared_and_all_rules_read_the_texts_without_them() -> None:
    source, right = "See <a>the [[x]] mill</a>.<fn/>", "См. <a>мельницу [[x]]</a>.<fn/>"

    def found(target: str) -> list[tuple[str, str]]:
        record = Record(source, target, State.TRANSLATED, "ru", markup=ANGLES)
        return [(one.rule, one.message) for one in rules.judge(record)]

    assert found(right) == []
    assert found(right.replace("<fn/>", "")) == [("markup", "missing: <fn/>")]
    assert found("См. <b>мельницу [[x]]</b>.<fn/>") == [("markup", "missing: <a>, </a>; not in the source: <b>, </b>")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("$5m ", "5 млн долларов "),
        ("five ", "пять "),
        ("rose by 4% ", "rose by 4% "),
        ("two weeks ago ", "через две недели "),
        ("A, not B ", "Б, не А "),
        ("from Riga to Oslo ", "из Осло в Ригу "),
        ("group 5A in the 1990s ", "группа 5 Б 1990 года "),
        ("B-52 → C ", "Б-25 → C "),
        ("Anna met Boris. The king rose. ", "Бориса встретила Анна. Королева упала. "),
    ],
)
def test_long_texts_take_linear_time(source: str, target: str) -> None:
    times = 30_000 // len(source)
    pair = TextPair.of(source * times, target * times, "en", "ru")
    start = time.process_time()
    for rule in RULES.values():
        if rule.check:
            rule.check(pair)
    assert time.process_time() - start < 5
