"""Small parts of names as Russian texts write them: particles (nobiliary, patronymic, the Arabic article), initials,
and words for kinds of places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from glossary.languages import table

# In lower case in Russian inside a name; at its beginning they have the capital of the source.
PARTICLES: Mapping[str, tuple[str, ...]] = {
    "van": ("ван",),
    "von": ("фон",),
    "vom": ("фом",),
    "zu": ("цу",),
    "zum": ("цум",),
    "und": ("унд",),
    "der": ("дер",),
    "den": ("ден",),
    "ter": ("тер",),
    "ten": ("тен",),
    "af": ("аф",),
    "av": ("ав",),
    "de": ("де",),
    "del": ("дель",),
    "della": ("делла",),
    "delle": ("делле",),
    "di": ("ди",),
    "da": ("да",),
    "do": ("ду",),
    "dos": ("душ", "дос"),
    "das": ("даш", "дас"),
    "du": ("дю",),
    "des": ("де",),
    "la": ("ла",),
    "le": ("ле",),
    "lo": ("ло",),
    "los": ("лос",),
    "las": ("лас",),
    "y": ("и",),
    "bin": ("бин",),
    "ibn": ("ибн",),
    "ben": ("бен",),
    "bint": ("бинт",),
    "bar": ("бар",),
    "ould": ("ульд",),
    "st": ("сент", "сен", "санкт"),
    "al": ("аль",),
    "el": ("эль",),
    "ul": ("уль",),
    "ud": ("уд",),
    "ur": ("ур",),
    "uz": ("уз",),
    "ad": ("ад",),
    "ar": ("ар",),
    "as": ("ас",),
    "ash": ("аш",),
    "at": ("ат",),
    "az": ("аз",),
    "an": ("ан",),
}
# Words for kinds of places before their names in Russian, and what other languages say for these.
GENERIC_NOUNS: Mapping[str, str] = {"cape": "мыс", "lake": "озеро", "mount": "гора", "mt": "гора"}
NOUNS_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "uk": {"мыс": "мис", "озеро": "озеро", "гора": "гора"},
    "be": {"мыс": "мыс", "озеро": "возера", "гора": "гара"},
    "bg": {"мыс": "нос", "озеро": "езеро", "гора": "връх"},
    "sr": {"мыс": "рт", "озеро": "језеро", "гора": "планина"},
}
FIXED_ENDINGS = ("-стрит", "-авеню", "-сквер", "-роуд")  # streets, which do not decline
ALWAYS_SMALL = frozenset({"bin", "ibn", "bint"})  # in English also capitalised (Bin Salman)
ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ul", "ud", "ur", "uz"})
_SUN = (("sh", "аш"), ("th", "ат"), ("d", "ад"), ("n", "ан"), ("r", "ар"), ("s", "ас"), ("t", "ат"), ("z", "аз"))


_INITIALS = table(
    "A=А B=Б C=К D=Д E=Э F=Ф G=Г H=Х I=И J=Дж K=К L=Л M=М N=Н O=О P=П Q=К R=Р S=С T=Т U=У V=В W=У X=К Y=Й Z=З"
)


def initials(word: str) -> str:
    """Initials in Russian, each with its full stop, separated by spaces ("J.K." -> "Дж. К."); "" for any other word."""
    if not re.fullmatch(r"(?:[A-Z]\.)+", word):
        return ""
    return " ".join(f"{_INITIALS[letter]}." for letter in word.split(".")[:-1])


# For what an initial may stand that begins otherwise: William is В or У, Helen Х or Е.
_OTHER_INITIALS = table("C=С/Ч E=Е/И G=Дж H=Г/Е J=Й/Ж/Х/И S=Ш U=Ю W=В Y=Ю/Я Z=Ц A=Э I=А X=Х")


def initial(letter: str, texts: Iterable[str]) -> str:
    """The Russian letter of an initial of a person ("W": "У"), without its full stop: one that machine translations
    have and that may be right, so that it is kept; "" for what is no capital Latin letter."""
    if letter not in _INITIALS:
        return ""
    usual, others = _INITIALS[letter], _OTHER_INITIALS.get(letter, "").split("/")
    said = [text for text in texts if text]
    found = (one for one in (usual, *others) if one and any(re.search(rf"(?<!\w){one}\.", text) for text in said))
    return next(found, usual)


def article(article: str, noun: str) -> tuple[str, ...]:
    """The renderings of the Arabic article before a noun: as spelt in the source, then assimilated to a sun letter."""
    written = PARTICLES[article]
    if article not in ("al", "el"):
        return written
    assimilated = next((text for letters, text in _SUN if noun.startswith(letters)), "")
    return (*written, assimilated) if assimilated else written
