"""A paragraph as the page shows it: source beside target, and beside both what is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from glossary import Severity, Status
from translate.report.page.marks import escape, marked, visible
from translate.report.page.view import Kind, Paragraph, Remark, Risk, Term
from translate.text import locales

KINDS: Mapping[Kind, str] = {
    Kind.MACHINE: "machine, not reviewed",
    Kind.EDITED: "edited, not approved",
    Kind.UNTRANSLATED: "untranslated",
    Kind.APPROVED: "approved",
    Kind.NOTHING: "nothing to translate",
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


def classes(paragraph: Paragraph) -> Iterator[str]:
    """The classes by which a paragraph is filtered and drawn."""
    yield paragraph.kind.name.lower()
    yield f"risk-{paragraph.risk.name.lower()}"
    if paragraph.remarks:
        yield "remarked"
    if any(term.status is Status.UNRESOLVED for term in paragraph.terms):
        yield "unresolved"


def card(article: str, paragraph: Paragraph, source_locale: str, locale: str) -> str:
    """The list item of a paragraph. `article`: the id of its article on the page."""
    identity = f"{article}-{paragraph.number}"
    numbered = list(enumerate(paragraph.terms, 1))
    source = marked(paragraph.source, ((n, term.status, term.source) for n, term in numbered))
    target = marked(paragraph.target, ((n, term.status, term.target) for n, term in numbered))
    shown = _text(target, "target", locale) if target else '<p class="target none">left in the source language</p>'
    return (
        f'<li class="paragraph {" ".join(classes(paragraph))}" id="{identity}" data-number="{paragraph.number}">\n'
        f'<h3><a href="#{identity}"><span class="hidden">Paragraph </span>{paragraph.number}</a></h3>\n'
        f"{_text(source, 'source', source_locale)}\n{shown}\n"
        f'<div class="notes">{"".join(_notes(paragraph, source_locale, locale))}</div>\n</li>'
    )


def _text(content: str, name: str, locale: str) -> str:
    return f'<p class="{name}" lang="{escape(locale)}" dir="{locales.direction(locale)}">{content}</p>'


def _notes(paragraph: Paragraph, source_locale: str, locale: str) -> Iterator[str]:
    risk = RISKS[paragraph.risk]
    badge = f' <span class="badge">{risk}</span>' if risk else ""
    kind = paragraph.kind
    yield f'<p class="state"><span class="dot {kind.name.lower()}"></span><span>{KINDS[kind]}</span>{badge}</p>'
    if paragraph.remarks:
        yield f'<ul class="remarks" aria-label="Findings">{"".join(map(_remark, paragraph.remarks))}</ul>'
    if paragraph.made_by:
        yield f"<p>made by <bdi>{visible(paragraph.made_by)}</bdi></p>"
    if paragraph.offers:
        offers = "".join(f"<li><bdi>{visible(offer)}</bdi></li>" for offer in paragraph.offers)
        yield f'<details><summary>From a translation memory</summary><ul class="offers">{offers}</ul></details>'
    if paragraph.previous:
        before = _text(visible(paragraph.previous), "previous", source_locale)
        yield f"<details><summary>The source before</summary>{before}</details>"
    numbered = list(enumerate(paragraph.terms, 1))
    changed = [_term(n, t, source_locale, locale) for n, t in numbered if t.status is not Status.SATISFIED]
    standing = [_term(n, t, source_locale, locale) for n, t in numbered if t.status is Status.SATISFIED]
    if changed:
        yield f'<ul class="terms" aria-label="Terms that were changed or are missing">{"".join(changed)}</ul>'
    if standing:
        few = f"{len(standing)} term{'s' * (len(standing) != 1)} as the glossary has {'them' if standing[1:] else 'it'}"
        yield f'<details><summary>{few}</summary><ul class="terms">{"".join(standing)}</ul></details>'


def _remark(remark: Remark) -> str:
    told = "repaired" if remark.severity is Severity.INFO else str(remark.severity)
    return (
        f'<li class="{remark.severity}"><b>{told}: {escape(remark.rule)}</b> <bdi>{visible(remark.message)}</bdi></li>'
    )


def _term(number: int, term: Term, source_locale: str, locale: str) -> str:
    """One term: source, what stood for it and what stands now, and in small letters the form and how it was found."""
    source, sure = _word(term.surface, source_locale), f" {term.score:.0%}" if term.score < _CERTAIN else ""
    if term.status is Status.UNRESOLVED:
        shown, how = f"expected {_word(term.wanted, locale)}", [term.how]
    else:
        stood = f"<s>{_word(term.old, locale)}</s> " if term.old and term.old != term.new else ""
        shown, how = f"{stood}{_word(term.new, locale)}", [_form(term.form), f"{term.how}{sure}" if term.how else ""]
    how += [f"not in the glossary: {term.inferred}"] if term.inferred else []
    details = escape(", ".join(filter(None, how)))
    return (
        f'<li class="{term.status}" data-term="{number}">{source} <span aria-hidden="true">→</span> {shown} '
        f"<small>{term.status}: {details}</small></li>"
    )


def _form(key: str) -> str:
    return " ".join(_FORMS.get(part, part) for part in key.split(".")) if key else ""


def _word(text: str, locale: str) -> str:
    return f'<bdi lang="{escape(locale)}">{visible(text)}</bdi>'
