"""The tables of Ukrainian: function words, case government of verbs, declension of names."""

from __future__ import annotations

from glossary.languages.slavic.grammar import Grammar
from glossary.languages.slavic.surnames import rule
from glossary.languages.wordlists import words

_PREPOSITIONS = {
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

# Declension of names by the Ukrainian orthography of 2019 (§§ 82-100), the commonest patterns: foreign names in -о, -е,
# -і, -у, -ю, -и do not decline, Ukrainian surnames of men in -ко do; women's surnames in a consonant do not.
_HARD = "nomn= gent=а datv=у accs="

NAMES = (
    rule("ова ева єва іна їна ська цька", "nomn=а gent=ої datv=ій accs=у ablt=ою loct=ій", gender="femn", surname=True),
    rule("ко", "nomn=о gent=а datv=у accs=а ablt=ом loct=у", gender="other", surname=True),
    rule("ий", "nomn=ий gent=ого datv=ому accs=ого ablt=им loct=ому", gender="other", surname=True),
    rule("ов ев єв ін їн", f"{_HARD} ablt=им loct=і", gender="other", surname=True, longer=4),
    rule("о е і у ю и є ї", ""),
    rule("га", "nomn=га gent=ги datv=зі accs=гу ablt=гою loct=зі"),
    rule("ка", "nomn=ка gent=ки datv=ці accs=ку ablt=кою loct=ці"),
    rule("ха", "nomn=ха gent=хи datv=сі accs=ху ablt=хою loct=сі"),
    rule("а", "nomn=а gent=и datv=і accs=у ablt=ою loct=і"),
    rule("ія", "nomn=я gent=ї datv=ї accs=ю ablt=єю loct=ї"),
    rule("я", "nomn=я gent=і datv=і accs=ю ablt=ею loct=і"),
    rule("ь", "nomn=ь gent=і datv=і accs=ь ablt=ю loct=і", gender="femn"),
    rule("ь", "nomn=ь gent=я datv=ю accs=ь ablt=ем loct=і"),
    rule("*", "", gender="femn"),
    rule("й", "nomn=й gent=я datv=ю accs=й ablt=єм loct=ї"),
    rule("г к х", f"{_HARD} ablt=ом loct=у"),
    rule("ж ш ч щ ц", f"{_HARD} ablt=ем loct=і"),
    rule("*", f"{_HARD} ablt=ом loct=і"),
)

GRAMMAR = Grammar(
    code="uk",
    ranked=False,
    prepositions={word: tuple(cases.split()) for cases, words in _PREPOSITIONS.items() for word in words.split()},
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
    names=NAMES,
    verbs={verb: tuple(cases.split()) for cases, verbs in _VERBS.items() for verb in verbs.split()},
    genitives=frozenset(_GENITIVES.split(",")),
    addressing=words(
        "сказати розповісти повідомити дати віддати подарувати передати вручити запропонувати пообіцяти показати"
        " написати надіслати продати пояснити"
    ),
    titles=words("президент пан пані сенатор канцлер король королева губернатор прем'єр-міністр"),
    relational=("ський", "зький", "цький"),
    none=words("немає нема"),
)
