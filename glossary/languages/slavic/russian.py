"""Russian as a target: its function words; everything else is in the slavic modules."""

from __future__ import annotations

from glossary.languages.slavic.russian_government import (
    DIRECTED,
    ENTERING,
    GENITIVES,
    NOUNS,
    OWNED,
    STATIC,
    TIMES,
    TITLES,
    VERBS,
)
from glossary.languages.slavic.russian_names import decline
from glossary.languages.slavic.tables import Grammar
from glossary.languages.slavic.target import Slavic
from glossary.languages.wordlists import words

_GOVERNMENT = {
    "gent": "для из от до без у после из-за кроме вместо около относительно внутри вне ради путем путём против вдоль"
    " возле вокруг среди мимо из-под посреди напротив насчет насчёт ото изо безо накануне вследствие",
    "datv": "к ко согласно благодаря вопреки навстречу",
    "accs": "через про сквозь",
    "ablt": "над перед передо между",
    "loct accs": "в во на",
    "ablt gent accs": "с со",
    "datv accs loct": "по",
    "loct accs ": "о об обо",
    "loct": "при",
    "ablt accs": "под подо за",
}

GRAMMAR = Grammar(
    code="ru",
    ranked=True,
    prepositions={word: tuple(cases.split()) for cases, words in _GOVERNMENT.items() for word in words.split()},
    modals=words(
        "можно можете может могут можем нужно необходимо следует позволяет позволяют нельзя требуется хотите должны"
        " должен сможете надо необходима"
    ),
    relative="который",
    be="быть",
    this="это",
    you="вы",
    purpose=("чтобы", "для"),
    how="как",
    conjunctions=frozenset(("и", "или")),
    perform=("выполнить", "выполните"),
    reflexive=("ся", "сь"),
    agreeing_places=words("город село деревня посёлок поселок столица река хутор станица"),
    fixing_places=words(
        "республика остров озеро станция штат провинция гора аэропорт порт королевство княжество пустыня залив"
        " полуостров округ область"
    ),
    subordinators=words("что чтобы когда если поскольку хотя"),
    relational=("ский", "инский", "ийский", "анский", "енский"),
    about=("о", "об"),
    vowels="аоуэи",
    decline=decline,
    verbs=VERBS,
    nouns=NOUNS,
    genitives=GENITIVES,
    titles=TITLES,
    firm=words("по о об обо с со"),
    owned=OWNED,
    times=TIMES,
    directed=DIRECTED,
    static=STATIC,
    datives=frozenset(("в ответ", "в помощь", "в угоду", "в противовес", "в подарок")),
    entering=ENTERING,
    whether="ли",
    copulas=words("быть стать становиться оказаться оказываться остаться оставаться являться считаться казаться"),
    modal_verbs=words("мочь смочь начать продолжать перестать"),
    phases=words("начать начинать продолжать продолжить перестать переставать прекратить прекращать стать"),
    needs=words("следует нужно надо стоит рекомендуется требуется необходимо обязательно советуем рекомендуем"),
    duties=words("должный"),
)


class Russian(Slavic):
    """The target side of Russian."""

    def __init__(self) -> None:
        super().__init__("ru", GRAMMAR)
