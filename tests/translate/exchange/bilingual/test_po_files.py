"""PO and POT as articles: what is empty or fuzzy is filled and flagged, all else stays to the byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import catalog
from translate.catalog import reader
from translate.errors import ArticleError, CatalogError
from translate.model import Article
from translate.pipeline.api import build, check
from translate.pipeline.project_run import run
from translate.pipeline.verification import verify
from translate.project import Options, articles

RULE = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
HEAD = f"""msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {RULE}\\n"

"""
TEMPLATE = """# A template.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: boats 1\\n"
"Language-Team: LANGUAGE <LL@li.org>\\n"
"Language: \\n"
"Content-Type: text/plain; charset=CHARSET\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

#, c-format
msgid "%d boat"
msgid_plural "%d boats"
msgstr[0] ""
msgstr[1] ""
"""


def read(text: str, to: str = "ru", name: str = "a.po") -> Article:
    return articles.into(articles.parse(text.encode(), name, "en"), to)


def filled(text: str, to: str = "ru", *, approved: bool = False, name: str = "a.po") -> str:
    """The file with every text in capitals."""
    article = read(text, to, name)
    targets = {n: said.upper() for n, (said, _) in enumerate(articles.texts(article), 1)}
    return articles.translated(article, targets, to, frozenset(targets) if approved else frozenset()).data.decode()


@pytest.mark.parametrize(
    ("before", "machine", "approved"),
    [
        ('msgid "one"\nmsgstr ""\n', '#, fuzzy\nmsgid "one"\nmsgstr "ONE"\n', 'msgid "one"\nmsgstr "ONE"\n'),
        (
            '#: a.c:1\n#, c-format\nmsgid "one %d"\nmsgstr ""\n',
            '#: a.c:1\n#, fuzzy, c-format\nmsgid "one %d"\nmsgstr "ONE %D"\n',
            '#: a.c:1\n#, c-format\nmsgid "one %d"\nmsgstr "ONE %D"\n',
        ),
        (
            '#, fuzzy\n#| msgid "won"\nmsgid "one"\nmsgstr "один"\n',
            '#, fuzzy\n#| msgid "won"\nmsgid "one"\nmsgstr "ONE"\n',
            '#| msgid "won"\nmsgid "one"\nmsgstr "ONE"\n',
        ),
        (
            '#, c-format, fuzzy\nmsgid "one"\nmsgstr "один"\n',
            '#, c-format, fuzzy\nmsgid "one"\nmsgstr "ONE"\n',
            '#, c-format\nmsgid "one"\nmsgstr "ONE"\n',
        ),
        (
            '#= fuzzy, c-format\nmsgid "one"\nmsgstr "один"\n',
            '#= fuzzy, c-format\nmsgid "one"\nmsgstr "ONE"\n',
            '#= c-format\nmsgid "one"\nmsgstr "ONE"\n',
        ),
        (
            '#=fuzzy\n#, no-wrap\nmsgid "one"\nmsgstr "один"\n',
            '#=fuzzy\n#, no-wrap\nmsgid "one"\nmsgstr "ONE"\n',
            '#, no-wrap\nmsgid "one"\nmsgstr "ONE"\n',
        ),
        (  # a program that does not know `#=` must see that it is fuzzy
            '#= c-format\nmsgid "one"\nmsgstr ""\n',
            '#= c-format\n#, fuzzy\nmsgid "one"\nmsgstr "ONE"\n',
            '#= c-format\nmsgid "one"\nmsgstr "ONE"\n',
        ),
        (
            '#= fuzzy words of somebody\n#, fuzzy\nmsgid "one"\nmsgstr "один"\n',
            '#= fuzzy words of somebody\n#, fuzzy\nmsgid "one"\nmsgstr "ONE"\n',
            '#= fuzzy words of somebody\nmsgid "one"\nmsgstr "ONE"\n',
        ),
        (
            'msgctxt "a"\nmsgid ""\n"one\\n"\n"two\\n"\nmsgstr ""\n""\n',
            '#, fuzzy\nmsgctxt "a"\nmsgid ""\n"one\\n"\n"two\\n"\nmsgstr ""\n"ONE\\n"\n"TWO\\n"\n',
            'msgctxt "a"\nmsgid ""\n"one\\n"\n"two\\n"\nmsgstr ""\n"ONE\\n"\n"TWO\\n"\n',
        ),
        (
            'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] ""\nmsgstr[2] "дней"\n',
            '#, fuzzy\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] "DAYS"\nmsgstr[2] "дней"\n',
            'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] "DAYS"\nmsgstr[2] "дней"\n',
        ),
        (
            'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] ""\nmsgstr[1] ""\n',
            '#, fuzzy\nmsgid "%d day"\nmsgid_plural "%d days"\n'
            'msgstr[0] "%D DAY"\nmsgstr[1] "%D DAYS"\nmsgstr[2] "%D DAYS"\n',
            'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%D DAY"\nmsgstr[1] "%D DAYS"\nmsgstr[2] "%D DAYS"\n',
        ),
    ],
)
def test_what_is_filled_and_flagged(before: str, machine: str, approved: str) -> None:
    assert filled(HEAD + before) == HEAD + machine
    assert filled(HEAD + before, approved=True) == HEAD + approved
    assert filled((HEAD + before).replace("\n", "\r\n")) == (HEAD + machine).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text",
    [
        'msgid "one"\nmsgstr "раз"\n',
        '#~ msgid "one"\n#~ msgstr ""\n',
        '#, fuzzy\n#~ msgid "one"\n#~ msgstr ""\n',
        'msgid "translator-credits"\nmsgstr ""\n',
        'msgid "%s: %d"\nmsgstr ""\n',
        'msgctxt "NAME OF TRANSLATORS"\nmsgid "Your names"\nmsgstr ""\n',
        'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] "дня"\nmsgstr[2] "дней"\n',
    ],
)
def test_what_people_wrote_and_what_is_no_text_stays(text: str) -> None:
    assert filled(HEAD + text) == HEAD + text


def test_a_template_becomes_a_po_file_of_the_target_locale() -> None:
    made = filled(TEMPLATE, name="a.pot")
    found = reader.parse(made.encode(), "a.pot")
    assert [found.field(name) for name in ("Language", "Plural-Forms", "Language-Team")] == ["ru", RULE, "Russian"]
    assert found.charset == "UTF-8"
    assert not (found.header and found.header.fuzzy)
    assert found.entries[0].plurals == ("%D BOAT", "%D BOATS", "%D BOATS")
    assert reader.parse(filled(TEMPLATE, "pt-BR", name="a.pot").encode(), "a.pot").field("Language") == "pt_BR"
    assert len(reader.parse(filled(TEMPLATE, "ja", name="a.pot").encode(), "a.pot").entries[0].plurals) == 2


@pytest.mark.parametrize("tail", ["", "\n", "\n# The end.", '\n\nmsgid "one"\nmsgstr "раз"'])
def test_a_file_with_nothing_to_fill(tail: str) -> None:
    text = f'msgid ""\nmsgstr "Language: ru\\n"{tail}'
    assert filled(text) == text


def test_a_long_translation_is_wrapped_as_the_file_is() -> None:
    text = " ".join(["boat"] * 20)
    lines = filled(f'{HEAD}msgid ""\n"{text[:70]}"\n"{text[70:]}"\nmsgstr ""\n').split("\n")
    assert max(map(len, lines[7:])) < 80
    assert filled(f'{HEAD}msgid "{text}"\nmsgstr ""\n').endswith(f'msgstr "{text.upper()}"\n')


def test_a_form_takes_the_numbers_of_the_rule() -> None:
    article = read(HEAD + 'msgid "one boat"\nmsgid_plural "%d boats"\nmsgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n')
    texts = [
        (said, articles.markup(article, n).lifted(said).plain) for n, (said, _) in enumerate(articles.texts(article), 1)
    ]
    assert texts == [("%d boats", "21 boats"), ("%d boats", "22 boats"), ("%d boats", "25 boats")]
    assert len({context for _, context in articles.texts(article)}) == 3


def test_a_plural_entry_is_filled_as_a_whole_or_not_at_all() -> None:
    text = HEAD + 'msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    assert articles.translated(read(text), {1: "день", 3: "дней"}, "ru").data.decode() == text


def test_a_check_finds_nothing_wrong_with_forms_that_have_the_same_source(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(
        HEAD + 'msgid "%d boat"\nmsgid_plural "%d boats"\nmsgstr[0] ""\nmsgstr[1] ""\n', "utf-8"
    )
    out = str(tmp_path / "out")
    options = Options(sources=(str(tmp_path / "a.po"),), to=("ru",), out=out, engine="pseudo", root=str(tmp_path))
    assert not run(options).failures
    catalogs = tmp_path / "out/po/ru/a.po.po"
    form = '(msgctxt "msgstr.1."\nmsgid "%d boats"\nmsgstr ")'
    catalogs.write_text(re.sub(form, r"\1два ", catalogs.read_text("utf-8")), "utf-8")
    assert not build(options).failures
    assert 'msgstr[1] "два %d' in (tmp_path / "out/ru/a.po").read_text("utf-8")
    assert "stale-article" not in {one.rule for one in check(options).findings}


def test_files_for_another_language_and_own_catalogs_are_refused() -> None:
    with pytest.raises(ArticleError, match=r"a\.po: holds translations into ru, not into de; give its template"):
        read(HEAD, "de")
    with pytest.raises(ArticleError, match="a catalog that this program wrote, not an article; review it"):
        read('msgid ""\nmsgstr "Project-Id-Version: translate-articles\\n"\n')
    with pytest.raises(CatalogError, match=r"a\.po:2"):
        read('msgid ""\nmsgstr "\n')


def test_the_charset_of_the_file_stays_and_what_it_does_not_have_is_refused() -> None:
    head = 'msgid ""\nmsgstr "Language: ru\\nContent-Type: text/plain; charset=KOI8-R\\n"\n\n'
    data = f'{head}msgid "one"\nmsgstr "раз"\n\nmsgid "two"\nmsgstr ""\n'.encode("koi8-r")
    article = articles.into(articles.parse(data, "a.po", "en"), "ru")
    assert articles.translated(article, {1: "два"}, "ru").data == data.replace(
        b'msgid "two"\nmsgstr ""', '#, fuzzy\nmsgid "two"\nmsgstr "два"'.encode("koi8-r")
    )
    with pytest.raises(ArticleError, match="its charset koi8-r does not have '€' of the translation; convert it"):
        articles.translated(article, {1: "€"}, "ru")


def test_a_file_is_run_verified_reviewed_and_built(tmp_path: Path) -> None:
    (tmp_path / "a.po").write_text(HEAD + 'msgid "Open"\nmsgstr ""\n\nmsgid "Close"\nmsgstr "Закрыть"\n', "utf-8")
    options = Options(
        sources=(str(tmp_path / "a.po"),), to=("ru",), out=str(tmp_path / "out"), engine="pseudo", root=str(tmp_path)
    )
    assert not run(options).failures
    assert not verify(options).faulty
    path = tmp_path / "out/po/ru/a.po.po"
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", "").replace("Õpéñ", "Открыть"), "utf-8")
    assert [entry.target for entry in catalog.load(path).entries] == ["Открыть"]
    assert not build(options).failures
    made = (tmp_path / "out/ru/a.po").read_text("utf-8")
    assert made == HEAD + 'msgid "Open"\nmsgstr "Открыть"\n\nmsgid "Close"\nmsgstr "Закрыть"\n'
    assert not verify(options).faulty


TEXT = st.text(st.sampled_from('ab \\n"\\té%'), max_size=12)


@given(st.lists(st.tuples(TEXT, TEXT, st.booleans()), max_size=4, unique_by=lambda one: one[0]))
def test_nothing_but_translations_and_flags_changes(rows: list[tuple[str, str, bool]]) -> None:
    found = catalog.Catalog(entries=tuple(catalog.Entry(a, b, flags=("fuzzy",) if c else ()) for a, b, c in rows if a))
    text = HEAD + catalog.writer.serialize(found)
    article = read(text)
    assert articles.serialize(article, {}).decode() == text
    after = reader.parse(filled(text).encode(), "a.po").entries
    for old, new in zip(reader.parse(text.encode(), "a.po").entries, after, strict=True):
        assert (new.source, new.context, new.comments) == (old.source, old.context, old.comments)
        if old.target.strip() and not old.fuzzy:
            assert new == old
        elif new.target != old.target:
            assert new.fuzzy
