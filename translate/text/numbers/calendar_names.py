"""Names of months and of the days of the week, in all forms and abbreviations, for the languages that have a table.

CLDR has them in the nominative and genitive only. A name is compared with words of letters alone, so the Ukrainian
п'ятниця stands here by what follows its apostrophe.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_MONTHS = {
    "en": """
        january jan; february feb; march mar; april apr; may; june jun; july jul; august aug; september sept sep;
        october oct; november nov; december dec
    """,
    "ru": """
        январь января январе; февраль февраля феврале; март марта марте; апрель апреля апреле; май мая мае; июнь
        июня июне; июль июля июле; август августа августе; сентябрь сентября сентябре; октябрь октября октябре;
        ноябрь ноября ноябре; декабрь декабря декабре
    """,
    "uk": """
        січень січня січні; лютий лютого лютому; березень березня березні; квітень квітня квітні; травень травня
        травні; червень червня червні; липень липня липні; серпень серпня серпні; вересень вересня вересні; жовтень
        жовтня жовтні; листопад листопада листопаді; грудень грудня грудні
    """,
    "pt": "janeiro; fevereiro; março; abril; maio; junho; julho; agosto; setembro; outubro; novembro; dezembro",
    "es": """
        enero; febrero; marzo; abril; mayo; junio; julio; agosto; septiembre setiembre; octubre; noviembre;
        diciembre
    """,
    "de": "januar; februar; märz; april; mai; juni; juli; august; september; oktober; november; dezember",
    "fr": "janvier; février; mars; avril; mai; juin; juillet; août; septembre; octobre; novembre; décembre",
}
# Abbreviations that are also other words, so that they count beside a day only ("15 сент.", "3. Okt.").
_SHORT_MONTHS = {
    "en": "jan; feb; mar; apr; may; jun; jul; aug; sept sep; oct; nov; dec",
    "ru": "янв; фев февр; мар; апр; мая; июн; июл; авг; сен сент; окт; ноя нояб; дек",
    "uk": "січ; лют; бер берез; квіт; трав; черв; лип; серп; вер верес; жовт; лист листоп; груд",
    "de": "jan jän jänner; feb febr feber; mär mrz; apr; mai; jun; jul; aug; sep sept; okt; nov; dez",
    "fr": "janv; févr fév; mars; avr; mai; juin; juil juill; août; sept; oct; nov; déc",
    "es": "ene; feb; mar; abr; may; jun; jul; ago; sep sept set; oct; nov; dic",
    "pt": "jan; fev; mar; abr; mai; jun; jul; ago; set; out; nov; dez",
}
_DAYS = {
    "en": """
        monday mondays mon; tuesday tuesdays tue tues; wednesday wednesdays wed weds; thursday thursdays thu thurs thur;
        friday fridays fri; saturday saturdays sat; sunday sundays sun
    """,
    "ru": """
        понедельник понедельника понедельнику понедельником понедельнике понедельники понедельникам пн;
        вторник вторника вторнику вторником вторнике вторники вторникам вт;
        среда среды среде среду средой средам ср;
        четверг четверга четвергу четвергом четверге четверги четвергам чт;
        пятница пятницы пятнице пятницу пятницей пятницам пт;
        суббота субботы субботе субботу субботой субботам сб;
        воскресенье воскресенья воскресенью воскресеньем воскресеньям воскресный воскресная воскресного воскресной вс
    """,
    "uk": """
        понеділок понеділка понеділку понеділком понеділки понеділках; вівторок вівторка вівторку вівторком вівторки;
        середа середи середі середу середою середам; четвер четверга четвергу четвергом четверги;
        ятниця ятниці ятницю ятницею ятницям; субота суботи суботі суботу суботою суботам;
        неділя неділі неділю неділею неділям
    """,
    "de": """
        montag montags montage; dienstag dienstags dienstage; mittwoch mittwochs; donnerstag donnerstags; freitag
        freitags; samstag samstags sonnabend; sonntag sonntags sonntage
    """,
    "es": "lunes; martes; miércoles; jueves; viernes; sábado sábados; domingo domingos",
    "pt": "segunda; terça terças; quarta; quinta; sexta; sábado sábados; domingo domingos",
    "fr": """
        lundi lundis; mardi mardis; mercredi mercredis; jeudi jeudis; vendredi vendredis; samedi samedis; dimanche
        dimanches
    """,
    "it": "lunedì; martedì; mercoledì; giovedì; venerdì; sabato; domenica",
    "nl": "maandag; dinsdag; woensdag; donderdag; vrijdag; zaterdag; zondag",
    "pl": """
        poniedziałek poniedziałku; wtorek wtorku; środa środę środy środzie; czwartek czwartku; piątek piątku; sobota
        sobotę soboty; niedziela niedzielę niedzieli
    """,
}  # fmt: skip


@cache
def months(language: str) -> Mapping[str, int]:
    """The lower-case names of months, in all forms and abbreviations, with their numbers (1 to 12); empty for a
    language without a table."""
    return _months(_MONTHS.get(language, ""))


@cache
def months_beside_days(language: str) -> Mapping[str, int]:
    """`months`, with those abbreviations that are also other words: they count beside a day of the month only."""
    return {**_months(_SHORT_MONTHS.get(language, "")), **months(language)}


def _months(table: str) -> Mapping[str, int]:
    return {name: month for month, names in enumerate(table.split(";"), 1) for name in names.split()}


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """The lower-case names of days in a language with their numbers (Monday: 1); empty for a language without a
    table."""
    rows = enumerate(_DAYS.get(language, "").split(";"), 1)
    return {name: day for day, names in rows for name in names.split()}
