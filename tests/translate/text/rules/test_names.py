"""The rule on lost names: golden pairs, right and wrong, and what it leaves alone."""

import pytest

from translate.text.rules.names import name
from translate.text.rules.pair import TextPair

# source | translation | what is said
WRONG = """
Sandberg flew to Palermo on Monday. | Сандберг прилетел в понедельник. | missing: Palermo
The bridge in Vilnius is closed. | Мост закрыт. | missing: Vilnius
Professor Hanna Kowalska answered the questions. | Профессор ответила на вопросы. | missing: Hanna Kowalska
The ship left Rotterdam for Dakar. | Судно вышло из Роттердама. | missing: Dakar
A fire broke out near Tbilisi, not in Yerevan. | Пожар вспыхнул под Тбилиси. | missing: Yerevan
Mr. Okonkwo said the road was open. | По его словам, дорога открыта. | missing: Okonkwo
The court in Palu freed the driver. | Суд освободил водителя. | missing: Palu
Latvia closed its border. | Граница закрыта. | missing: Latvia
In Estonia the winters are long. | Зимы там долгие. | missing: Estonia
Ms. Scovell and Mr. Hughes spoke. | Господин Хьюз выступил. | missing: Scovell
Ada Lovelace wrote to Charles Babbage. | Ада Лавлейс написала ему. | missing: Charles Babbage
Nadal won. It was his first title. | Недавно он победил. Это его первый титул. | missing: Nadal
Thomas plays first, then Tommy Larsen. | Первым играет Томми Ларсен. | missing: Thomas
Sims spoke. Dyer and Simpson did not, said Mr. Simpson. | Симс выступил. Дайер нет, сказал он. | missing: Simpson
Trumps of Syria: the Syrian army is in Syria. | Козыри: сирийская армия. | missing: Syria
Indonesia thanked the Indonesian Red Cross. | Поблагодарили индонезийский Красный Крест. | missing: Indonesia
Oil flows through Africa, and African ports gain. | Нефть идёт, и африканские порты выигрывают. | missing: Africa
She moved from Boston to Denver. | Она переехала из Бостона в Даллас. | missing: Denver
The talks were held in Geneva. | Переговоры прошли в Генуе. | missing: Geneva
Obama thanked the voters. | Трамп поблагодарил избирателей. | missing: Obama
The letter was signed by Angela Merkel. | Письмо подписал Герхард Шрёдер. | missing: Angela Merkel
The minister, Sergei Lavrov, arrived. | Министр Сергей Шойгу прибыл. | missing: Lavrov
Tommy Wilson won the cup. | Кубок выиграл Томми Картер. | missing: Wilson
Kennedy came from South Carolina. | Кеннеди приехал из Южной Калифорнии. | missing: South Carolina
North Korea launched a missile. | Южная Корея запустила ракету. | missing: North; not in the source: Южная
The leader of South Korea spoke. | Выступил лидер Северной Кореи. | missing: South; not in the source: Северной
West Virginia voted. | Восточная Вирджиния голосовала. | missing: West; not in the source: Восточная
The South Korean team won. | Победила северокорейская команда. | missing: South; not in the source: северокорейская
"""
RIGHT = """
Sandberg flew to Palermo on Monday. | Сандберг прилетел в Палермо в понедельник.
North Korea launched a missile. | КНДР запустила ракету.
North Korea launched a missile. | Северокорейская ракета запущена.
The South Korean president met the North Korean leader. | Президент Южной Кореи встретился с лидером Северной Кореи.
East Germany and West Germany were united. | ГДР и ФРГ объединились.
Georgia joined the talks with Armenia. | Грузия присоединилась к переговорам с Арменией.
In Atlanta, Georgia, it rained. | В Атланте, штат Джорджия, шёл дождь.
He works in the Netherlands. | Он работает в Голландии.
Guests came from Russia, China and Syria. | Гости приехали из РФ, КНР и САР, то есть Сирии.
The British left Hong Kong. | Британцы ушли из Гонконга.
The United Kingdom and the U.S. agreed. | Великобритания и США договорились.
Munich, Cologne and Vienna wrote to Florence. | Мюнхен, Кёльн и Вена написали Флоренции.
The English Channel is cold. | Ла-Манш холодный.
Lake Geneva and the Aegean Sea are blue. | Женевское озеро и Эгейское море синие.
Xi Jinping met Moon Jae-in. | Си Цзиньпин встретился с Мун Чжэ Ином.
Ri Yong Ho spoke in Pyeongchang. | Ли Ён Хо выступил в Пхёнчхане.
Pope Francis visited Jordan; Louis XIV did not. | Папа Франциск посетил Иорданию, а Людовик XIV нет.
William and James were kings. John was not. | Вильгельм и Яков были королями. Иоанн нет.
The Hague Tribunal heard Mr. Hughes and Ms. Wright. | Гаагский трибунал выслушал господина Хьюза и госпожу Райт.
Jean-Jacques Rousseau was born in Geneva. | Жан-Жак Руссо родился в Женеве.
Guillaume Deschamps and Heloise Beauvillier won. | Победили Гийом Дешан и Элоиза Бовилье.
Zhang Xiaoming left Xining for Guangzhou. | Чжан Сяомин уехал из Синина в Гуанчжоу.
Nguyen Van Thieu left Hue. | Нгуен Ван Тхьеу покинул Хюэ.
Bjørn Dæhlie trained in Trondheim. | Бьёрн Дели тренировался в Тронхейме.
Szymon Wiśniewski lives in Łódź, near Ağrı street. | Шимон Вишневский живёт в Лодзи, у улицы Агры.
King Sejong invented the letters. Mr. Hsieh said so. | Буквы придумал ван Сечжон. Так сказал господин Се.
Pavel told Alyosha. | Павлу сказал Алешка.
Piquet Jr. crashed in Sesame Street. | Пике-младший разбился на улице Сезам.
Officials in Baton Rouge and Red Lake agreed. | Власти Батон-Ружа и Ред-Лейка договорились.
All Japan Judo Federation staff met. | Встретились сотрудники Всеяпонской федерации дзюдо.
Syria is ready, said the Syrian minister. | Сирия готова, сказал сирийский министр.
China, the Chinese say, is big. | Китай, говорят китайцы, велик.
Indonesia and the Indonesian army agreed. | Индонезия и индонезийская армия договорились.
Donald Trump and Brett Kavanaugh met. | Трамп и Кавано встретились.
Donald Trump met Emmanuel Macron. Mr. Trump smiled. | Дональд Трамп встретился с Макроном. Он улыбнулся.
Chris Leslie is Member for Nottingham East. | Крис Лесли — депутат от Восточного Ноттингема.
Speaking in London, Children and Women won. | Выступая в Лондоне, победили дети и женщины.
Hurricane Florence hit North Carolina. | Ураган «Флоренс» обрушился на Северную Каролину.
Médecins Sans Frontières and others helped. | Помогли «Врачи без границ» и другие.
Siemens and Toyota work with Wesbanco Arena. | Siemens и «Тойота» сотрудничают с Wesbanco Arena.
The Sagrada Família is in Barcelona. | Храм Святого Семейства стоит в Барселоне.
Rose is a colour; Brown is another. | Розовый — это цвет, коричневый — другой.
The eastern wind came from Yugoslavia. West Ham won. | Восточный ветер пришёл из Югославии. «Вест Хэм» победил.
"""


def said(source: str, target: str, here: str = "en", there: str = "ru") -> str:
    return name(TextPair.of(source, target, here, there))


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(("source", "target", "message"), rows(WRONG))
def test_a_lost_name_is_said(source: str, target: str, message: str) -> None:
    assert said(source, target) == message


@pytest.mark.parametrize(("source", "target"), rows(RIGHT))
def test_nothing_is_said_of_a_name_that_is_there(source: str, target: str) -> None:
    assert said(source, target) == ""


@pytest.mark.parametrize("there", ["de", "es", "fr", "pt", "uk", "ja"])
def test_languages_without_a_gazetteer_are_left_alone(there: str) -> None:
    assert said("Sandberg flew to Palermo.", "…", "en", there) == ""


def test_a_language_of_capitalised_nouns_is_left_alone() -> None:
    assert said("Der Minister Sandberg kam aus Palermo.", "Он приехал.", "de") == ""


def test_texts_much_longer_than_a_paragraph_are_left_alone() -> None:
    names = [f"{first}{vowel}{last}ov" for first in "BDGKLMNPRSTV" for vowel in "aeiou" for last in "kmpr"]
    assert said("Sandberg flew to Palermo.", "Сандберг улетел.") != ""
    assert said(f"Sandberg flew to Palermo. {' '.join(names)}", "Сандберг улетел.") == ""


@pytest.mark.parametrize(("source", "target", "message"), rows(WRONG))
def test_the_same_name_put_back_is_enough(source: str, target: str, message: str) -> None:
    kept = message.removeprefix("missing: ")
    if "not in the source" not in message:
        assert said(source, f"{target} ({kept})") == ""
