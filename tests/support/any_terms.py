"""Terms of every kind, for the property tests of the file formats of termbases."""

from __future__ import annotations

from hypothesis import strategies as st

from glossary import PartOfSpeech, Term, TermKind, TermType

GENDERS = ("", "masc", "femn", "neut")
FORM_KEYS = st.sampled_from(["gent", "datv.plur"])


def one_line(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts without the line breaks that a cell loses when it is read."""
    return text.map(lambda drawn: " ".join(drawn.split())).filter(bool)


def any_terms(text: st.SearchStrategy[str], **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Term]:
    """Terms whose texts are drawn from `text`; `fields` are further ones, or others in place of the usual."""
    lines = one_line(text)
    texts = st.lists(lines, max_size=2).map(tuple)
    usual: dict[str, st.SearchStrategy[object]] = {
        "source": lines,
        "target": lines,
        "aliases": texts,
        "accept": texts,
        "forbidden": texts,
        "kind": st.sampled_from(TermKind),
        "type": st.sampled_from(TermType),
        "pos": st.sampled_from(PartOfSpeech),
        "gender": st.sampled_from(GENDERS),
        "inflect": st.booleans(),
        "forms": st.dictionaries(FORM_KEYS, lines, max_size=2),
        "scope": texts,
        "priority": st.integers(-5, 5),
        "note": st.one_of(st.just(""), text),
    }
    return st.builds(Term, **(usual | fields))
