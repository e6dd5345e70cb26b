"""The same documents through this program and through other tools: what each loses of a file.

    python tests/benchmarks/peers_formats.py FOLDER --argos VENV/bin/python --toolkit VENV/bin [--po4a PREFIX] [--show]

No engine is compared, only the way of the text out of the file and back. Each tool "translates" once with an engine
that returns its input (identity) and once with one that puts marks on letters (pseudo), as `translate run --engine
copy` and `--engine pseudo` do. Tools by way of PO or XLIFF get their catalogs filled in the same way; what looks like
markup in an entry is left alone there, as a careful translator would. Of each pair of file and tool it is judged:

- read: the tool has this format, and ended without an error
- identical: identity gives the bytes of the source (but for the language that a document tells, which becomes Russian)
- tree: after pseudo the blocks, elements, cues, members are those of the source (runs of equal style may differ)
- missed: words that a reader sees and that were not translated, and words that are no longer there, in per cent
- dead: links, anchors and footnotes of the source that are not in the pseudo-translation, or lead nowhere there

The other tools are programs of their own (po4a, mdpo, translate-toolkit in the folder `--toolkit`, and in the Python of
`--argos` argos-translate-files, which is the file translation of LibreTranslate), never imported here.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from translate.errors import Error
from translate.project import articles
from translate.text import protected
from translate.text.html import TokenKind, decoded, xml_tokens

LETTERS = str.maketrans("aeiouscnAEIOUSCN", "àéîõüšçñÀÉÎÕÜŠÇÑ")
MARKUP = re.compile(
    r"<[^<>]*>|\]\([^()]*\)|\]\[[^][]*\]|`[^`]*`|%\(?\w*\)?[sd]|\{[^{}]*\}|&#?\w+;|https?://\S+|\[\^\w+\]|^\[[^]]+\]:.*|\\\w"
)
WORD = re.compile(r"[^\W\d_]{3,}")
UNTOUCHED = re.compile(r"[aeiou]")
TIME_LIMIT = 120  # seconds for one file


def pseudo(text: str) -> str:
    """A text with marks on its letters, outside of what looks like markup."""
    parts, last = list[str](), 0
    for match in MARKUP.finditer(text):
        parts += [text[last : match.start()].translate(LETTERS), match[0]]
        last = match.end()
    return "".join([*parts, text[last:].translate(LETTERS)])


def same(text: str) -> str:
    """The text itself."""
    return text


Engine = Callable[[str], str]
Tool = Callable[[Path, Path, Engine], Path | None]
"""In: a file, a folder to work in, the engine. Out: the translated file, None for a format that the tool does not
have."""


def called(*command: str | Path, cwd: Path | None = None, stdin: str | None = None) -> str:
    """The output of a program. Raises RuntimeError for one that fails."""
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, cwd=cwd, input=stdin, timeout=TIME_LIMIT, check=False
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        raise RuntimeError(lines[-1] if lines else f"exit code {done.returncode}")
    return done.stdout


def ours(path: Path, folder: Path, engine: Engine) -> Path | None:
    """This program, from the command line."""
    name = "copy" if engine is same else "pseudo"
    program = Path(sys.executable).with_name("translate")
    called(program, "run", path.absolute(), "--to", "ru", "--from", "en", "--engine", name, "-q", cwd=folder)
    made = folder / "out/ru" / path.name
    if engine is same:  # that it tells the target language is what was asked for, and proved by the ledger
        ledger = json.loads((folder / f"out/ledger/ru/{path.name}.json").read_text("utf-8"))
        if {row[4] for row in ledger["replaced"]} <= {"locale", "direction"}:
            called(program, "verify", path.absolute(), cwd=folder)
            return path
    return made


ARGOS = """
import sys
from argostranslatefiles import argostranslatefiles
class Language:
    code = "ru"
class Engine:
    from_lang = to_lang = Language()
    letters = str.maketrans(*sys.argv[2:4]) if len(sys.argv) > 2 else {}
    def translate(self, text):
        return text.translate(self.letters)
print(argostranslatefiles.translate_file(Engine(), sys.argv[1]) or "")
"""


def argos(python: str) -> Tool:
    """argos-translate-files, with an engine of ours."""

    def tool(path: Path, folder: Path, engine: Engine) -> Path | None:
        copied = Path(shutil.copy(path, folder))
        table = () if engine is same else ("aeiouscnAEIOUSCN", "àéîõüšçñÀÉÎÕÜŠÇÑ")
        made = called(Path(python).absolute(), "-c", ARGOS, copied.absolute(), *table, cwd=folder).strip()
        return Path(made) if made else None

    return tool


def filled(catalog: Path, engine: Engine) -> None:
    """Fill a PO file."""
    found = polib.pofile(str(catalog), wrapwidth=0)
    for entry in found:
        if entry.msgid_plural:
            entry.msgstr_plural = {n: engine(entry.msgid_plural) for n in entry.msgstr_plural or (0, 1)}
        else:
            entry.msgstr = engine(entry.msgid)
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    found.save(str(catalog))


def mdpo(programs: Path) -> Tool:
    """mdpo: md2po, po2md."""

    def tool(path: Path, folder: Path, engine: Engine) -> Path | None:
        if path.suffix != ".md":
            return None
        catalog, made = folder / "a.po", folder / path.name
        called(programs / "md2po", path.absolute(), "--save", "--quiet", "--po-filepath", catalog)
        filled(catalog, engine)
        called(programs / "po2md", path.absolute(), "--pofiles", catalog, "--quiet", "--save", made)
        return made

    return tool


def po4a(prefix: str) -> Tool:
    """po4a: its formats markdown and xhtml."""
    formats = {".md": ("text", "-o", "markdown"), ".html": ("xhtml",), ".srt": (), ".xlf": ()}

    def tool(path: Path, folder: Path, engine: Engine) -> Path | None:
        if not (given := formats.get(path.suffix, ())):
            return None
        catalog, made = folder / "a.po", folder / path.name
        charset = ("-M", "UTF-8")
        called(f"{prefix}po4a-updatepo", "-f", *given, *charset, "-m", path.absolute(), "-p", catalog)
        filled(catalog, engine)
        called(
            f"{prefix}po4a-translate", "-f", *given, *charset, "-L", "UTF-8", "-k", "0", "-m", path.absolute(),
            "-p", catalog, "-l", made,
        )  # fmt: skip
        return made

    return tool


STORE = """
import sys
from translate.storage import factory
store = factory.getobject(sys.argv[1])
if len(sys.argv) > 3:
    letters = str.maketrans(*sys.argv[3:5])
    for unit in store.units:
        if unit.istranslatable() and not unit.istranslated():
            unit.target = str(unit.source).translate(letters)
store.savefile(sys.argv[2])
"""
CONVERTERS: Mapping[str, tuple[str, str, str]] = {
    ".md": ("md2po", "po2md", ".po"),
    ".html": ("html2po", "po2html", ".po"),
    ".odt": ("odf2xliff", "xliff2odf", ".xlf"),
    ".srt": ("sub2po", "po2sub", ".po"),
}


def toolkit(programs: Path) -> Tool:
    """translate-toolkit: its converters, and its stores of PO and XLIFF."""

    def tool(path: Path, folder: Path, engine: Engine) -> Path | None:
        made = folder / path.name
        table = () if engine is same else ("aeiouscnAEIOUSCN", "àéîõüšçñÀÉÎÕÜŠÇÑ")
        if path.suffix in (".po", ".xlf"):
            called(programs / "python", "-c", STORE, path.absolute(), made, *table)
            return made
        if path.suffix not in CONVERTERS:
            return None
        there, back, suffix = CONVERTERS[path.suffix]
        catalog = folder / f"a{suffix}"
        own = toolkit_command(programs, there)
        called(*own, "--progress=none", path.absolute(), catalog)
        if suffix == ".po":
            filled(catalog, engine)
        else:
            called(programs / "python", "-c", STORE, catalog, folder / "b.xlf", *table)
            catalog = folder / "b.xlf"
        called(*toolkit_command(programs, back), "--progress=none", "-t", path.absolute(), catalog, made)
        return made

    return tool


def toolkit_command(programs: Path, name: str) -> tuple[str | Path, ...]:
    """A converter by its module: mdpo installs programs of the same names."""
    return programs / "python", "-m", f"translate.convert.{name}"


def members(data: bytes) -> Iterator[tuple[str, str]]:
    """The members of an archive that are XML, with their text."""
    with zipfile.ZipFile(__import__("io").BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if re.search(r"\.(?:xml|xhtml|html|ncx|opf|rels)\Z", name):
                yield name, archive.read(name).decode("utf-8", "replace")


_RUNS = re.compile(
    r"(?:w:(?:r|rPr|t|lang|proofErr|rFonts|sz|b|i|color|u|bCs|iCs|szCs|noProof)|a:(?:r|rPr|t)|text:(?:span|s))\Z"
)


def as_text(data: bytes) -> str:
    """The text of a file in UTF-8 or Latin-1."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def tree(data: bytes, suffix: str) -> object:
    """What a translation must leave as it is. In Markdown anchors that keep the names of headings are not counted."""
    if suffix in (".docx", ".odt", ".pptx", ".epub"):
        found = []
        for name, text in members(data):
            kinds = Counter(one.name for one in xml_tokens(text) if one.kind is TokenKind.START)
            found.append((name, sorted((kind, n) for kind, n in kinds.items() if not _RUNS.match(kind))))
        return found
    text = as_text(data).replace("\r\n", "\n").lstrip("\ufeff")
    if suffix == ".html":
        root = LexborHTMLParser(text).root
        return [node.tag for node in root.traverse() if node.tag not in ("-text", "-comment")] if root else []
    if suffix == ".md":
        return [kind for token in MarkdownIt().enable("table").parse(_body(text)) for kind in _kinds(token)]
    if suffix == ".srt":
        return re.findall(r"^(\d+)\n(\d\d:\S+ --> \S+)", text, re.M)
    if suffix == ".po":
        return [(one.msgctxt, one.msgid, one.msgid_plural, one.obsolete) for one in polib.pofile(text)]
    return [one.name for one in xml_tokens(text) if one.kind is TokenKind.START and one.name != "target"]


def _body(text: str) -> str:
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)


def _kinds(token: object) -> Iterator[str]:
    children = getattr(token, "children", None)
    if children is None:
        yield getattr(token, "type", "")
    for child in children or ():
        if child.type in ("text", "softbreak") or (
            child.type == "html_inline" and re.match(r"<a id=|</a>", child.content)
        ):
            continue
        yield child.type


def words(data: bytes, suffix: str) -> list[str]:
    """The words that a reader sees, without those of addresses, paths and placeholders."""
    text = " ".join(_shown(data, suffix))
    last, parts = 0, list[str]()
    for span in protected(text):
        parts.append(text[last : span.start])
        last = span.end
    return WORD.findall(" ".join([*parts, text[last:]]))


def _shown(data: bytes, suffix: str) -> Iterator[str]:
    if suffix in (".docx", ".odt", ".pptx", ".epub"):
        pages = {".docx": r"word/(?:document|footnotes|header|footer)", ".odt": "content", ".pptx": r"ppt/slides/s"}
        for name, text in members(data):
            if re.match(pages.get(suffix, r".*\.x?html?\Z"), name):
                body = text if suffix != ".epub" else re.sub(r"(?s)<(head|pre|code|style)\b.*?</\1>", "", text)
                if suffix == ".odt":
                    body = body[body.find("<office:body") :]
                kept = re.sub(
                    r"(?s)<w:instrText.*?</w:instrText>|<office:(?:annotation)\b.*?</office:annotation>", "", body
                )
                yield decoded(
                    re.sub(r"<[^>]*>", " " if suffix == ".epub" else "", re.sub(r"</(?:w:p|a:p|text:[ph])>", " ", kept))
                )
        return
    text = as_text(data).lstrip("\ufeff")
    if suffix == ".html":
        page = LexborHTMLParser(text)
        page.strip_tags(["script", "style", "pre", "code", "kbd", "samp", "var", "tt", "textarea", "svg", "template"])
        yield page.text(separator=" ")
    elif suffix == ".md":
        for token in MarkdownIt().enable("table").parse(_body(text)):
            for child in token.children or ():
                if child.type == "text" and not re.match(r"https?:|\S+@", child.content):
                    yield re.sub(r"https?:\S+|\{[^{}]*\}", "", child.content)
    elif suffix == ".srt":
        yield re.sub(r"<[^>]*>|\{[^}]*\}|\d+:\S+", "", text)
    elif suffix == ".po":
        for one in polib.pofile(text):
            if not one.obsolete:
                yield re.sub(MARKUP, " ", one.msgstr or " ".join(one.msgstr_plural.values()) or one.msgid)
    else:
        for unit in re.findall(r"(?s)<(?:trans-unit|segment|unit)\b.*?</(?:trans-unit|segment|unit)>", text):
            shown = re.search(r"(?s)<target\b[^>]*>(.*?)</target>", unit) or re.search(
                r"(?s)<source\b[^>]*>(.*?)</source>", unit
            )
            yield decoded(re.sub(r"<[^>]*>", " ", shown[1] if shown else ""))


def links(data: bytes, name: str) -> Counter[str]:
    """The references of a document; those that lead nowhere in it are marked."""
    try:
        graph = articles.links(articles.parse(data, name, "en"))
    except Error:
        return Counter()
    if graph is None:
        return Counter()
    found = Counter[str]()
    for one in graph.references:
        anchor = articles.Address.of(one.address).anchor if one.address.startswith("#") else ""
        found[one.address if not anchor or anchor in graph.anchors else f"dead {one.address}"] += 1
    found.update(f"dead {one.address}" for one in graph.broken if not one.address.startswith("["))
    return found


@dataclass(frozen=True)
class Judged:
    """What became of a file. `note`: why it failed."""

    is_read: bool = False
    note: str = ""
    is_identical: bool = False
    is_tree: bool = False
    missed: float = 0.0
    dead: int = 0


def judged(path: Path, tool: Tool) -> Judged | None:
    """A file through a tool, None for a format that it does not have."""
    source, suffix = path.read_bytes(), path.suffix
    try:
        with tempfile.TemporaryDirectory() as work:
            copied = tool(path, Path(work), same)
            if copied is None:
                return None
            identical = copied.read_bytes() == source
        with tempfile.TemporaryDirectory() as work:
            made = tool(path, Path(work), pseudo)
            after = made.read_bytes() if made else b""
        kept = tree(after, suffix) == tree(source, suffix)
        before, now = words(source, suffix), words(after, suffix)
    except (RuntimeError, OSError, subprocess.TimeoutExpired, zipfile.BadZipFile, ValueError) as error:
        note = str(error)
        return None if " is not read" in note else Judged(note=note[:150])
    wanted = sum(bool(UNTOUCHED.search(word)) for word in before)
    left = sum(bool(UNTOUCHED.search(word)) for word in now) + max(0, len(before) - len(now))
    lost = links(source, path.name)
    lost.subtract(links(after, path.name))
    return Judged(True, "", identical, kept, 100 * min(1.0, left / wanted) if wanted else 0.0, sum((+lost).values()))


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder")
    given.add_argument("--argos", help="Python of an environment with argos-translate-files")
    given.add_argument("--toolkit", help="bin/ of an environment with translate-toolkit and mdpo")
    given.add_argument("--po4a", default="", help="what stands before the names of po4a's programs")
    given.add_argument("--tools", nargs="+", default=(), help="only these")
    given.add_argument("--only", default="", help="one suffix, such as .md")
    given.add_argument("--show", action="store_true", help="each file")
    options = given.parse_args()
    tools: dict[str, Tool] = {"translate-articles": ours}
    if options.argos:
        tools["argos-translate-files"] = argos(options.argos)
    if options.toolkit:
        tools["mdpo"] = mdpo(Path(options.toolkit).absolute())
        tools["translate-toolkit"] = toolkit(Path(options.toolkit).absolute())
    if shutil.which(f"{options.po4a}po4a-translate"):
        tools["po4a"] = po4a(options.po4a)
    tools = {name: tool for name, tool in tools.items() if not options.tools or name in options.tools}
    paths = [path for path in sorted(Path(options.folder).iterdir()) if options.only in ("", path.suffix)]
    found: dict[tuple[str, str], list[Judged]] = {}
    for path in paths:
        for name, tool in tools.items():
            one = judged(path, tool)
            if one is None:
                continue
            found.setdefault((path.suffix, name), []).append(one)
            if options.show:
                print(json.dumps({"file": path.name, "tool": name, **one.__dict__}, ensure_ascii=False), flush=True)
    print("| format | tool | read | identical | tree kept | words missed | links dead |\n|---|---|--:|--:|--:|--:|--:|")
    for (suffix, name), results in sorted(found.items()):
        read = [one for one in results if one.is_read]
        share = sum(one.missed for one in read) / len(read) if read else 100.0
        print(
            f"| {suffix[1:]} | {name} | {len(read)} of {len(results)} | {sum(one.is_identical for one in read)}"
            f" | {sum(one.is_tree for one in read)} | {share:.1f} % | {sum(one.dead for one in read)} |"
        )


if __name__ == "__main__":
    main()
