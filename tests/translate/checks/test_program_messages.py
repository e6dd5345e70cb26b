"""Catalogs of programs as people translate them: no false alarms on commands, signs, choices; faults are found."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest

from glossary import Severity
from translate.pipeline.api import check
from translate.project import Options
from translate.text.rules.command_words import command_words, setting

HEAD = """msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""


def faults(
    folder: Path, source: str, target: str, locale: str = "ru", severities: Collection[Severity] = (Severity.ERROR,)
) -> set[str]:
    """The rules that find an error, or something of other severities, in an approved message."""
    texts = (text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for text in (source, target))
    entry = 'msgid "{}"\nmsgstr "{}"\n'.format(*texts)
    (folder / "program.po").write_text(HEAD.replace("ru", locale) + entry, "utf-8")
    report = check(Options(out=str(folder / "none")), [str(folder / "program.po")])
    return {one.rule for one in report.findings if one.severity in severities}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("No.", "№"),
        ("No. 5", "№ 5"),
        ("Invoice No. %d", "Счёт № %d"),
        ("Next", "→"),
        ("default:LTR", "default:LTR"),
        ("%a %b %e %H:%M:%S %Y", "%a, %-d %b %Y, %T"),
        ("Next message (<Alt><Page Down>)", "Следующее сообщение (<Alt><Стр. вниз>)"),
        ("default:mm", "default:mm"),
        ("calendar:MY", "calendar:MY"),
        ("calendar:week_start:0", "calendar:week_start:1"),
        ("dav:// or davs://", "dav:// или davs://"),
        ("Cannot read in g_io_channel_read_to_end", "Нельзя читать в g_io_channel_read_to_end"),
        ("Identifier in D-Bus format (eg: org.example.viewer)", "Имя в формате D-Bus (напр.: org.example.viewer)"),
        ("Possible values are “status”, “id” and “original-text”.", "Возможны: «status», «id» и «original-text»."),
        ("only in a `for', `while', or `until' loop", "только в цикле «for», «while» или «until»"),
        (
            "  -r, --reverse     reverse order\\n  -R, --recursive   recursively",
            "  -r, --reverse     задом\\n  -R, --recursive   с подкаталогами",
        ),
        ("git am [<options>] (--continue | --skip | --abort)", "git am [<опции>] (--continue | --skip | --abort)"),
        ("pwd [-LP]", "pwd [-LP]"),
        ("Stage addition [y,n,q,a,d,?]? ", "Добавить [y,n,q,a,d,?]? "),
        (
            "Commands:\\n  help         Show help\\n  introspect   Look inside\\n  monitor      Watch",
            "Команды:\\n  help         Справка\\n  introspect   Заглянуть\\n  monitor      Следить",
        ),
        ("%sAuthor:    %s", "%sАвтор:     %s"),
        ("use file:// instead.", "используйте file://."),
        ("You may want to run `git rm`.", "Возможно, нужна команда «git rm»."),
        ("delete what is older than <time>", "удалить то, что старше <времени>"),
        ("<mode>,<object>,<path>", "<режим доступа>,<объект>,<путь>"),
        ("character in {...} is too large", "символ в {…} слишком велик"),
        ("https://example.com/en/help", "https://example.com/ru/help"),
        (
            "{n, plural, one {# file} other {# files}}",
            "{n, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}",
        ),
        (
            "You have {n, plural, =0 {no messages} one {one message} other {# messages}} in {folder}.",
            "В {folder} {n, plural, =0 {нет писем} one {# письмо} few {# письма} many {# писем} other {# письма}}.",
        ),
        (
            "{who, select, male {He} female {She} other {They}} liked it.",
            "{who, select, male {Ему} female {Ей} other {Им}} понравилось.",
        ),
    ],
)
def test_what_is_right_is_no_error(tmp_path: Path, source: str, target: str) -> None:
    assert faults(tmp_path, source.replace("\\n", "\n"), target.replace("\\n", "\n")) == set()


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("No results", "…", "empty"),
        ("The old mill burned down in the night.", "≈", "empty"),
        (
            "Use --mixed with paths instead of the reset command",
            "Use --mixed с paths instead of команды reset",
            "script",
        ),
        ("Delete the file that you selected", "Delete the file that you selected", "untranslated"),
        ("Save %s as", "Сохранить как", "placeholder"),
        ("%s %d", "%s %s", "placeholder"),
        ("Press <b>Enter</b>", "Нажмите Enter", "placeholder"),
        ("https://example.com/en/help", "https://example.com/ru/other", "url"),
        (
            "{n, plural, one {# file} other {# files}}",
            "{n, plural, one {# файл} few {12 файлов} other {# файла}}",
            "number",
        ),
        (
            "{n, plural, one {# in {folder}} other {# in {folder}}}",
            "{n, plural, one {# тут} other {# в {folder}}}",
            "placeholder",
        ),
        ("{n, plural, one {# file} other {# files}}", "{n, plural, one {# файл}", "placeholder"),
        ("page:5 of the book", "страница:6 книги", "number"),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, source: str, target: str, rule: str) -> None:
    assert rule in faults(tmp_path, source, target)


@pytest.mark.parametrize("source", ["missing `)'", "`%s': invalid variable name", "syntax error near `%s'"])
def test_quotation_marks_of_programs_are_no_signs(tmp_path: Path, source: str) -> None:
    target = source.replace("`", "«").replace("'", "»")
    assert "sign" not in faults(tmp_path, source, target, severities=tuple(Severity))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“They left early,” he said at 5:30 in 2003.", set()),
        ("He is a well-known man; see p. 5, 1/2 and 3.5.", set()),
        ("The house - a big one - burned.", set()),
        ("Run git-merge --no-ff or a_b::c", {"no", "ff", "a", "b", "c"}),
    ],
)
def test_prose_has_no_words_of_commands(text: str, words: set[str]) -> None:
    assert command_words(text) == words


def test_settings() -> None:
    assert [setting(one) for one in ("default:LTR", "calendar:week_start:1", "Note: this", "a:b c", "https://a")] == [
        "default", "calendar:week_start", "", "", "",
    ]  # fmt: skip
