"""Words of time that come in sets: seasons, morning and evening, yesterday to tomorrow, the week and its end.

A set is written by hand like the tables of number words: its members in order, `;` between them, and a stem in `~`
takes the endings of the adjectives of its language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

_SEASONS = {
    "en": "spring springtime; summer summers summertime; autumn; winter winters wintertime",
    "ru": "весна весны весне весну весной весною весен ~весенн; лето лета лету летом лете ~летн;"
    " осень осени осенью ~осенн; зима зимы зиме зиму зимой зимою зим ~зимн",
    "uk": "весна весни весні весну весною навесні ~веснян; літо літа літу літом влітку ~літн;"
    " осінь осені восени ~осінн; зима зими зимі зиму зимою взимку ~зимов",
    "de": "frühling frühlings frühjahr; sommer sommers; herbst herbstes; winter winters",
    "es": "primavera primaveras; verano veranos; otoño otoños; invierno inviernos",
    "pt": "primavera; verão verões; outono; inverno invernos",
    "fr": "printemps; été étés; automne automnes; hiver hivers",
}
_DAY_PARTS = {
    "en": "morning mornings; evening evenings tonight night nights afternoon",
    "ru": "утро утра утру утром утре поутру ~утренн; вечер вечера вечеру вечером вечере вечеров вечерам ~вечерн ночь"
    " ночью ночей ~ночн",  # without ночи, which is said of hours that are in the morning elsewhere
    "uk": "ранок ранку ранком вранці зранку ~ранков; вечір вечора ввечері увечері ~вечірн ніч вночі уночі ~нічн",
    "de": "morgens vormittag vormittags; abend abends abende nacht nachts nachmittag nachmittags",
    "es": "", "pt": "", "fr": "matin matins matinée; soir soirs soirée nuit nuits après-midi",
}  # fmt: skip
_DAYS_FROM_NOW = {
    "en": "yesterday; today; tomorrow",
    "ru": "вчера ~вчерашн; сегодня ~сегодняшн; завтра ~завтрашн",
    "uk": "вчора учора ~вчорашн; сьогодні ~сьогоднішн; завтра ~завтрашн",
    "de": "gestern; heute; morgen", "es": "ayer; hoy; mañana", "pt": "ontem; hoje; amanhã",
    "fr": "hier; aujourd'hui aujourd; demain",
}  # fmt: skip
_WEEK_PARTS = {
    "en": "weekday weekdays; weekend weekends",
    "ru": "будни будней будням буднями буднях будний буднего будние будних будним рабочие рабочим;"
    " выходные выходных выходным выходными уикенд уикенда уикенды уикенду уикендам",
    "uk": "будні буднів будням буднях; вихідні вихідних вихідним",
    "de": "werktag werktags werktagen wochentags; wochenende wochenenden wochenendes",
}  # fmt: skip
_ADJECTIVES = {
    "ru": "ий яя ее ие его ей ему юю им ем их ими ый ая ое ые ого ому ую ым ом ых ыми",
    "uk": "ий я е є і ого ої ому ій у ю им ім их іх ими іми",
}
SETS: tuple[Mapping[str, str], ...] = (_SEASONS, _DAY_PARTS, _DAYS_FROM_NOW, _WEEK_PARTS)


@cache
def calendar_sets(language: str) -> tuple[Mapping[str, int], ...]:
    """The sets in a language, each from its lower-case words to the numbers of the members; those that it lacks are
    empty."""
    return tuple(dict(_members(one.get(language, ""), language)) for one in SETS)


def _members(table: str, language: str) -> Iterator[tuple[str, int]]:
    for member, words in enumerate(table.split(";"), 1):
        for word in words.split():
            endings = _ADJECTIVES.get(language, "").split() if word[0] == "~" else [""]
            yield from ((word.lstrip("~") + ending, member) for ending in endings)
