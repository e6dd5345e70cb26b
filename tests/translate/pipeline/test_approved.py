"""A paragraph approved in one article stands, fuzzy and marked, in the others that have it; none approves itself."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from translate.model import Outcome
from translate.pipeline import project_run
from translate.project.config import Options

MAYOR, МЭР = "The mayor left early.", "Градоначальник ушёл рано."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"a": f"The council met.\n\n{MAYOR}\n", "b": f"{MAYOR}\n\nOther news came.\n", "sub/c": f"{MAYOR}\n"}
    for name, text in texts.items():
        path = tmp_path / f"articles/{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    run(tmp_path)
    return tmp_path


def run(folder: Path, **more: object) -> Outcome:
    options = Options((str(folder / "articles"),), ("ru",), "en", out=str(folder / "out"), root=str(folder), **more)  # type: ignore[arg-type]
    return project_run.run(options)


def entry(folder: Path, name: str, source: str = MAYOR) -> polib.POEntry:
    found = polib.pofile(str(folder / f"out/po/ru/{name}.txt.po")).find(source, include_obsolete_entries=True)
    assert found is not None
    return found


def word(folder: Path, name: str, text: str, approved: bool) -> None:
    path = folder / f"out/po/ru/{name}.txt.po"
    catalog = polib.pofile(str(path), wrapwidth=78)
    one = catalog.find(MAYOR)
    assert one is not None
    one.msgstr, one.flags = text, [] if approved else ["fuzzy"]
    catalog.save()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((folder / "out").rglob("*")) if path.is_file()}


def test_it_stands_in_the_others_and_a_second_run_changes_nothing(folder: Path) -> None:
    word(folder, "a", МЭР, approved=True)
    outcome = run(folder)
    assert outcome.asked == 0
    for name in ("b", "sub/c"):
        one = entry(folder, name)
        assert (one.msgstr, one.flags) == (МЭР, ["fuzzy"])
        assert "machine: approved in a.txt; text " in one.tcomment
        assert МЭР in (folder / f"out/ru/{name}.txt").read_text("utf-8")
    assert entry(folder, "b", "Other news came.").msgstr != МЭР
    before = snapshot(folder)
    assert run(folder).changed == 0
    assert snapshot(folder) == before


def test_it_follows_the_approved_wording_until_a_person_words_it(folder: Path) -> None:
    word(folder, "a", МЭР, approved=True)
    run(folder)
    word(folder, "b", "Мэр ушла рано.", approved=False)
    word(folder, "a", "Мэр ушёл рано.", approved=True)
    run(folder)
    assert [entry(folder, name).msgstr for name in ("a", "b", "sub/c")] == [
        "Мэр ушёл рано.", "Мэр ушла рано.", "Мэр ушёл рано."
    ]  # fmt: skip
    assert [entry(folder, name).fuzzy for name in ("a", "b", "sub/c")] == [False, True, True]


def test_what_is_only_begun_is_not_offered(folder: Path) -> None:
    word(folder, "a", МЭР, approved=False)
    run(folder)
    assert entry(folder, "b").msgstr != МЭР


def test_it_stays_when_its_article_is_gone_and_goes_before_a_translation_memory(folder: Path) -> None:
    word(folder, "a", МЭР, approved=True)
    (folder / "articles/a.txt").write_text("The council met.\n", "utf-8")
    (folder / "m.tsv").write_text(f"source\ttarget\n{MAYOR}\tДругое.\n", "utf-8")
    run(folder, tm=(str(folder / "m.tsv"),))
    assert entry(folder, "b").msgstr == МЭР
    (folder / "articles/a.txt").unlink()
    run(folder)
    assert entry(folder, "b").msgstr == МЭР


def test_of_two_the_first_is_offered_and_both_stand(folder: Path) -> None:
    word(folder, "a", МЭР, approved=True)
    word(folder, "sub/c", "Мэр ушёл.", approved=True)
    run(folder)
    assert [entry(folder, name).msgstr for name in ("a", "b", "sub/c")] == [МЭР, МЭР, "Мэр ушёл."]


def test_other_languages_contexts_and_broken_catalogs_offer_nothing(folder: Path) -> None:
    po = folder / "out/po/ru"
    head = 'msgid ""\nmsgstr "Language: ru\\nX-Source-Language: {}\\n"\n\n'
    other = f'msgid "{MAYOR}"\nmsgstr "{МЭР}"\n'
    (po / "0.txt.po").write_text(head.format("de") + other, "utf-8")
    (po / "1.txt.po").write_text(f'{head.format("en")}msgctxt "x"\n{other}', "utf-8")
    (po / "2.txt.po").write_text('msgid "cut', "utf-8")
    assert not run(folder).failures
    assert entry(folder, "b").msgstr != МЭР


def test_reserved_articles_get_no_offer(folder: Path) -> None:
    word(folder, "a", МЭР, approved=True)
    run(folder, human=("ru/sub/**",))
    assert entry(folder, "sub/c").msgstr != МЭР
    assert entry(folder, "b").msgstr == МЭР
