"""The lint rules for termbases: one function per rule, in a table by their stable ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from glossary.model import Finding, Severity, Term, TermKind
from glossary.termbase.indeclinable import Inflector, inflector_of, is_indeclinable, plain_paradigm
from glossary.termbase.lint.characters import INVISIBLE, mixed_words, script_of, scripts_in, words_of
from glossary.termbase.lint.clashes import Claims, claims_of
from glossary.termbase.matching import Matcher
from glossary.termbase.rows import says_nothing
from glossary.termbase.termbase import Termbase

_GRAMMEMES = frozenset({
    "nomn", "gent", "datv", "accs", "ablt", "loct", "voct", "gen2", "loc2", "acc2",
    "sing", "plur", "masc", "femn", "neut", "anim", "inan",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Context:
    """What a rule may look at besides its own row."""

    termbase: Termbase
    inflector: Inflector | None
    claims: Claims

    def place(self, at: int) -> str:
        """The place of row number `at`, for messages."""
        return self.termbase.terms[at].place or f"row {at + 1}"


_Issue = tuple[Severity, str, str]
_Check = Callable[[_Context, int, Term], Iterator[_Issue]]


def lint(termbase: Termbase, *, inflector: Inflector | None = None) -> tuple[Finding, ...]:
    """All findings on a termbase, by row, then in the order of RULES.

    `inflector` gives the paradigms that forms are compared with. Without one that of the target locale is used
    (Russian, Ukrainian); for other languages these rules find nothing.
    """
    claims = claims_of(termbase.terms, termbase.source_locale)
    context = _Context(termbase, inflector or inflector_of(termbase.target_locale), claims)
    return tuple(
        Finding(rule, severity, context.place(at), message, hint)
        for at, term in enumerate(termbase.terms)
        for rule, check in RULES.items()
        for severity, message, hint in check(context, at, term)
    )


def _duplicate_row(context: _Context, at: int, term: Term) -> Iterator[_Issue]:
    """The row repeats an earlier one."""
    for other in context.claims.same_as.get(at, ()):
        yield Severity.WARNING, f"{term.source!r} repeats {context.place(other)}", "remove one of them"


def _other_capitals(context: _Context, at: int, term: Term) -> Iterator[_Issue]:
    """Two rows differ in nothing but the capitals of their source; a remark for a name and a noun (Turkey, turkey)."""
    for surface, other in context.claims.alike.get(at, ()):
        rival, place = context.termbase.terms[other], context.place(other)
        if not _differ(term, rival) or term.target.casefold() == rival.target.casefold():
            yield Severity.WARNING, f"{surface!r} is in {place} with other capitals", "join the two rows"
            continue
        parallel = all(one.source[:1].isupper() == one.target[:1].isupper() for one in (term, rival))
        message = f"{surface!r} is {_rendering(term)} here and, with other capitals, {_rendering(rival)} in {place}"
        severity = Severity.INFO if parallel else Severity.WARNING
        yield severity, message, "make sure that this is meant; a sentence may begin with either"


def _contradiction(context: _Context, at: int, term: Term) -> Iterator[_Issue]:
    """Two rows have different renderings for one source, and neither scope nor priority decides."""
    for surface, other in context.claims.lost.get(at, ()):
        rival = context.termbase.terms[other]
        alike = rival.kind is term.kind and rival.target.casefold() == term.target.casefold()
        if rival.priority == term.priority and _differ(term, rival) and not alike:
            message = f"{surface!r} is {_rendering(term)} here and {_rendering(rival)} in {context.place(other)}"
            yield Severity.ERROR, message, "keep one, or tell them apart by scope or priority"


def _source_in_two_rows(context: _Context, at: int, term: Term) -> Iterator[_Issue]:
    """Two rows for one source have the same rendering; only one of them is ever used."""
    for surface, other in context.claims.lost.get(at, ()):
        if not _differ(term, context.termbase.terms[other]):
            yield Severity.WARNING, f"{surface!r} is in {context.place(other)} too", "join the two rows"


def _outranked(context: _Context, at: int, term: Term) -> Iterator[_Issue]:
    """A row of higher priority always matches instead of this row."""
    for surface, other in context.claims.lost.get(at, ()):
        rival = context.termbase.terms[other]
        if rival.priority != term.priority and _differ(term, rival):
            message = f"{surface!r} never matches: {context.place(other)} has a higher priority"
            yield Severity.WARNING, message, "remove it, or give it a scope"


def _shadowed(context: _Context, at: int, term: Term) -> Iterator[_Issue]:
    """Longer sources of other rows contain this one and match instead; a warning if the renderings differ."""
    for surface, longer, other in context.claims.inside.get(at, ()):
        rival = context.termbase.terms[other]
        message = f"{surface!r} does not apply within {longer!r} ({context.place(other)})"
        if rival.kind is TermKind.KEEP or term.kind is TermKind.KEEP or _alike(term, rival):
            yield Severity.INFO, message, ""
        else:
            message += f", which is rendered otherwise: {_rendering(rival)}, not {_rendering(term)}"
            yield Severity.WARNING, message, "make sure that this is meant"


def _forbidden_is_target(_context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """A rendering is wanted and forbidden at once, or a right rendering contains a forbidden one."""
    for wanted in dict.fromkeys((term.target, *term.accept)):
        for forbidden in dict.fromkeys(term.forbidden):
            part, whole = words_of(forbidden), words_of(wanted)
            if wanted == forbidden:
                yield Severity.ERROR, f"{wanted!r} is both wanted and forbidden", "remove it on one side"
            elif part and part != whole and f" {' '.join(part)} " in f" {' '.join(whole)} ":
                message = f"the wanted {wanted!r} contains the forbidden {forbidden!r}"
                yield Severity.WARNING, message, "every right translation would be reported"


def _forms_contradict(context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """An explicit form differs from the paradigm (forms win: intended for names, often a mistake elsewhere)."""
    if not term.inflect:
        for key, form in term.forms.items():
            if form != term.target:
                yield Severity.WARNING, f"inflect is no, but {key} is {form!r}", "set inflect to yes, or drop the form"
        return
    if not term.forms or context.inflector is None or term.kind is TermKind.KEEP:
        return
    paradigm = plain_paradigm(term, context.inflector)
    for key, form in term.forms.items():
        expected = paradigm.get(key, paradigm.get(f"{key}.{term.number or 'sing'}", form))
        if expected.replace("ё", "е") != form.replace("ё", "е"):
            yield Severity.WARNING, f"{key} is {form!r}, the paradigm has {expected!r}", "check which is right"


def _unknown_form(context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """A key of `forms` is not a grammatical form."""
    if context.inflector is None:
        return
    for key in term.forms:
        if not set(key.split(".")) <= _GRAMMEMES:
            yield Severity.WARNING, f"the form key {key!r} is never looked for", "use keys such as gent.plur"


def _never_matches(context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """A source that the matcher cannot find in any text."""
    dead = [text for text in term.sources if not _can_match(term, text, context.termbase.source_locale)]
    for text in dead:
        severity = Severity.ERROR if len(dead) == len(term.sources) else Severity.WARNING
        yield severity, f"{text!r} can never match", "write the source as in running text"
    wanted = script_of(context.termbase.source_locale)
    strange = [text for text in term.sources if wanted and scripts_in(text) and wanted not in scripts_in(text)]
    if len(strange) == len(term.sources):
        what = f"{term.source!r} has no letter of the source language"
        yield Severity.WARNING, what, "source and target may be exchanged"
    for scope in term.scope:
        if scope == "domain:" or scope.startswith(("../", "./")) or "\\" in scope:
            hint = "patterns are relative to the folder of articles and written with /"
            yield Severity.WARNING, f"no article lies in the scope {scope!r}", hint


def _indeclinable_inflects(context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """The row is to be inflected, but its target has one form only."""
    if term.inflect and not term.forms and context.inflector and is_indeclinable(term, context.inflector):
        yield Severity.WARNING, f"{term.target!r} does not decline, but inflect is yes", "set inflect to no"


def _empty_target(_context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """The term has no target."""
    if says_nothing(term):
        yield Severity.WARNING, f"{term.source!r} has no target", "fill it, or set kind to keep"


def _target_is_source(context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """The target is in the script of the source."""
    ours, theirs = script_of(context.termbase.target_locale), script_of(context.termbase.source_locale)
    seen = scripts_in(term.target)
    if term.kind is TermKind.TRANSLATE and ours and ours != theirs and seen and ours not in seen:
        yield Severity.WARNING, f"the target {term.target!r} is not in the script of the language", "set kind to keep"


def _keep_has_target(_context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """A term to keep has a target."""
    if term.kind is TermKind.KEEP and term.target not in term.sources:
        yield Severity.WARNING, f"{term.source!r} is kept, so the target {term.target!r} is unused", "choose one"


def _stray_characters(_context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """Unusual white space or invisible characters."""
    for column, text in _texts(term):
        found = INVISIBLE.search(text)
        if found:
            named = ", ".join(f"U+{ord(character):04X}" for character in found[0])
            yield Severity.WARNING, f"{column} {text!r} holds {named}", "write a single space, or nothing"


def _mixed_script(_context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """A word with both Cyrillic and Latin letters, which looks right and never matches."""
    for column, text in _texts(term):
        for word in mixed_words(text):
            yield Severity.WARNING, f"{column} {text!r}: {word!r} mixes alphabets", "retype the word"


def _alias_is_source(_context: _Context, _at: int, term: Term) -> Iterator[_Issue]:
    """A value given twice in one row."""
    for column, values in (("aliases", term.sources), ("accept", (term.target, *term.accept)),
                           ("forbidden", term.forbidden)):  # fmt: skip
        for text in dict.fromkeys(value for at, value in enumerate(values) if value in values[:at]):
            yield Severity.WARNING, f"{column} repeats {text!r}", "remove it"


RULES: Mapping[str, _Check] = {
    "duplicate-row": _duplicate_row,
    "other-capitals": _other_capitals,
    "contradiction": _contradiction,
    "source-in-two-rows": _source_in_two_rows,
    "outranked": _outranked,
    "shadowed": _shadowed,
    "forbidden-is-target": _forbidden_is_target,
    "forms-contradict": _forms_contradict,
    "unknown-form": _unknown_form,
    "never-matches": _never_matches,
    "indeclinable-inflects": _indeclinable_inflects,
    "empty-target": _empty_target,
    "target-is-source": _target_is_source,
    "keep-has-target": _keep_has_target,
    "stray-characters": _stray_characters,
    "mixed-script": _mixed_script,
    "alias-is-source": _alias_is_source,
}


def _texts(term: Term) -> Iterator[tuple[str, str]]:
    """Every text of a row that is compared with articles, after its column."""
    yield "source", term.source
    yield "target", term.target
    for column in ("aliases", "accept", "forbidden"):
        for text in getattr(term, column):
            yield column, text
    for key, form in term.forms.items():
        yield f"form {key}", form


def _differ(term: Term, rival: Term) -> bool:
    """True if two rows for one source have different renderings."""
    if term.kind is not rival.kind:
        return True
    return bool(term.target) and term.kind is TermKind.TRANSLATE and term.target not in (rival.target, *rival.accept)


def _rendering(term: Term) -> str:
    return "kept" if term.kind is TermKind.KEEP else repr(term.target)


def _alike(short: Term, longer: Term) -> bool:
    """True if every word of the short rendering shares a stem with a word of the longer one."""
    stems = words_of(longer.target)
    return all(
        any(other.startswith(word[: max(3, len(word) * 2 // 3)]) for other in stems) for word in words_of(short.target)
    )


def _can_match(term: Term, text: str, locale: str) -> bool:
    alone = replace(term, source=text, aliases=(), scope=())
    return "\n" not in text and bool(Matcher((alone,), locale).matches(text))
