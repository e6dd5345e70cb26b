"""Words that deny, by language: those that always do, phrases with them that do not, and all words that may."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from translate.text.rules.word_facts import WordFacts

# Words that deny; what seems to, and is another phrase; how words may begin that deny something by themselves.
_WORDS: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "not never cannot",
        r"(?:not|n[’']t) (?:only|just|merely|to mention|least|long|until|un\w+|in\w{4,}|far|without)|(?:if|why|whether"
        r" or|or|but|,|and|;) not(?!\w)|n[’']t (?:you|we|they|he|she|it|there)(?!\w)|can[’']t help|never (?:mind|more)"
        r"|not? ?(?:thing )?but|(?:not|n[’']t)(?:\W+\w+){0,6}\W+(?:until|un[a-z]{5,})",
        r"no|nothing|nobody|nowhere|neither|nor|without|till|hardly|barely|rarely|seldom"
        r"|only|few|fewer|little|less|least|than|yet|instead|rather|too|fail\w*|refus\w*|reject\w*|lack\w*"
        r"|den(?:y|ie\w+)|avoid\w*|prevent\w*|stop\w*|block\w*|bann?\w{0,3}|prohibit\w*|forb[ai]d\w*|miss|missed"
        r"|missing|far|free|except\w*|un(?!i[tvoq]|der)\w{3,}|impossib\w+|impat\w+|illeg\w+|irr\w{4,}"
        r"|dis(?!cov|cus|tri|pla|ast|eas)\w{3,}|non\w*|mis(?!s)\w{4,}|\w{3,}less|doubt\w*|absen\w+|zero|nil|beyond"
        r"|despite|although|anything|anyone|otherwise|else|short|scarce\w*|drop\w*|lose\w*|lost|declin\w+|oppos\w+"
        r"|longer|bad|poor\w*|difficult\w*|hard|weak\w*|low|lower|whatever|whether|who\w*ever|almost"
        r"|nearly|alone|ke(?:ep|pt)\w*|resist\w*|ignor\w*|abandon\w*|abort\w*|cancel\w*|halt\w*|elude\w*|postpon\w*"
        r"|inab\w+|incap\w+|insuf\w+|invis\w+|incor\w+|invalid\w*|secret|wrong\w*|skip\w*|vain|remain\w*|still",
    ),
    "ru": (
        "не нет",
        r"не (?:только|менее|более|раз|просто|считая|говоря|исключено)|тем не менее|не мо\w+ не|(?:пока|если|едва|чуть"
        r"|чем|бы|ли|ни|никто|ничто|ничего|никогда|без)(?:\W+\w+){0,3}\W+не(?!\w)",
        r"не\w*|без\w*|бес\w*|отказ\w*|отверг\w*|отриц\w*|запре[тщ]\w*|вряд|едва|лиш\w*|отсутств\w*|избе[жг]\w*"
        r"|кроме|перест\w*|опроверг\w*|дал[её]\w+|отнюдь|удерж\w*|мало|редко|слишком|против\w*|исключ\w*|плох\w*"
        r"|прекра[тщ]\w*|воздерж\w*",
    ),
    "uk": (
        "не нема немає", r"не (?:тільки|лише|менше|більше|раз|просто)|тим не менш",
        r"не\w*|нема\w*|без\w*|відмов\w*|відкида\w*|заборон\w*|навряд|ледь|позбав\w*|відсутн\w*|уник\w*|крім|припин\w*"
        r"|мало|рідко|надто|проти\w*|погано",
    ),
    "de": (
        "nicht nie niemals", r"nicht (?:nur|zuletzt|einmal|un\w+)|, nicht(?!\w)",
        r"nicht\w*|nie\w*|kein\w*|ohne|weder|noch|un\w{4,}|verhinder\w*|vermeid\w*|verweiger\w*|verbiet\w*|verbot\w*"
        r"|wenig\w*|kaum|statt|außer\w*|\w+los\w{0,2}|bevor|fehl\w*|mangel\w*|selten|schlecht\w*|lehn\w*|\w*frei|zu|gegen",
    ),
    "es": (
        "no nunca jamás", r"no (?:solo|sólo|obstante|más|menos)|, no(?!\w)|no(?:\W+\w+){1,5}\W+sino",
        r"ni\w*|sin|tampoco|ning[uú]n\w*|nada|nadie|imp\w{4,}|inc\w{4,}|des\w{4,}|salvo|apenas|falta\w*"
        r"|dej\w+|evit\w*|neg\w*|rechaz\w*|poc[oa]s?|mal|difícil\w*|contra|excepto|lejos",
    ),
    "pt": (
        "não nunca jamais", r"não (?:só|apenas|obstante|mais|menos)|, não(?!\w)",
        r"nem|sem|tampouco|nenhum\w*|nada|ninguém|imp\w{4,}|inc\w{4,}|des\w{4,}|salvo|apenas|falt\w*"
        r"|deix\w+|evit\w*|neg\w*|recus\w*|pouc[oa]s?|mal|difícil\w*|contra|exceto|longe",
    ),
    "fr": (
        "pas jamais", r"pas (?:seulement|moins|plus|mal)|(?:un|le|les|des) pas(?!\w)|, pas(?!\w)",
        r"ne|n|sans|ni|aucun\w*|rien|personne|non|imp\w{4,}|inc\w{4,}|dé\w{4,}|sauf|plus|point|manqu\w*|évit\w*"
        r"|refus\w*|peu|mal|difficile\w*|contre|loin",
    ),
}  # fmt: skip

_CONTRACTED = {"en": r"n[’']t(?!\w)"}  # what denies at the end of a word
_CONTRACTIONS = {"en": "t"}  # what is left of it in the words of a text
_DENYING = """
    no not never without nor neither none hardly cannot t | не нет ни без нельзя вряд | ні нема немає
    | nicht nie kein keine keinem keinen keiner keines ohne weder | não nem nunca sem | no ni nunca sin tampoco
    | jamais ne ni pas sans
"""
DENYING = frozenset(_DENYING.split()) - {"|"}
"""The lower-case words of all languages that deny whatever they may render."""


class Denials(NamedTuple):
    """What denies in a language: its words as they stand in a text, a pattern of them, one of the phrases with them
    that do not deny, one of them with the words that they deny; and for each word whether it denies, and may deny."""

    words: frozenset[str]
    plain: re.Pattern[str]
    idioms: re.Pattern[str]
    denied: re.Pattern[str]
    plainly: WordFacts[bool]
    any: WordFacts[bool]


@cache
def denials(language: str) -> Denials | None:
    """Those of a language (code), None for a language without a table."""
    if language not in _WORDS:
        return None
    small, idioms, others = _WORDS[language]
    words, contracted = small.split(), _CONTRACTED.get(language, "(?!)")
    plain = rf"(?<!\w)(?:{'|'.join(words)})(?!\w)|{contracted}"
    said = re.compile(rf"(?:{'|'.join(words)})|\w*{contracted}", re.IGNORECASE)
    may = re.compile(rf"(?:{'|'.join(words)}|{others})|\w*{contracted}", re.IGNORECASE)
    return Denials(
        frozenset({*words, *map(str.capitalize, words), *_CONTRACTIONS.get(language, "").split()}),
        re.compile(plain, re.IGNORECASE),
        re.compile(idioms, re.IGNORECASE),
        re.compile(rf"(?:{plain})\W+(?:\w+\W+){{0,2}}\w+", re.IGNORECASE),
        WordFacts(lambda word: said.fullmatch(word) is not None),
        WordFacts(lambda word: may.fullmatch(word) is not None),
    )
