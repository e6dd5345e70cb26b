"""Transcribes names of Chinese (by the Palladius system) and Korean persons (as media do) by tables of syllables.

Such names are recognised by a surname from a short list and one or two syllables of the language. Japanese names need
no table: the models have learnt the Polivanov system from thousands of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from glossary.languages import table, words
from glossary.names.normalise import plain

_CHINESE_SURNAMES = words(
    "ai an bai bao bi bo cai cao cen chai chang che chen cheng chi chu cui dai deng ding dong dou du duan fan fang fei"
    " feng fu gan gao ge geng gong gu guan gui guo han hao he hong hou hu hua huang hui huo ji jia jian jiang jiao jin"
    " jing ju kang ke kong kuang lai lan lei leng li lian liang liao lin ling liu long lou lu luan luo ma mao mei meng"
    " mi miao mo mu ning niu ou ouyang pan pang pei peng pi ping pu qi qian qiao qin qiu qu quan ran rao ren rong ruan"
    " sha shan shang shao shen sheng shi shu si sima situ song su sun tan tang tao teng tian tong tu wan wang wei wen"
    " weng wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin you yu yuan yue yun zang zeng zhai"
    " zhan zhang zhao zhen zheng zhong zhou zhu zhuang zhuo zong zou zuo"
)
_INITIALS: Mapping[str, str] = table(
    "b=б p=п m=м f=ф d=д t=т n=н l=л g=г k=к h=х j=цз q=ц x=с zh=чж ch=ч sh=ш r=ж z=цз c=ц s=с"
)
_HARD: dict[str, str] = table(
    "a=а ai=ай an=ань ang=ан ao=ао e=э ei=эй en=энь eng=эн o=о ong=ун ou=оу u=у ua=уа uai=уай uan=уань uang=уан"
    " ui=уй un=унь uo=о"
)
_SOFT: Mapping[str, str] = table(
    "i=и ia=я ian=янь iang=ян iao=яо ie=е in=инь ing=ин iong=юн iu=ю u=юй ue=юэ un=юнь uan=юань v=юй ve=юэ"
)
_WHOLE: dict[str, str] = table(
    "a=а ai=ай an=ань ang=ан ao=ао e=э en=энь er=эр ou=оу ya=я yan=янь yang=ян yao=яо ye=е yi=и yin=инь ying=ин yo=йо"
    " yong=юн you=ю yu=юй yuan=юань yue=юэ yun=юнь wa=ва wai=вай wan=вань wang=ван wei=вэй wen=вэнь weng=вэн wo=во"
    " wu=у hui=хуэй zhi=чжи chi=чи shi=ши ri=жи zi=цзы ci=цы si=сы lv=люй nv=нюй lve=люэ nve=нюэ"
)
_KOREAN_SURNAMES: Mapping[str, str] = table(
    "kim=ким lee=ли rhee=ли yi=ли ri=ли park=пак pak=пак choi=чхве/цой choe=чхве/цой jung=чон jeong=чон chung=чон"
    " kang=кан cho=чо jo=чо yoon=юн yun=юн jang=чан chang=чан lim=лим im=им seo=со suh=со shin=син kwon=квон hwang=хван"
    " ahn=ан song=сон ryu=рю yoo=ю hong=хон ko=ко moon=мун mun=мун son=сон sohn=сон bae=пэ baek=пэк paek=пэк heo=хо"
    " hur=хо nam=нам shim=сим noh=но roh=но kwak=квак sung=сон seong=сон joo=чу woo=у koo=ку ban=пан thae=тхэ oh=о"
    " han=хан hyon=хён"
)
_KOREAN_INITIALS: dict[str, str] = {"": "/"} | table(  # at the beginning / after a vowel or a voiced consonant
    "k=к/г g=к/г kk=кк/кк n=н/н d=т/д t=тх/тх r=р/р l=р/р m=м/м b=п/б p=п/п s=с/с sh=с/с j=ч/чж ch=чх/чх h=х/х"
)
_KOREAN_VOWELS: Mapping[str, str] = table(
    "a=а ae=э ai=э ya=я yae=е eo=о e=е ye=е yeo=ё yo=ё o=о wa=ва wae=вэ oe=ве u=у oo=у woo=у wo=во we=ве wi=ви yu=ю"
    " you=ё eu=ы ui=ый eui=ый i=и ee=и"
)
_KOREAN_FINALS: Mapping[str, str] = table("k=к g=к n=н ng=н t=т d=т l=ль r=ль m=м p=п b=п")
_KOREAN_SPELLINGS: Mapping[str, str] = table(  # syllables that are seldom written as they sound
    "young=yeong jung=jung sung=seong hyun=hyeon hyung=hyeong kyung=gyeong kyong=gyeong myung=myeong joon=jun hoon=hun"
    " soo=su koo=gu woon=un geun=geun hee=hui sun=seon suk=seok bum=beom hyon=hyeon duck=deok un=eun sok=seok yol=yeol"
)
_VOICED = "аеёиоуыэюянмль"


def transcribed(name: str) -> tuple[tuple[str, float], ...]:
    """The renderings of the whole name of a Chinese or Korean person with their shares (0..1); () for other names."""
    surname, *given = plain(name).split() or [""]
    if not given or len(given) > 2 or not name[:1].isupper():
        return ()
    return _korean(surname, given) or _chinese(surname, given)


def is_korean_given(word: str) -> bool:
    """True for a given name of two Korean syllables with a hyphen: Geun-hye."""
    return "-" in word and bool(_korean("kim", [plain(word)]))


def _chinese(surname: str, given: list[str]) -> tuple[tuple[str, float], ...]:
    parts = [_pinyin(part) for part in re.split("['-]", "'".join(given))]
    read = tuple(syllable for part in parts for syllable in part)
    if surname not in _CHINESE_SURNAMES or not all(parts) or len(read) > 2:
        return ()
    family = "".join(_syllables()[syllable] for syllable in _pinyin(surname))
    first = _run(_syllables()[syllable] for syllable in read)
    return ((f"{family.capitalize()} {first.capitalize()}", 1.0),)


def _run(syllables: Iterable[str]) -> str:
    """The syllables joined, with a hard sign between a hard n (ng) and the vowel of the next syllable."""
    text = ""
    for syllable in syllables:
        text += "ъ" * (text.endswith("н") and syllable[0] in "аеёиоуэюя") + syllable
    return text


def _pinyin(word: str) -> tuple[str, ...]:
    """A word split into syllables of pinyin, longest first; () if it is not pinyin."""
    if not word:
        return ()
    syllables = _syllables()
    for length in range(min(6, len(word)), 0, -1):
        head, tail = word[:length], word[length:]
        if head in syllables and not (tail and tail[0] in "aeiou"):
            rest = _pinyin(tail)
            if rest or not tail:
                return (head, *rest)
    return ()


@lru_cache(maxsize=1)
def _syllables() -> Mapping[str, str]:
    """The syllables of pinyin in the Palladius system; those in j, q and x are soft before u."""
    known: dict[str, str] = {}
    for initial, text in _INITIALS.items():
        soft = initial in ("j", "q", "x")
        finals = _SOFT if soft else _HARD | {key: _SOFT[key] for key in _SOFT if key[0] == "i"}
        for final, ending in finals.items():
            known[initial + final] = text + ending
    return known | _WHOLE


def _korean(surname: str, given: list[str]) -> tuple[tuple[str, float], ...]:
    parts = given[0].split("-") if len(given) == 1 else given
    families = _KOREAN_SURNAMES.get(surname, "").split("/")
    if surname not in _KOREAN_SURNAMES or len(parts) != 2:
        return ()
    before, texts = families[0], []
    for part in parts:
        text = _korean_syllable(_KOREAN_SPELLINGS.get(part, part), before[-1] in _VOICED)
        if not text:
            return ()
        texts.append(text)
        before = text
    share = (1.0,) if len(families) == 1 else (0.6, 0.4)
    tail = " ".join(text.capitalize() for text in texts)
    return tuple((f"{family.capitalize()} {tail}", part) for family, part in zip(families, share, strict=False))


def _korean_syllable(syllable: str, voiced: bool) -> str:
    """The rendering of one syllable, "" if it is not one."""
    for start in (2, 1, 0):
        initial, rest = syllable[:start], syllable[start:]
        if initial not in _KOREAN_INITIALS:
            continue
        for end in range(len(rest), 0, -1):
            vowel, final = rest[:end], rest[end:]
            if vowel in _KOREAN_VOWELS and (not final or final in _KOREAN_FINALS):
                ending = _KOREAN_FINALS.get(final, "")
                return _KOREAN_INITIALS[initial].split("/")[voiced] + _KOREAN_VOWELS[vowel] + ending
    return ""
