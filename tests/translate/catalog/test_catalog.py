"""The PO door: what a person wrote stays, what the machine wrote is marked, gettext's own tools agree."""

from __future__ import annotations

import codecs
import difflib
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary import Match, Matcher, Occurrence, Status, Term
from glossary.enforcement import satisfied
from translate import catalog
from translate.catalog import reader, writer
from translate.errors import CatalogError
from translate.model import Article, Origin, Paragraph, State, Translation, Unit
from translate.project import articles
from translate.text import is_blank

SIGNATURE = "argos model-1@abc; segmentation 1"


def article(units: list[Unit], name: str = "a.txt") -> Article:
    return Article(name, "en", tuple(Paragraph(n, unit.source) for n, unit in enumerate(units, 1)))


def machine(source: str, target: str) -> Unit:
    return Unit(source, target, State.FUZZY if target else State.UNTRANSLATED, Origin.MACHINE)


def kept(old: catalog.Catalog, sources: list[str] | None = None) -> dict[str, catalog.Kept]:
    sources = [entry.source for entry in old.entries] if sources is None else sources
    keys = catalog.keys(old, [(source, "") for source in sources])
    found = catalog.kept(catalog.carry(old, keys, "en", "ru").values(), "en")
    return {source: found[key] for source, key in zip(sources, keys, strict=True) if key in found}


def save(path: Path, units: list[Unit], name: str = "a.txt") -> bool:
    """As the pipeline does it: people's wordings are taken over first."""
    old = catalog.load(path)
    mine = [
        Unit(u.source, k.target, State.TRANSLATED if k.approved else State.FUZZY, Origin.PERSON)
        if (k := kept(old, [u.source for u in units]).get(u.source))
        else u
        for u in units
    ]
    return catalog.save(path, old, Translation(article(units, name), "ru", tuple(mine), SIGNATURE))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


GOLDEN = """\
#
msgid ""
msgstr ""
"Project-Id-Version: translate-articles\\n"
"PO-Revision-Date: \\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: ru\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"X-Source-Language: en\\n"

# machine: argos model-1@abc; segmentation 1; text 47258819
#: sub/my%20article.txt
#, fuzzy
msgid "The lake rose."
msgstr "Озеро поднялось."

#: sub/my%20article.txt
msgid "It did not.\\tReally."
msgstr ""
"""


def test_golden(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    units = [machine("The lake rose.", "Озеро поднялось."), Unit("* * *", "* * *", State.TRANSLATED)]
    save(path, [*units, machine("It did not.\tReally.", ""), units[0]], "sub/my article.txt")
    assert path.read_text("utf-8") == GOLDEN


def test_a_second_save_changes_nothing(tmp_path: Path) -> None:
    units = [machine("One.", "Раз."), machine("Two.", "")]
    assert save(tmp_path / "a.po", units)
    assert not save(tmp_path / "a.po", units)


def test_approved_text_stays_with_its_comments_flags_and_odd_headers(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз."), machine("Two.", "Два.")])
    edit(path, '#, fuzzy\nmsgid "One."\nmsgstr "Раз."', '# keep this\n#, no-wrap\nmsgid "One."\nmsgstr "Один."')
    edit(path, '"Last-Translator: \\n"', '"Last-Translator: Anna <anna@example.org>\\n"\n"X-Odd: yes\\n"')
    save(path, [machine("One.", "РАЗ!"), machine("Two.", "ДВА!")])
    found = polib.pofile(str(path))
    one, two = found.find("One."), found.find("Two.")
    assert one is not None
    assert two is not None
    assert (one.msgstr, one.flags, one.fuzzy) == ("Один.", ["no-wrap"], False)
    assert "keep this" in one.tcomment
    assert (two.msgstr, two.fuzzy) == ("ДВА!", True)
    assert (found.metadata["Last-Translator"], found.metadata["X-Odd"]) == ("Anna <anna@example.org>", "yes")


def test_a_fuzzy_text_that_a_person_changed_is_kept_and_not_approved(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз.")])
    edit(path, "Раз.", "Один, пожалуй.")
    assert kept(catalog.load(path)) == {"One.": catalog.Kept("Один, пожалуй.", approved=False)}
    save(path, [machine("One.", "РАЗ!")])
    entry = polib.pofile(str(path)).find("One.")
    assert entry is not None
    assert (entry.msgstr, entry.fuzzy) == ("Один, пожалуй.", True)


def test_a_unit_that_knows_nothing_of_a_persons_words_is_refused(tmp_path: Path) -> None:
    path, unit = tmp_path / "a.po", machine("One.", "Раз.")
    save(path, [unit])
    edit(path, '#, fuzzy\nmsgid "One."', 'msgid "One."')
    with pytest.raises(CatalogError, match="a person's wording would be lost: Раз"):
        catalog.save(path, catalog.load(path), Translation(article([unit]), "ru", (unit,), SIGNATURE))


def test_a_fuzzy_text_without_our_mark_is_somebodys(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n#, fuzzy\nmsgid "One."\nmsgstr "X"\n'
    )
    assert kept(catalog.load(path)) == {"One.": catalog.Kept("X", approved=False)}


def test_gone_becomes_obsolete_and_back_again(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз."), machine("Two.", "Два.")])
    edit(path, '#, fuzzy\nmsgid "One."', 'msgid "One."')
    save(path, [machine("Two.", "Два.")])
    assert '#~ msgid "One."\n#~ msgstr "Раз."' in path.read_text("utf-8")
    assert kept(catalog.load(path))["One."] == catalog.Kept("Раз.", approved=True)
    save(path, [machine("One.", "РАЗ!"), machine("Two.", "Два.")])
    entry = polib.pofile(str(path)).find("One.")
    assert entry is not None
    assert (entry.msgstr, entry.obsolete, entry.fuzzy) == ("Раз.", 0, False)


def test_entries_that_are_not_ours_survive(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз.")])
    with path.open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "menu"\nmsgid "One."\nmsgstr "Первый"\n')
    save(path, [machine("One.", "Раз.")])
    assert [e.msgstr for e in polib.pofile(str(path)) if e.msgctxt == "menu"] == ["Первый"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'msgid "a"\nmsgstr "b', r"a\.po:2: a string without its end; mend or move it"),
        (b'msgid "a"\nmsgstr "b\\"', r"a\.po:2: a string without its end; mend or move it"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', r"a\.po:4: an entry without its msgstr, perhaps cut off"),
        (b"<<<<<<< HEAD\n", r"a\.po:1: a conflict marker of git; resolve the merge"),
        (b'msgid "a"\nmsgstr "\xff"\n', r"a\.po:2: not UTF-8, as its header says \(byte 0xff\)"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "this source text has two entries"),
    ],
)
def test_a_broken_catalog_is_refused_and_left_alone(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(content)
    with pytest.raises(CatalogError, match=message):
        catalog.load(path)
    assert path.read_bytes() == content


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1, max_size=80)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
def test_what_is_saved_is_loaded(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    path = tmp_path / "a.po"
    path.unlink(missing_ok=True)
    units = [Unit(source, target, State.TRANSLATED, Origin.MACHINE) for source, target in pairs]
    catalog.save(path, catalog.Catalog(), Translation(article(units), "ru", tuple(units), SIGNATURE))
    found = kept(catalog.load(path))
    written = {u.source: u.target for u in units if catalog.is_translatable(u.source) and not is_blank(u.target)}
    assert {s: k.target for s, k in found.items()} == written


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="gettext is not installed")
def test_gettext_accepts_it_and_would_not_change_it(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    long = "A rather long sentence that goes on, with “quotes”, 1,234.5 and https://example.org/a_b — and more. " * 3
    units = [machine(long.strip(), long.upper().strip()), machine('Tab\there, "quoted" \\ back\nsecond line', "Да\nда")]
    save(path, units)
    subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=True, capture_output=True)
    assert subprocess.run(["msgcat", str(path)], check=True, capture_output=True).stdout == path.read_bytes()


def _saved_in_koi8(path: Path, *units: Unit) -> bytes:
    save(path, [*units])
    text = path.read_text("utf-8").replace("charset=UTF-8", "charset=KOI8-R").replace("#, fuzzy\n", "")
    path.write_bytes(text.replace("\n", "\r\n").encode("koi8-r"))
    return path.read_bytes()


def test_a_file_keeps_its_charset_and_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    before = _saved_in_koi8(path, machine("One.", "Раз."))
    save(path, [machine("One.", "РАЗ!")])
    assert path.read_bytes() == before
    save(path, [machine("One.", "РАЗ!"), machine("Two.", "Два.")])
    assert path.read_bytes().startswith(before)
    assert 'msgid "Two."\r\nmsgstr "Два."\r\n'.encode("koi8-r") in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_file_keeps_its_byte_order_mark_and_its_line_ends_where_one_entry_changes(
    tmp_path: Path, mark: bytes, newline: str
) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз."), machine("Two.", "Два."), machine("Three.", "Три.")])
    path.write_bytes(mark + path.read_bytes().replace(b"\n", newline.encode()))
    before = path.read_bytes()
    save(path, [machine("One.", "Раз."), machine("Two.", "Два."), machine("Three.", "Три.")])
    assert path.read_bytes() == before
    save(path, [machine("One.", "Раз."), machine("Two.", "Двойка."), machine("Three.", "Три.")])
    after = path.read_bytes()
    digest = re.compile(r"; text \w+")
    lines = [digest.sub("", data.decode("utf-8")) for data in (before, after)]
    assert lines[1] == lines[0].replace("Два.", "Двойка.")
    assert writer.encode(reader.parse(after, path)) == after
    edited = reader.parse(after, path)
    edited = replace(edited, entries=(replace(edited.entries[0], target="ОДИН."), *edited.entries[1:]))
    assert writer.encode(edited).decode("utf-8") == after.decode("utf-8").replace('"Раз."', '"ОДИН."')


def test_a_charset_that_cannot_hold_the_text_gives_way_to_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    _saved_in_koi8(path, machine("One.", "Раз."))
    save(path, [machine("One.", "Раз."), machine("Two.", "Два “два”.")])
    text = path.read_bytes().decode("utf-8")
    assert "charset=UTF-8" in text
    assert 'msgstr "Раз."\r\n' in text
    assert 'msgstr "Два “два”."\r\n' in text


FOREIGN = """
# drawn by hand
#================
msgid   ""
msgstr "Language: ru\\nContent-Type: text/plain; charset=utf-8\\nX-Source-Language: en\\n"


#. of a program
#: a.txt
#= no-wrap, range: 0..9
msgid "A sentence that is wrapped by "
  "somebody."
msgstr   ""
"Перевод, "
"разбитый кем-то."



msgid "One."
msgstr "Один."

#~ msgid "Zebra."
#~ msgstr "Зебра."

#~| msgid "Ants."
#~ msgid "Ant."
#~ msgstr "Муравей."

# the last line
"""


def test_what_somebody_laid_out_stays_where_nothing_else_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    long = machine("A sentence that is wrapped by somebody.", "")
    path.write_text(FOREIGN, "utf-8")
    save(path, [long, machine("One.", "Раз.")])
    first = path.read_text("utf-8")  # its header gains fields, its entry of an article a reference
    for piece in FOREIGN.split("\n\n")[1:]:
        assert piece.strip("\n") in first or "One." in piece
    save(path, [long, machine("One.", "Раз.")])
    assert path.read_text("utf-8") == first
    save(path, [long, machine("One.", "Раз."), machine("Two.", "Два.")])
    new = [line for line in difflib.ndiff(first.splitlines(), path.read_text("utf-8").splitlines()) if line[0] in "+-"]
    assert new
    assert all(line.startswith("+ ") for line in new)
    moved = path.read_text("utf-8").replace("#~ msgid", "\n\n#~ msgid", 1)
    path.write_text(f"\ufeff{moved}", "utf-8")
    save(path, [long, machine("One.", "Раз."), machine("Two.", "Два.")])
    assert path.read_text("utf-8") == f"\ufeff{moved}"


def test_an_approved_entry_with_a_context_is_used_and_stays_alive(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgctxt "title"\nmsgid "One."\nmsgstr "Один."\n', "utf-8")
    assert kept(catalog.load(path)) == {"One.": catalog.Kept("Один.", approved=True)}
    save(path, [machine("One.", "РАЗ!")])
    entries = list(polib.pofile(str(path)))
    assert [(e.msgctxt, e.msgstr, e.obsolete) for e in entries] == [("title", "Один.", 0)]


def test_plural_entries_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    plural = 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "день"\nmsgstr[1] "дня"\nmsgstr[2] "дней"\n'
    save(path, [machine("One.", "Раз.")])
    path.write_text(f"{path.read_text('utf-8')}\n{plural}", "utf-8")
    save(path, [machine("One.", "Раз.")])
    assert plural in path.read_text("utf-8")


def test_an_obsolete_twin_of_a_living_entry_becomes_a_remark(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз.")])
    path.write_text(f'{path.read_text("utf-8")}\n#~ msgid "One."\n#~ msgstr "Один был."\n', "utf-8")
    for _ in range(2):
        save(path, [machine("One.", "Раз.")])
        (entry,) = polib.pofile(str(path))
        assert entry.tcomment.splitlines().count("other wording: Один был. (approved)") == 1


def test_the_wording_of_an_obsolete_twin_outlives_the_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз.")])
    path.write_text(f'{path.read_text("utf-8")}\n#~ msgid "One."\n#~ msgstr "Один был."\n', "utf-8")
    for units in ([machine("One.", "Раз.")], [machine("Two.", "Два.")], [machine("Two.", "Два.")]):
        save(path, units)
        assert "Один был." in path.read_text("utf-8")


def test_what_gettext_accepts_and_polib_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr ""\n\n#remark\nmsgid "One."\nmsgstr "\\x41\\102 \\\\x41"\n', "utf-8")
    assert kept(catalog.load(path)) == {"One.": catalog.Kept("AB \\x41", approved=True)}


def test_a_blank_wording_is_none_and_an_article_without_words_gets_no_catalog(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "One."\nmsgstr "  "\n', "utf-8")
    assert kept(catalog.load(path)) == {}
    assert not save(tmp_path / "b.po", [Unit("* * *", "* * *", State.TRANSLATED)])
    assert not (tmp_path / "b.po").exists()


def test_a_remark_on_an_untranslated_entry_and_its_former_source_outlive_the_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", ""), machine("Two.", "Два.")])
    edit(path, '#: a.txt\nmsgid "One."', '# what lake is it?\n#: a.txt\n#, no-wrap\nmsgid "One."')
    edit(path, 'msgid "Two."', '#| msgid "Too."\nmsgid "Two."')
    before = path.read_bytes()
    save(path, [machine("Three.", "Три.")])
    text = path.read_text("utf-8")
    assert '# what lake is it?\n#, no-wrap\n#~ msgid "One."\n#~ msgstr ""\n' in text
    assert '#~| msgid "Too."\n#~ msgid "Two."\n#~ msgstr "Два."\n' in text
    assert not save(path, [machine("Three.", "Три.")])
    save(path, [machine("One.", ""), machine("Two.", "")])
    assert path.read_bytes() == before


def test_what_only_the_machine_wrote_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    save(path, [machine("One.", "Раз.")])
    before = path.read_bytes()
    save(path, [machine("One.", "Раз."), machine("Two.", "Два.")])
    save(path, [machine("One.", "Раз.")])
    assert path.read_bytes() == before


def test_a_term_across_a_line_break_is_told_on_one_line(tmp_path: Path) -> None:
    source = "He moved to New\nYork."
    matches = Matcher((Term("New York", "Нью-Йорк"),)).matches(source)
    unit = replace(machine(source, "Он уехал."), occurrences=satisfied(source, "Он уехал.", matches, "ru"))
    path = tmp_path / "a.txt.po"
    catalog.save(path, catalog.load(path), Translation(article([unit]), "ru", (unit,), SIGNATURE))
    assert "#. term: New York -> missing [unresolved]\n" in path.read_text("utf-8")
    assert catalog.load(path).entries[0].source == source


def test_a_form_in_doubt_says_so() -> None:
    match = Match(Term("pump", "насос"), 4, 8, "pump")
    there = Occurrence(match, Status.REPLACED, 0, 6, "помпы", "Насоса", "gent.sing", "lexicon", 0.9)
    doubted = replace(there, doubt="no subject of: работает")
    unit = Unit("The pump works.", "Насоса работает.", occurrences=(there, doubted))
    assert list(catalog.merge.notes(unit)) == [
        "term: pump -> Насоса (gent.sing) [replaced]",
        "term: pump -> Насоса (gent.sing) [replaced, in doubt: no subject of: работает]",
    ]


def test_an_entry_says_where_its_text_stands_and_what_its_tags_stand_for() -> None:
    paragraph = Paragraph(1, "A <1>boat</1>.", place="The mill", legend="<1> bold")
    article = Article("a.docx", "en", (paragraph,))
    found = catalog.merge.merge(catalog.Catalog(), Translation(article, "ru", (Unit(paragraph.raw),), "engine 1"), {})
    assert [entry.evidence for entry in found.entries] == [("place: The mill", "tags: <1> bold")]


def test_only_paragraphs_under_a_heading_have_a_place() -> None:
    article = articles.parse(b"# The mill\n\nIt burned.\n", "a.md", "en")
    units = tuple(Unit(articles.source_text(article, one.id)) for one in article.paragraphs)
    found = catalog.merge.merge(catalog.Catalog(), Translation(article, "ru", units, "engine 1"), {})
    assert [entry.evidence for entry in found.entries] == [(), ("place: The mill",)]
