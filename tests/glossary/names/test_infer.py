"""The names of a document as terms: short forms like the full one, termbases first, possessives, other scripts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary import Match, Matcher, Term, TermType
from glossary.model import PartOfSpeech, TermKind
from glossary.names import words_of_persons
from glossary.names.choose import occurs
from glossary.names.infer import Inferred, NameTexts, infer_names
from glossary.termbase import persons

TEXTS = [
    "Mr. Hovik Garanyan met Anna Lindqvist in Yerevan.",
    "Garanyan's driver waited.",
    "Lindqvist said she was happy.",
    "The road to Yerevan was closed.",
]


def inferred(texts: list[str], locale: str = "ru", drafts: list[str] | None = None, **more: object) -> Inferred:
    none = [""] * len(texts)
    return infer_names(NameTexts(texts, drafts or none, none), locale, **more)  # type: ignore[arg-type]


def targets(found: Inferred, text: int) -> dict[str, str]:
    return {match.surface: match.term.target for match in found.matches(text)}


def test_a_surname_alone_is_rendered_like_the_full_name() -> None:
    found = inferred(TEXTS)
    given_name, surname = targets(found, 0)["Hovik Garanyan"].split()
    assert targets(found, 1) == {"Garanyan's": surname}
    assert given_name.isalpha()
    assert found.matches(1)[0].possessive


def test_names_that_are_no_sum_of_their_words_are_taken_as_wholes_and_short_forms_follow() -> None:
    found = inferred(["President Xi Jinping came.", "Xi spoke.", "Kim Jong-un did not come."])
    assert targets(found, 0) == {"Xi Jinping": "Си Цзиньпин"}
    assert targets(found, 1) == {"Xi": "Си"}
    assert targets(found, 2) == {"Kim Jong-un": "Ким Чен Ын"}


def test_the_terms_say_what_they_are_and_on_what_ground() -> None:
    found = inferred(TEXTS)
    woman = next(m.term for m in found.matches(0) if m.surface == "Anna Lindqvist")
    assert (woman.type, woman.gender) == (TermType.PERSON, "femn")
    assert woman.inference is not None
    assert "femn by" in woman.inference.basis
    assert [unit[0] for unit in woman.inference.candidates] == woman.target.split()
    assert woman.extra == {}
    place = next(m.term for m in found.matches(3))
    assert (place.type, place.target) == (TermType.PLACE, "Ереван")


def test_what_the_engine_says_throughout_is_taken_throughout() -> None:
    texts = ["Ms. Merriweather came.", "Nobody saw Merriweather leave."]
    first, *others = inferred(texts).mentions[0].choices[0].candidates
    other = next(one.text for one in others if not occurs(first.text, one.text))
    found = inferred(texts, drafts=[f"{other} пришла.", f"Никто не видел, как {other} ушла."])
    assert targets(found, 0) == targets(found, 1) == {"Merriweather": other}


def test_a_termbase_wins_and_its_full_names_count_for_short_ones() -> None:
    row = Term("Hovik Garanyan", "Овик Гаранянц", type=TermType.PERSON)
    matcher = Matcher([row])
    taken: list[tuple[Match, ...]] = [matcher.matches(text) for text in TEXTS]
    found = inferred(TEXTS, taken=taken, listed=words_of_persons(persons([row])))
    assert "Hovik Garanyan" not in targets(found, 0)
    assert targets(found, 1) == {"Garanyan's": "Гаранянц"}


def test_a_people_is_rendered_before_a_noun_and_as_several_people_only() -> None:
    texts = ["Armenian troops left.", "She speaks Armenian.", "The Armenians stayed.", "He is Armenian and old."]
    found = inferred(texts)
    assert [targets(found, n) for n in range(4)] == [{"Armenian": "армянский"}, {}, {"Armenians": "армяне"}, {}]


def test_what_hangs_on_a_term_by_a_hyphen_is_left_to_the_term() -> None:
    text = "The Armenian-Azerbaijani border was closed."
    row = Term("Azerbaijani", "азербайджанский")
    assert targets(inferred([text], taken=[Matcher([row]).matches(text)]), 0) == {}


def test_latin_targets_keep_family_names_and_leave_the_rest() -> None:
    found = inferred(TEXTS, "pt")
    assert targets(found, 0) == {"Hovik Garanyan": "Hovik Garanyan", "Anna Lindqvist": "Anna Lindqvist"}
    assert all(mention.match.term.kind is TermKind.KEEP for mention in found.mentions)
    assert not found.matches(3)


def test_ukrainian_has_its_own_letters() -> None:
    assert "ы" not in "".join(m.match.term.target for m in inferred(TEXTS, "uk").mentions)
    assert targets(inferred(["She lives in Germany."], "uk"), 0) == {"Germany": "Німеччина"}


@pytest.mark.parametrize("source_locale", ["de", "ru"])
def test_only_english_is_read(source_locale: str) -> None:
    assert not inferred(TEXTS, source_locale=source_locale).mentions


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from([*TEXTS, "", "the end", "ANNA LINDQVIST WON", "Anna’s", "Ms Garanyan-Lee"]), max_size=6)
)
def test_matches_are_sorted_apart_and_slices_of_their_text(texts: list[str]) -> None:
    found = inferred(texts)
    assert found == inferred(texts)
    for number, text in enumerate(texts):
        end = 0
        for match in found.matches(number):
            assert end <= match.start < match.end
            assert text[match.start : match.end] == match.surface
            end = match.end


def test_a_kind_of_place_is_put_before_its_name_and_is_nothing_alone() -> None:
    texts = ["Lake Sevan is high.", "The Lake froze.", "Ships passed Cape Horn and the Gulf of Mexico."]
    found = inferred(texts)
    assert [targets(found, n) for n in range(3)] == [
        {"Lake Sevan": "озеро Севан"},
        {},
        {"Cape Horn": "мыс Горн", "Gulf of Mexico": "Мексиканский залив"},
    ]


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("She left Oxford University.", "Она ушла из Оксфордского университета."),
        ("The Boston police came.", "Приехала бостонская полиция."),
        ("The New York Times wrote.", "The New York Times написала."),
        ("He joined Deutsche Bank.", "Он пришёл в Deutsche Bank."),
        ("St. Mary's Church burnt.", "Церковь Святой Марии сгорела."),
    ],
)
def test_what_the_engine_renders_rightly_in_another_way_is_left_alone(text: str, draft: str) -> None:
    assert all(match.term.kind is TermKind.KEEP for match in inferred([text], drafts=[draft]).matches(0))


@pytest.mark.parametrize(
    ("text", "draft", "target"),
    [
        ("She left Oxford.", "Она ушла из Оксфорда.", "Оксфорд"),
        ("The United States left.", "Соединенные Штаты ушли.", "Соединенные Штаты"),
        ("Denys came.", "Приехал Денис.", "Денис"),
        ("Amazon lost money.", "Amazon потерял деньги.", "Amazon"),
    ],
)
def test_the_rendering_of_the_engine_stands(text: str, draft: str, target: str) -> None:
    (match,) = inferred([text], drafts=[draft]).matches(0)
    assert target in (match.term.target, *match.term.accept)
    assert (match.term.kind is TermKind.KEEP) == (match.surface in draft)


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("He lives in Atlanta, Georgia.", "Georgia", "Джорджия"),
        ("They moved from Georgia, Alabama and Texas.", "Georgia", "Джорджия"),
        ("She left Naples, Florida.", "Naples", "Нейплс"),
        ("They met in St. Petersburg, Florida.", "St. Petersburg", "Сент-Питерсберг"),
        ("After talks in Brussels, Georgia agreed.", "Georgia", "Грузия"),
        ("The road from Batumi, Georgia, is long.", "Georgia", "Грузия"),
        ("She flew from Naples to Florida.", "Naples", "Неаполь"),
    ],
)
def test_the_place_beside_a_place_says_which_of_its_namesakes_it_is(text: str, name: str, target: str) -> None:
    assert targets(inferred([text]), 0)[name] == target


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("Paris Hilton arrived in Paris.", "Paris Hilton", "Пэрис Хилтон"),
        ("Paris Hilton arrived in Paris.", "Paris", "Париж"),
        ("Sydney Sweeney lives in Sydney.", "Sydney", "Сидней"),
        ("Sydney Sweeney lives in Sydney.", "Sydney Sweeney", "Сидни Суини"),
        ("Israel Adesanya won in Israel.", "Israel Adesanya", "Исраэль Адесаня"),
        ("Kenya Moore visited Kenya.", "Kenya", "Кения"),
        ("They left London Heathrow.", "London Heathrow", "Лондон Хитроу"),
    ],
)
def test_a_place_before_a_family_name_is_a_given_name(text: str, name: str, target: str) -> None:
    assert targets(inferred([text]), 0)[name] == target


def test_a_town_that_a_person_of_the_text_is_called_by_stays_a_town() -> None:
    found = inferred(["Austin Butler flew to Austin."]).matches(0)
    assert [match.term.type for match in found] == [TermType.PERSON, TermType.PLACE]


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("Queen Elizabeth II died in 2022.", "Elizabeth", "Елизавета"),
        ("Louis XIV built a palace.", "Louis", "Людовик"),
        ("Henry V won.", "Henry", "Генрих"),
        ("Pope John Paul II came to Riga.", "John Paul", "Иоанн Павел"),
        ("He met King Charles and left.", "Charles", "Карл"),
        ("Prince William came.", "William", "Уильям"),
        ("Charles Dickens met Henry Vincent.", "Charles Dickens", "Чарльз Диккенс"),
        ("Queen Latifah sang.", "Latifah", "Латифа"),
    ],
)
def test_the_names_of_monarchs_and_popes_are_translated(text: str, name: str, target: str) -> None:
    assert targets(inferred([text]), 0)[name] == target


def test_a_country_is_no_given_name_although_the_engine_says_so() -> None:
    drafts = ["Грузия победила Турцию; Джордан и Чад не играли."]
    found = targets(inferred(["Georgia beat Turkey; Jordan and Chad did not play."], drafts=drafts), 0)
    assert (found["Jordan"], found["Chad"]) == ("Иордания", "Чад")


def test_a_surname_that_is_a_country_too_is_that_of_the_person_of_the_document() -> None:
    assert targets(inferred(["Jordan scored twice.", "Michael Jordan was happy."]), 0) == {"Jordan": "Джордан"}
    found = targets(inferred(["Michael Jordan flew to Jordan."]), 0)
    assert found == {"Michael Jordan": "Майкл Джордан", "Jordan": "Иордания"}


def test_an_everyday_word_with_a_form_of_address_is_a_person() -> None:
    (match,) = inferred(["Mr. Park spoke first."]).matches(0)
    assert (match.term.type, match.term.gender) == (TermType.PERSON, "masc")


def test_a_question_about_a_month_has_no_name() -> None:
    assert targets(inferred(["Will May come in March?"]), 0) == {}


def test_a_brand_is_kept_in_every_text_once_most_drafts_keep_it() -> None:
    texts = ["He joined Amazon.", "Then Amazon grew.", "He left Amazon."]
    found = inferred(texts, drafts=["Он пришёл в Amazon.", "Затем Amazon вырос.", "Он ушёл из Амазона."])
    assert [match.term.kind for n in range(3) for match in found.matches(n)] == [TermKind.KEEP] * 3


def test_of_two_people_with_one_surname_each_has_the_gender_of_the_title() -> None:
    found = inferred(["Ms Garcia met Mr Garcia."])
    assert [match.term.gender for match in found.matches(0)] == ["femn", "masc"]


def test_the_gender_of_a_surname_in_the_gazetteer_says_nothing_of_its_bearer() -> None:
    (match,) = inferred(["Mayor Ilsa Brandt said so."]).matches(0)
    assert (match.term.target, match.term.gender) == ("Ильса Брандт", "femn")


def test_particles_are_small_within_a_name() -> None:
    (match,) = inferred(["Ursula von der Leyen left."]).matches(0)
    assert match.term.target == "Урсула фон дер Лейен"


def test_speakers_in_capitals_are_people() -> None:
    (match,) = inferred(["[00:01:15] ANNA BERG: Good evening."]).matches(0)
    assert (match.surface, match.term.source, match.term.target) == ("ANNA BERG", "Anna Berg", "Анна Берг")
    assert not inferred(["ALL NEWS: All is well.", "STEP ONE: press it."]).mentions


def test_several_of_a_people_are_a_plural_term_and_a_country_stands_for_its_adjective() -> None:
    several, one = (match.term for match in inferred(["The Persians fought; the Persian army won."]).matches(0))
    assert (several.target, several.number) == ("персы", "plur")
    assert (one.target, "Персия" in one.accept) == ("персидский", True)


@pytest.mark.parametrize("text", ["Tel.: +44 20, ext. 12", "Tel. +46 8 123", "Tel 555-1234", "See Vol. 2 and Fig. 3.",
                                  "He lives at 5 Main St. in town.", "Dept. of what?"])  # fmt: skip
def test_abbreviations_are_no_names(text: str) -> None:
    assert not inferred([text]).mentions


def test_what_looks_like_an_abbreviation_may_be_a_name() -> None:
    assert targets(inferred(["Tel Aviv is a city. St. Louis is too."]), 0) == {
        "Tel Aviv": "Тель-Авив",
        "St. Louis": "Сент-Луис",
    }


@pytest.mark.parametrize(
    ("source", "draft", "wanted"),
    [
        ("The flight from JFK was late.", "Полет из Школа опоздал.", {"JFK": "JFK"}),
        ("The IOC met on Monday.", "ВОЗ собрался в понедельник.", {"IOC": "МОК"}),
        ("The UN Security Council met.", "Совет Безопасности собрался.", {"UN": "ООН"}),
        ("The DSLR is new.", "Эта DSCRL новая.", {"DSLR": "DSLR"}),  # in no table, and letters are there instead
        ("The DSLR is new.", "Эта зеркальная камера новая.", {}),  # may be said in words
        ("The HHS met.", "Собрался HHSH.", {"HHS": "HHS"}),
        ("The HTML page is new.", "Эта HTML-страница новая.", {}),  # a part of a compound
        ("Ex-CIA officers left.", "Бывшие офицеры ЦРУ ушли.", {"CIA": "ЦРУ"}),
        ("I said NOT now, said LISA in the XIV century.", "Я сказал НЕ сейчас.", {}),
        ("He lives in LA and works for a TV channel.", "Он живет и работает на ТВ.", {}),
    ],
)
def test_acronyms_have_their_renderings_or_stay(source: str, draft: str, wanted: dict[str, str]) -> None:
    assert targets(inferred([source], drafts=[draft]), 0) == wanted


def test_what_the_engine_says_for_an_acronym_is_right_if_it_is_usual() -> None:
    (match,) = inferred(["The BBC's office closed."], drafts=["Офис BBC закрылся."]).matches(0)
    assert (match.surface, match.term.target, match.possessive) == ("BBC's", "Би-би-си", True)
    assert "BBC" in match.term.accept
    (match,) = inferred(["The IMF met."]).matches(0)
    assert (match.term.gender, match.term.accept) == ("masc", ("Международный валютный фонд", "IMF"))


def test_other_languages_in_cyrillic_keep_only_what_stays_latin() -> None:
    texts = ["JFK and the IMF met at UCLA."]
    assert targets(inferred(texts, "uk", drafts=["JFK і МФВ у УЦЛА."]), 0) == {"JFK": "JFK", "UCLA": "UCLA"}


@pytest.mark.parametrize(
    ("source", "draft", "wanted"),
    [
        ("John R. Ewing came.", "", "Джон Р. Юинг"),
        ("John W. Ewing came.", "", "Джон У. Юинг"),
        ("John W. Ewing came.", "Джон В. Эбург пришел.", "Джон В. Юинг"),
        ("John W. Ewing came.", "Он в Эбурге.", "Джон У. Юинг"),
    ],
)
def test_an_initial_is_rendered_as_the_engine_does(source: str, draft: str, wanted: str) -> None:
    assert [match.term.target for match in inferred([source], drafts=[draft]).matches(0)] == [wanted]


def test_an_initial_alone_is_no_name() -> None:
    assert not inferred(["It is disliked by many non-U.S. companies."]).mentions


def test_of_two_people_with_one_given_name_each_keeps_his_own() -> None:
    texts = ["Daniel Merriweather came.", "Daniel Ortega left."]
    drafts = ["Дэниел Мерривезер пришел.", "Даниэль Ортега ушел."]
    found = inferred(texts, drafts=drafts)
    assert [next(iter(targets(found, n).values())).split()[0] for n in (0, 1)] == ["Дэниел", "Даниэль"]


@pytest.mark.parametrize(
    ("source", "draft", "kept"),
    [
        ("Le Monde wrote about it.", "Le Monde писала об этом.", True),
        ("La Stampa wrote about it.", "La Stampa писала об этом.", True),
        ("La Stampa wrote about it.", "Ла Стампбо писала об этом.", False),
        ("Marta Merriweather came.", "Marta Merriweather пришла.", False),
    ],
)
def test_a_newspaper_that_the_engine_keeps_in_latin_letters_stays(source: str, draft: str, kept: bool) -> None:
    (match,) = inferred([source], drafts=[draft]).matches(0)
    assert (match.term.kind is TermKind.KEEP) is kept


def test_a_city_in_the_name_of_a_club_does_not_decline() -> None:
    texts = ["Fans of the Utah Jazz and Aston Villa waited in Abu Dhabi."]
    declines = {match.term.target: match.term.inflect for match in inferred(texts).matches(0)}
    assert declines == {"Юта Джаз": False, "Астон Вилла": True, "Абу-Даби": True}


def test_a_storm_with_the_name_of_a_woman_is_feminine() -> None:
    (match,) = inferred(["Tropical Storm Danielle formed over the sea."]).matches(0)
    assert (match.term.target, match.term.gender) == ("Даниэль", "femn")


def test_a_language_is_an_adjective_before_a_noun_and_may_be_spoken() -> None:
    found = inferred(["The Arabic word is old.", "She speaks Arabic.", "She speaks Swahili."])
    before, alone, fixed = (found.matches(n)[0].term for n in range(3))
    assert (before.target, before.pos) == ("арабский", PartOfSpeech.ADJ)
    assert (alone.target, alone.accept) == ("арабский", ("по-арабски",))
    assert (fixed.target, fixed.inflect) == ("суахили", False)


@pytest.mark.parametrize(
    ("text", "draft", "expected"),
    [
        ("The Welsh have won.", "Волшебс победили.", {"Welsh": "валлийцы"}),
        ("The Welsh have won.", "Валлийцы победили.", {}),  # what the engine knows is left alone
        ("Welsh, Scottish and Irish farms.", "Волшебские, шотландские и ирландские фермы.", {"Welsh": "валлийский"}),
        ("He is a Scot.", "Он Шкотт.", {}),  # a man or a woman
        ("They reached the Pole.", "Они достигли Полотенса.", {}),
        ("Eritrean, Ethiopian and Malian teams.", "Эфиопские, мали и другие команды.", {"Eritrean": "эритрейский"}),
    ],
)
def test_a_people_without_a_noun_is_rendered_where_the_engine_made_up_a_word(
    text: str, draft: str, expected: dict[str, str]
) -> None:
    found = targets(inferred([text], drafts=[draft]), 0)
    assert {name: found[name] for name in expected} == expected
    assert expected or "Welsh" not in found
    assert "Scot" not in found


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        ("The White Nile is long.", "White Nile", "Белый Нил"),
        ("Mount Elbrus is high.", "Mount Elbrus", "гора Эльбрус"),
        ("They met in Kryvyi Rih.", "Kryvyi Rih", "Кривой Рог"),
        ("They saw Victoria Falls.", "Victoria Falls", "водопад Виктория"),
        ("Park Geun-hye left.", "Park Geun-hye", "Пак Кын Хе"),
        ("Then April Ross cheered.", "April Ross", "Эйприл Росс"),
    ],
)
def test_well_known_names_follow_usage(text: str, name: str, target: str) -> None:
    assert targets(inferred([text]), 0)[name] == target


def test_a_well_known_place_is_not_kept_in_latin_letters() -> None:
    (match,) = inferred(["Vinnytsia was shelled."], drafts=["Vinnytsia была обстреляна."]).matches(0)
    assert (match.term.kind, match.term.target) == (TermKind.TRANSLATE, "Винница")


def test_a_month_after_a_preposition_is_no_given_name() -> None:
    assert set(targets(inferred(["In April Ross visited us, and in May Obama did."]), 0)) == {"Ross", "Obama"}
