"""Projects of OmegaT: written whole from catalogs, and read back.

The source files are the catalogs, which OmegaT reads with their comments and shows in the order of the article. The
machine's text lies in tm/mt, where OmegaT marks what is inserted from. What people do is kept in
omegat/project_save.tmx, which is never written here.
https://omegat.sourceforge.io/manual-standard/en/chapter.project.folder.html
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from glossary import Term
from translate.catalog import Catalog, writer
from translate.errors import ExchangeError, OtherLanguageError
from translate.exchange import tmx, xml
from translate.exchange.passage import Doubt, Passage, is_other
from translate.model import State
from translate.project import files

SETTINGS = "omegat.project"
_SAVED = "omegat/project_save.tmx"
_MACHINE = "mt"  # the folder below tm/ for the output of machines
_FILTERS = f"""{xml.DECLARATION}<filters removeTags="false" removeSpacesNonseg="true" preserveSpaces="true">
    <filter className="org.omegat.filters2.po.PoFilter" enabled="true">
        <files sourceFilenameMask="*.po" sourceEncoding="UTF-8" targetEncoding="UTF-8" \
targetFilenamePattern="${{filename}}"/>
        <option name="skipHeader" value="true"/>
    </filter>
</filters>
"""  # the header of a PO file is no text to translate
_FOLDERS = ("source", "target", "tm", "glossary", "dictionary", "omegat")


@dataclass(frozen=True, slots=True)
class OmegatProject:
    """What an OmegaT project brings back: the translations that people have entered there, and the memories that they
    have put into its folder tm, which nobody has looked at yet."""

    entered: tuple[Passage, ...]
    memories: tuple[Passage, ...]


def is_project(folder: Path) -> bool:
    """True for the folder of an OmegaT project."""
    return (folder / SETTINGS).is_file()


def write(
    folder: Path,
    catalogs: Mapping[str, Catalog],
    passages: Sequence[Passage],
    terms: Iterable[Term],
    pair: tuple[str, str],
) -> tuple[Path, ...]:
    """Write a project into a folder, or what has changed into one that is there; its settings, and what people did in
    it, stay as they are. Returns the files of the project that it is responsible for. Raises TranslateError.

    `passages`: those of the memories; where they are sentences, OmegaT cuts texts into sentences, too. `terms`: for its
    glossary.
    """
    source, target = pair
    content = {f"source/{article}.po": writer.encode(found) for article, found in catalogs.items()}
    approved = [one for one in passages if one.state is State.TRANSLATED]
    machine = [one for one in passages if one.state is State.FUZZY]
    for name, some in (("tm/approved.tmx", approved), (f"tm/{_MACHINE}/machine.tmx", machine)):
        if some or (folder / name).is_file():
            content[name] = "".join(tmx.write(some, source, target)).encode("utf-8")
    content["glossary/terms.txt"] = "".join(map(_row, terms)).encode("utf-8")
    if not is_project(folder):
        by_sentence = any(one.is_sentence for one in passages)
        content[SETTINGS] = _settings(source, target, by_sentence=by_sentence).encode("utf-8")
        content["omegat/filters.xml"] = _FILTERS.encode("utf-8")
    for name, data in content.items():
        files.write(folder / name, data)
    try:
        for name in _FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExchangeError(folder, f"cannot be written ({error.strerror})", "give another folder") from error
    return tuple(folder / name for name in content)


def _settings(source: str, target: str, *, by_sentence: bool) -> str:
    """The text of omegat.project, with the folders where OmegaT puts them itself."""
    places = ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir")
    rows = [(place, "__DEFAULT__") for place in places]
    rows += [("source_lang", source), ("target_lang", target)]
    rows += [("sentence_seg", str(by_sentence).lower()), ("support_default_translations", "true")]
    rows.append(("remove_tags", "false"))
    lines = "".join(f"        <{name}>{xml.text(value)}</{name}>\n" for name, value in rows)
    return f'{xml.DECLARATION}<omegat>\n    <project version="1.0">\n{lines}    </project>\n</omegat>\n'


def _row(term: Term) -> str:
    """A line of a glossary of OmegaT: source, target, comment."""
    return "\t".join(" ".join(text.split()) for text in (term.source, term.target, term.note)) + "\n"


def read(folder: Path, source: str, target: str) -> OmegatProject:
    """What a project holds. Raises ExchangeError, OtherLanguageError for one of another target language."""
    said = next(("".join(one.itertext()) for _, one in xml.stream(folder / SETTINGS, {"target_lang"})), "").strip()
    if is_other(said, target):
        raise OtherLanguageError(folder / SETTINGS, f"is in {said}, not in {target}", "check --to, or give another one")
    saved, memories = folder / _SAVED, sorted((folder / "tm").rglob("*.tmx"))
    entered = tuple(tmx.read(saved, source, target)) if saved.is_file() else ()
    others = [
        replace(one, doubt=Doubt.SAID)
        for path in memories
        if path.relative_to(folder).parts[1] != _MACHINE and not tmx.is_ours(path)
        for one in tmx.read(path, source, target)
    ]
    return OmegatProject(entered, tuple(others))
