"""The tables in which Russian and Ukrainian differ; the code that reads them is shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from glossary.languages.slavic.surnames import DeclensionRule


@dataclass(frozen=True, eq=False, slots=True)
class Grammar:
    """One Slavic language: the code of its dictionary and its function words, in lower case.

    `prepositions`: the cases each governs, likeliest first. `agreeing_places`: generic nouns whose place name takes
    their case ("в городе Степанакерте"); `fixing_places`: those whose name stays nominative ("в Республике Арцах").
    `names`: how names decline that the dictionary does not know.

    What words ask of the noun after them: `verbs` with one object, by their cases; `nouns` that take more than the
    genitive; `genitives`, preposition and noun after which only a genitive is possible ("по словам"); `datives`,
    those with a dative ("в ответ"); `titles`, which share the case of the person after them; `firm` prepositions,
    whose first case is by far the likeliest; `owned`, nouns after which only a genitive makes sense; `times`, nouns of
    adverbials; `directed`, words of motion, after which a preposition of place takes the accusative; `static`, verbs
    after which it takes the locative; `entering`, by preposition, the words right before it that allow nothing but the
    accusative.
    """

    code: str
    ranked: bool  # the analyser puts the likeliest parse first
    prepositions: Mapping[str, tuple[str, ...]]
    modals: frozenset[str]
    relative: str
    be: str
    you: str
    purpose: tuple[str, str]  # "so that" + infinitive, "for" + genitive
    how: str
    conjunctions: frozenset[str]
    perform: tuple[str, str]  # infinitive, imperative: what carries a noun where a verb stood
    reflexive: tuple[str, ...]
    agreeing_places: frozenset[str]
    fixing_places: frozenset[str]
    subordinators: frozenset[str]  # conjunctions after which a subject is likely
    relational: tuple[str, ...]  # endings of the adjective of a place: карабах + ский
    names: tuple[DeclensionRule, ...]
    about: tuple[str, str] = ("", "")  # the preposition "about" before a consonant, before a vowel
    vowels: str = "аоуэиы"
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    genitives: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    directed: frozenset[str] = frozenset()
    static: frozenset[str] = frozenset()
    entering: Mapping[str, frozenset[str]] = field(default_factory=dict)
    datives: frozenset[str] = frozenset()
    # the preposition of what nouns govern with one, and its case: доступ к сети
    complements: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    few: frozenset[str] = frozenset()  # numerals with a genitive singular: два насоса; none: a plural (два насоси)
    gendered: tuple[tuple[str, str], ...] = ()  # numerals with a gender: other, feminine (два, две)
    negation: str = "не"
    none: frozenset[str] = frozenset()  # "there is no", with a genitive
    lacking: frozenset[str] = frozenset()  # verbs whose subject may be a genitive: насосов не хватает, стало больше
    naming: frozenset[str] = frozenset()  # nouns of things with a name, which stays nominative after them: корабль
    addressing: frozenset[str] = frozenset()  # verbs of telling and giving, with a dative
    this: str = ""  # the pronoun that is a subject of its own beside a noun: это отчёт
    whether: str = ""  # the particle of an indirect question: определён ли
    copulas: frozenset[str] = frozenset()  # verbs with a predicative adjective after them
    modal_verbs: frozenset[str] = frozenset()  # finite verbs with an infinitive after them
    needs: frozenset[str] = frozenset()  # words after whose denial an infinitive is imperfective
    phases: frozenset[str] = frozenset()  # verbs with nothing but an imperfective infinitive after them
    duties: frozenset[str] = frozenset()  # short adjectives with an infinitive after them
    actions: tuple[str, ...] = (
        "ние",
        "тие",
        "ция",
        "инг",
        "овка",
        "рузка",
        "верка",
        "стройка",
    )  # endings of nouns that name an action
