"""Ukrainian as a target: its function words. Needs the dictionary pymorphy3-dicts-uk (the extra `uk`, GPL data)."""

from __future__ import annotations

from importlib.util import find_spec

from glossary.languages.slavic.tables import Grammar
from glossary.languages.slavic.target import Slavic
from glossary.languages.slavic.ukrainian_names import decline
from glossary.languages.wordlists import words

_GOVERNMENT = {
    "gent": "для із від од до без біля після крім замість навколо проти серед щодо поза з-за з-під через",
    "datv": "завдяки всупереч",
    "accs": "про крізь",
    "ablt": "над перед між",
    "loct accs": "в у на",
    "ablt gent": "з зі",
    "loct": "при",
    "loct accs ": "по о об",
    "ablt accs": "під за",
}

_VERBS = {
    "accs": "звинуватити звинувачувати зупинити зупиняти підтримати підтримувати покинути покидати відвідати"
    " відвідувати закликати атакувати блокувати заблокувати засудити засуджувати критикувати захопити захоплювати"
    " захистити захищати визнати визнавати змусити змушувати переконати попередити привітати запросити звільнити"
    " знищити оточити очолити",
    "datv": "допомогти допомагати загрожувати заважати завадити сприяти протистояти довіряти належати шкодити",
    "ablt": "володіти керувати правити командувати користуватися пишатися захоплюватися",
    "gent": "досягти досягати домогтися уникнути уникати",
    "gent accs": "вимагати чекати",
}
_GENITIVES = (
    "за словами,за даними,на думку,з боку,на території,на територію,від імені,за допомогою,у випадку,в інтересах"
)

GRAMMAR = Grammar(
    code="uk",
    ranked=False,
    prepositions={word: tuple(cases.split()) for cases, words in _GOVERNMENT.items() for word in words.split()},
    modals=words("можна можете може можуть треба потрібно слід необхідно дозволяє дозволяють хочете"),
    relative="який",
    be="бути",
    this="це",
    copulas=words("бути стати ставати залишитися залишатися виявитися бувати"),
    modal_verbs=words("могти змогти"),
    you="ви",
    purpose=("щоб", "для"),
    how="як",
    conjunctions=frozenset(("і", "й", "та", "або", "чи")),
    perform=("виконати", "виконайте"),
    reflexive=("ся", "сь"),
    agreeing_places=words("місто село селище столиця річка"),
    fixing_places=words("республіка острів озеро станція штат провінція гора аеропорт королівство"),
    subordinators=words("що щоб коли якщо оскільки хоча"),
    decline=decline,
    verbs={verb: tuple(cases.split()) for cases, verbs in _VERBS.items() for verb in verbs.split()},
    genitives=frozenset(_GENITIVES.split(",")),
    titles=words("президент пан пані сенатор канцлер король королева губернатор прем'єр-міністр"),
    relational=("ський", "зький", "цький"),
)


def ukrainian_or_none() -> Slavic | None:
    """Ukrainian, or None where its dictionary is not installed."""
    return Slavic("uk", GRAMMAR) if find_spec("pymorphy3_dicts_uk") is not None else None
