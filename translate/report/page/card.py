"""The card of a paragraph on the page: source, target, and notes on both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from markupsafe import Markup

from glossary import Severity, Status
from translate.model import Standing
from translate.report.page.marks import escape, fill, joined, marked, visible, word
from translate.report.page.view import ParagraphView, Remark, Risk, TermView
from translate.text import locales

STANDINGS: Mapping[Standing, str] = {
    Standing.MACHINE: "machine",
    Standing.EDITED: "edited",
    Standing.STALE: "stale",
    Standing.UNTRANSLATED: "untranslated",
    Standing.APPROVED: "approved",
    Standing.NOTHING: "nothing to translate",
}
RISKS: Mapping[Risk, str] = {
    Risk.HIGH: "high risk",
    Risk.RAISED: "raised risk",
    Risk.SOME: "some risk",
    Risk.LOW: "",
    Risk.NONE: "",
}
_FORMS: Mapping[str, str] = {  # grammatical keys of the glossary, as a person says them
    "nomn": "nominative",
    "gent": "genitive",
    "datv": "dative",
    "accs": "accusative",
    "ablt": "instrumental",
    "loct": "prepositional",
    "voct": "vocative",
    "sing": "singular",
    "plur": "plural",
    "masc": "masculine",
    "femn": "feminine",
    "neut": "neuter",
    "dictionary": "dictionary form",
}
_CERTAIN = 1.0


def classes(paragraph: ParagraphView) -> Iterator[str]:
    """The CSS classes by which a paragraph is filtered and styled."""
    yield str(paragraph.standing)
    yield f"risk-{paragraph.risk.name.lower()}"
    if paragraph.is_remarked:
        yield "remarked"
    if paragraph.is_unresolved:
        yield "unresolved"


def card(article: str, paragraph: ParagraphView, source_locale: str, locale: str) -> Markup:
    """The list item of a paragraph. `article`: the id of its article on the page."""
    numbered = list(enumerate(paragraph.terms, 1))
    source = marked(paragraph.source, ((n, term.status, term.source) for n, term in numbered))
    target = marked(paragraph.target, ((n, term.status, term.target) for n, term in numbered))
    none = Markup('<p class="target none">left in the source language</p>')
    return fill(
        '<li class="paragraph {classes}" id="{identity}" data-number="{number}"{context}>\n'
        '<h3><a href="#{identity}"><span class="hidden">Paragraph </span>{number}</a></h3>\n'
        '{source}\n{target}\n<div class="notes">{notes}</div>\n</li>',
        classes=word(" ".join(classes(paragraph))),
        identity=escape(f"{article}-{paragraph.number}"),
        number=paragraph.number,
        context=fill(' data-context="{context}"', context=escape(paragraph.context)) if paragraph.context else Markup(),
        source=_text(source, "source", source_locale),
        target=_text(target, "target", locale) if target else none,
        notes=joined(_notes(paragraph, source_locale, locale)),
    )


def remarks(found: Sequence[Remark]) -> Markup:
    """A list of findings, "" for none."""
    rows = joined(map(_remark, found))
    return fill('<ul class="remarks" aria-label="Findings">{rows}</ul>', rows=rows) if found else Markup()


def _text(content: Markup, name: str, locale: str) -> Markup:
    return fill(
        '<p class="{name}" lang="{locale}" dir="{direction}">{content}</p>',
        name=word(name),
        locale=word(locale),
        direction=word(_direction(locale)),
        content=content,
    )


_direction = cache(locales.direction)


def _notes(paragraph: ParagraphView, source_locale: str, locale: str) -> Iterator[Markup]:
    yield _state(paragraph)
    yield remarks(paragraph.remarks)
    if paragraph.made_by:
        yield fill("<p>made by <bdi>{maker}</bdi></p>", maker=visible(paragraph.made_by))
    if paragraph.offers:
        offers = joined(fill("<li><bdi>{offer}</bdi></li>", offer=visible(offer)) for offer in paragraph.offers)
        yield fill(
            '<details><summary>From a translation memory</summary><ul class="offers">{offers}</ul></details>',
            offers=offers,
        )
    if paragraph.previous:
        before = _text(visible(paragraph.previous), "previous", source_locale)
        yield fill("<details><summary>The source before</summary>{before}</details>", before=before)
    yield from _terms(paragraph, source_locale, locale)


def _state(paragraph: ParagraphView) -> Markup:
    risk = RISKS[paragraph.risk]
    return fill(
        '<p class="state"><span class="dot {standing}"></span><span>{words}</span>{badge}</p>',
        standing=word(paragraph.standing),
        words=word(STANDINGS[paragraph.standing]),
        badge=fill(' <span class="badge">{risk}</span>', risk=word(risk)) if risk else Markup(),
    )


def _terms(paragraph: ParagraphView, source_locale: str, locale: str) -> Iterator[Markup]:
    """The terms that were changed or are missing; then, folded, those that needed no change."""
    numbered = list(enumerate(paragraph.terms, 1))
    changed = [_term(n, t, source_locale, locale) for n, t in numbered if t.status is not Status.SATISFIED]
    standing = [_term(n, t, source_locale, locale) for n, t in numbered if t.status is Status.SATISFIED]
    if changed:
        yield fill(
            '<ul class="terms" aria-label="Terms that were changed or are missing">{terms}</ul>', terms=joined(changed)
        )
    if standing:
        few = f"{len(standing)} term{'s' * (len(standing) != 1)} as the glossary has {'them' if standing[1:] else 'it'}"
        yield fill(
            '<details><summary>{few}</summary><ul class="terms">{terms}</ul></details>',
            few=word(few),
            terms=joined(standing),
        )


def _remark(remark: Remark) -> Markup:
    return fill(
        '<li class="{severity}"><b>{told}: {rule}</b> <bdi>{message}</bdi></li>',
        severity=word(remark.severity),
        told=word("repaired" if remark.severity is Severity.INFO else remark.severity),
        rule=word(remark.rule),
        message=visible(remark.message),
    )


def _term(number: int, term: TermView, source_locale: str, locale: str) -> Markup:
    """A term: source, old and new rendering, and in small letters its form and how it was found."""
    if term.status is Status.UNRESOLVED:
        shown = fill("expected {wanted}", wanted=_word(term.wanted, locale))
    else:
        stood = bool(term.old) and term.old != term.new
        old = fill("<s>{old}</s> ", old=_word(term.old, locale)) if stood else Markup()
        shown = joined([old, _word(term.new, locale)])
    return fill(
        '<li class="{status}" data-term="{number}">{source} <span aria-hidden="true">→</span> {shown} '
        "<small>{status}: {details}</small></li>",
        status=word(term.status),
        number=number,
        source=_word(term.surface, source_locale),
        shown=shown,
        details=word(", ".join(filter(None, _details(term)))),
    )


def _details(term: TermView) -> Iterator[str]:
    """The form of the term and how it was found, "" for what is unknown."""
    if term.status is Status.UNRESOLVED:
        yield term.how
    else:
        sure = f" {term.score:.0%}" if term.score < _CERTAIN else ""
        yield _form(term.form)
        yield f"{term.how}{sure}" if term.how else ""
    if term.inferred:
        yield f"not in the glossary: {term.inferred}"


def _form(key: str) -> str:
    return " ".join(_FORMS.get(part, part) for part in key.split(".")) if key else ""


def _word(text: str, locale: str) -> Markup:
    return fill('<bdi lang="{locale}">{text}</bdi>', locale=word(locale), text=visible(text))
