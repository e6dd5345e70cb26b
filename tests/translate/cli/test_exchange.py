"""`translate export` and `translate import` as a person meets them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"}


def translate(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "translate", *arguments],
        cwd=folder,
        capture_output=True,
        env=ENVIRONMENT | {"HOME": str(folder)},
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def after_a_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    (folder / "articles").mkdir()
    (folder / "articles" / "a.txt").write_text("Hello.\n\nIt rains.\n")
    assert translate(folder, "run", "--to", "ru", "--from", "en", "--engine", "copy", "-q")[0] == 0
    return folder


@pytest.fixture
def project(after_a_run: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(after_a_run, tmp_path / "project"))


def test_out_reviewed_and_back(project: Path) -> None:
    code, out, err = translate(project, "export", "--to", "ru", "--format", "xliff", "--output-file", "x/")
    assert (code, out, err) == (0, "x/articles.en-ru.xlf: 2 texts, 2 not approved\n", "")
    path = project / "x/articles.en-ru.xlf"
    text = path.read_text("utf-8")
    path.write_text(text.replace('needs-review-translation">Hello.', 'final">Привет.'), "utf-8")
    assert translate(project, "import", str(path), "--to", "ru") == (
        0,
        "1 approved, 1 unchanged; 1 catalog changed\n",
        "",
    )
    assert translate(project, "import", str(path), "--to", "ru") == (0, "2 unchanged; 0 catalogs changed\n", "")
    assert translate(project, "run", "--to", "ru", "--from", "en", "--engine", "copy", "-q")[0] == 0
    assert (project / "out/ru/a.txt").read_text() == "Привет.\n\nIt rains.\n"
    path.write_text(text.replace('needs-review-translation">Hello.', 'final">Здравствуйте.'), "utf-8")
    code, out, err = translate(project, "import", str(path), "--to", "ru")
    assert (code, out) == (0, "1 unchanged, 1 kept; 0 catalogs changed\n")
    assert err == "warning: a.txt: kept “Привет.” in place of “Здравствуйте.”, for “Hello.”\n"
    found = json.loads(translate(project, "import", str(path), "--to", "ru", "--json")[1])
    assert (found["kept"], found["findings"][0]["standing"]) == (1, "Привет.")
    assert translate(project, "export", "--to", "ru", "--approved", "--output-file", "m.tmx", "-q") == (0, "", "")
    assert "Привет." in (project / "m.tmx").read_text()
    assert "It rains." not in (project / "m.tmx").read_text()


def test_a_text_that_xml_cannot_carry_is_lost_work_by_name(project: Path) -> None:
    path = project / "out/po/ru/a.txt.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Hello."', 'msgstr "Hel\\001lo."'), "utf-8")
    code, out, err = translate(project, "export", "--to", "ru", "--output-file", "a.xlf")
    assert (code, err) == (1, "error: a.txt: xliff cannot carry U+0001: “Hello.”\n")
    assert out == "a.xlf: 1 text, 1 not approved\n"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["export", "--output-file", "a.tmx"], 2, "--to: no target language"),
        (
            ["export", "--to", "ru", "--output-file", "a.doc"],
            2,
            "a.doc: no format is known by this name; give --format",
        ),
        (["export", "--to", "de", "--output-file", "a.tmx"], 2, "out/po/de: nothing to export"),
        (["export", "--to", "ru", "--output-file", "articles/a.txt/b.tmx"], 1, "cannot be written"),
        (["import", "no.tmx", "--to", "ru"], 1, "no.tmx: no such file"),
        (["import", "no.tmx", "--to", "de"], 1, "no.tmx: no such file"),
        (["import", "out/po/ru/a.txt.po", "--to", "de"], 1, "is in ru, not in de; check --to"),
        (["import", "articles", "--to", "ru"], 2, "is a directory"),
        (["import", "articles/a.txt", "--to", "ru"], 2, "no format is known by this suffix"),
        (["import", "articles/a.txt", "--to", "ru", "--format", "tmx"], 1, "no well-formed XML"),
    ],
)
def test_errors(project: Path, arguments: list[str], code: int, message: str) -> None:
    found, _, err = translate(project, *arguments)
    assert message in err
    assert "Traceback" not in err
    assert found == code


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "de.xlf",
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.txt"'
            ' source-language="en" target-language="de"><body><trans-unit id="1" approved="yes">'
            "<source>Hello.</source><target>Hallo.</target></trans-unit></body></file></xliff>",
        ),
        (
            "de2.xlf",
            '<xliff version="2.1" srcLang="en" trgLang="de" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"'
            ' original="a.txt"><unit id="1"><segment state="final"><source>Hello.</source><target>Hallo.</target>'
            "</segment></unit></file></xliff>",
        ),
        (
            "de.po",
            'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de_DE\\n"\n\n'
            'msgid "Hello."\nmsgstr "Hallo."\n',
        ),
    ],
)
def test_a_file_in_another_language_is_refused_and_no_memory_for_this_one(project: Path, name: str, text: str) -> None:
    (project / name).write_text(text, "utf-8")
    before = (project / "out/po/ru/a.txt.po").read_bytes()
    form = ("--format", "xliff2") if name == "de2.xlf" else ()
    code, _, err = translate(project, "import", name, "--to", "ru", *form)
    assert (code, err.endswith(", not in ru; check --to, or give another file\n")) == (1, True)
    assert (project / "out/po/ru/a.txt.po").read_bytes() == before
    assert translate(project, "run", "--to", "ru", "--from", "en", "--engine", "copy", "--tm", name, "-q")[0] == 0
    assert "Hallo" not in (project / "out/ru/a.txt").read_text("utf-8")


def test_a_catalog_keeps_its_charset_and_line_ends_in_an_import(project: Path) -> None:
    path = project / "out/po/ru/a.txt.po"
    text = path.read_text("utf-8").replace("charset=UTF-8", "charset=KOI8-R")
    path.write_bytes(text.replace("\n", "\r\n").encode("koi8-r"))
    (project / "i.tsv").write_text("source\ttarget\tstate\nHello.\tПривет.\tapproved\n", "utf-8")
    assert translate(project, "import", "i.tsv", "--to", "ru")[:2] == (0, "1 approved; 1 catalog changed\n")
    assert 'msgstr "Привет."\r\n'.encode("koi8-r") in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert translate(project, "status")[0] == 0


def test_a_source_locale_with_a_region_goes_out_as_a_tag_and_comes_back(project: Path) -> None:
    shutil.rmtree(project / "out")
    assert translate(project, "run", "--to", "ru", "--from", "en-GB", "--engine", "copy", "-q")[0] == 0
    for options in ((), ("--from", "en-GB")):
        assert translate(project, "export", "--to", "ru", *options, "--output-file", "a.xlf")[0] == 0
        assert 'source-language="en-GB"' in (project / "a.xlf").read_text("utf-8")
        assert translate(project, "import", "a.xlf", "--to", "ru", *options)[0] == 0


def test_a_folder_that_is_no_locale_is_none(project: Path) -> None:
    (project / "out/po/.git").mkdir()
    (project / "out/po/.git/a.txt.po").write_text('msgid "a"\nmsgstr "b"\n')
    for command in ("status", "build"):
        _, out, err = translate(project, command)
        assert ".git" not in out + err
    assert not (project / "out/.git").exists()


def test_lines_that_end_as_in_windows_bring_no_odd_character(project: Path) -> None:
    (project / "m.en").write_bytes(b"Hello.\r\nIt rains.\r\n")
    (project / "m.ru").write_bytes("Привет.\r\nИдёт дождь.\r\n".encode())
    assert translate(project, "import", "m", "-f", "moses", "--to", "ru")[0] == 0
    assert 'msgstr "Привет."' in (project / "out/po/ru/a.txt.po").read_text("utf-8")


def test_half_a_character_in_xliff_2_is_left_out(project: Path) -> None:
    (project / "a.xlf").write_text(
        '<xliff version="2.1" srcLang="en" trgLang="ru" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"'
        ' original="a.txt"><unit id="1"><segment state="final"><source>Hello.</source><target>При<cp hex="D800"/>вет.'
        "</target></segment></unit></file></xliff>",
        "utf-8",
    )
    code, _, err = translate(project, "import", "a.xlf", "--to", "ru", "-f", "xliff2")
    assert (code, err) == (0, "")
    assert 'msgstr "Привет."' in (project / "out/po/ru/a.txt.po").read_text("utf-8")


def test_several_files_folders_and_projects(project: Path) -> None:
    for name, rows in (
        ("anna/a.csv", "Hello.;Привет.;approved\n"),
        ("boris.tsv", "It rains.\tИдёт дождь.\tapproved\n"),
    ):
        path = project / name
        path.parent.mkdir(exist_ok=True)
        delimiter = rows.partition("approved")[0][-1]
        path.write_text(delimiter.join(("source", "target", "state")) + f"\n{rows}", "utf-8")
    (project / "anna/~$a.xlsx").write_bytes(b"open in Excel")
    (project / "anna/notes.txt").write_text("not to be imported")
    (project / "anna/de.po").write_text('msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Hello."\nmsgstr "Hallo."\n')
    code, out, err = translate(project, "import", "anna", "boris.tsv", "--to", "ru")
    assert (code, out) == (0, "2 approved; 1 catalog changed\n")
    assert err == "anna/de.po: is in de, not in ru; left out\n"
    assert translate(project, "build", "--to", "ru", "-q")[0] == 0
    assert (project / "out/ru/a.txt").read_text("utf-8") == "Привет.\n\nИдёт дождь.\n"


def test_one_broken_file_and_nothing_is_imported(project: Path) -> None:
    (project / "i.tsv").write_text("source\ttarget\tstate\nHello.\tПривет.\tapproved\n", "utf-8")
    (project / "b.tmx").write_text("<tmx><body>")
    before = (project / "out/po/ru/a.txt.po").read_bytes()
    code, out, err = translate(project, "import", "i.tsv", "b.tmx", "--to", "ru")
    assert (code, out, err[:42]) == (1, "", "error: b.tmx: no well-formed XML (no eleme")
    assert (project / "out/po/ru/a.txt.po").read_bytes() == before


def test_a_format_without_states_is_approved_only_on_demand(project: Path) -> None:
    (project / "m.tmx").write_text(
        '<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>Hello.</seg></tuv>'
        '<tuv xml:lang="ru"><seg>Привет.</seg></tuv></tu></body></tmx>',
        "utf-8",
    )
    code, out, err = translate(project, "import", "m.tmx", "--to", "ru")
    assert (code, out) == (0, "1 edited; 1 catalog changed\n")
    assert err == "note: the file does not say what is approved; with --approve all that is new in it is\n"
    assert translate(project, "import", "m.tmx", "--to", "ru", "--approve") == (
        0,
        "1 approved; 1 catalog changed\n",
        "",
    )
    assert translate(project, "export", "--to", "ru", "--output-file", "x.xlf", "-q")[0] == 0
    code, out, err = translate(project, "import", "x.xlf", "--to", "ru", "--approve")
    assert (code, out) == (0, "2 unchanged; 0 catalogs changed\n")
    assert err == "note: 1 text not approved, as the file says that they need a review\n"
    path = project / "x.xlf"
    path.write_text(path.read_text("utf-8").replace("It rains.</target>", "Идёт дождь.</target>"), "utf-8")
    assert translate(project, "import", "x.xlf", "--to", "ru", "--approve") == (
        0,
        "1 approved, 1 unchanged; 1 catalog changed\n",
        "",
    )


def test_an_omegat_project_goes_out_and_comes_back(project: Path) -> None:
    (project / "terms.csv").write_text("source,target\nrain,дождь\n", "utf-8")
    call = ("export", "--to", "ru", "-f", "omegat", "--segments", "--glossary", "terms.csv", "--output-file", "p")
    assert translate(project, *call) == (0, "p: 2 sentences, 2 not approved\n", "")
    assert (project / "p/glossary/terms.txt").read_text("utf-8") == "rain\tдождь\t\n"
    (project / "p/omegat/project_save.tmx").write_text(
        '<tmx version="1.1"><header/><body><tu><tuv lang="en"><seg>Hello.</seg></tuv>'
        '<tuv lang="ru"><seg>Привет.</seg></tuv></tu></body></tmx>',
        "utf-8",
    )
    assert translate(project, "import", "p", "--to", "ru", "--approve") == (0, "1 approved; 1 catalog changed\n", "")
    assert translate(project, "export", "--to", "ru", "--output-file", "p") == (
        0,
        "p: 2 texts, 1 not approved, 1 approved\n",
        "",
    )
    assert "Привет" in (project / "p/tm/approved.tmx").read_text("utf-8")


def test_sentences_only_where_they_can_come_back(project: Path) -> None:
    code, _, err = translate(project, "export", "--to", "ru", "--segments", "--output-file", "a.xlf")
    assert (code, err.startswith("error: --segments: xliff holds whole paragraphs; leave it out")) == (2, True)
    assert translate(project, "export", "--to", "ru", "--segments", "--output-file", "a.tmx")[1] == (
        "a.tmx: 2 sentences, 2 not approved\n"
    )
