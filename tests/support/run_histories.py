"""Random histories of a project: whatever happens to its articles, catalogs, glossary, memories, names, options and
outputs, a run that skips what has not changed leaves what one that does everything leaves."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

from translate import catalog, machine
from translate.fingerprints.store import FILE
from translate.machine import Decoding, Hypothesis, Request
from translate.model import Outcome
from translate.pipeline import Silent, project_run
from translate.project import Options

SENTENCES = {
    "Alan Meadows opened the bridge.": "Алан Медоуз открыл мост.",
    "Meadows said that it was cold.": "Медоуз сказал, что было холодно.",
    "The bridge is old.": "Мост старый.",
    "Nobody had asked Alan Meadows.": "Никто не спросил Алана Медоуса.",
    "The mill burned.": "Мельница сгорела.",
    "Gyumri is a city.": "Гюмри — это город.",
    "He left Yerevan in May.": "Он уехал из Еревана в мае.",
    "The river is cold.": "Река холодная.",
    "It rained.": "Шёл дождь.",
    "The library in Gyumri is closed.": "Библиотека в Гюмри закрыта.",
    "https://mill.example.org/": "",
    "1971": "",
}
_NAMES = ("a.txt", "b.txt", "press/c.txt", "press/d.md")
_ROWS = {
    "Gyumri": ("Гюмри", "Ленинакан"),
    "Yerevan": ("Ереван", "Эривань"),
    "mill": ("мельница", "мукомольня"),
    "Alan Meadows": ("Алан Медоуз", "Алан Мидоуз"),
    "bridge": ("мост",),
    "castle": ("замок",),
}


class Scripted:
    """An engine that knows the sentences."""

    def translate(self, requests: Sequence[Request], decoding: Decoding) -> list[tuple[Hypothesis, ...]]:
        """The same hypothesis as often as asked for."""
        said = (SENTENCES.get(one.text) or one.text for one in requests)
        return [(Hypothesis(text, -0.1),) * decoding.hypotheses for text in said]


class History:
    """A project in `folder` and what happens to it, by chance from `seed`."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        self.options: dict[str, object] = {"names": "off"}
        self.terms: dict[str, str] = {"Gyumri": "Гюмри", "Yerevan": "Ереван"}
        self.memory: dict[str, str] = {}
        self.told: list[str] = []
        (folder / "in").mkdir(parents=True)
        for name in _NAMES[: self.chance.randint(2, 4)]:
            self._write(name, self._paragraphs())
        self._save()

    def step(self) -> None:
        """One thing happens, sometimes more."""
        for _ in range(self.chance.choice((0, 1, 1, 1, 2))):
            happens = self.chance.choice(_EVENTS)
            self.told.append(happens.__name__)
            happens(self)
            self._save()

    def run(self, folder: Path) -> Outcome:
        """A run in the project, or in a copy of it."""
        given = {"glossary": (str(folder / "terms.csv"),) if self.terms else ()} | self.options
        options = Options(
            (str(folder / "in"),), ("ru",), "en", str(folder / "out"), tm=(str(folder / "m.tsv"),), root=str(folder),
            quality=given.pop("quality", "fast"), **given,  # type: ignore[arg-type]
        )  # fmt: skip
        with mock.patch.object(machine, "load", return_value=Scripted()):
            return project_run.run(options, Silent())

    def checked(self) -> tuple[Outcome, Outcome]:
        """A run of the project, and the same in a copy that knows of no earlier run and has no outputs but catalogs.
        Raises AssertionError where they leave different files.

        Once the cache is lost, the copy may know more of what the machine said: it asks the engine again for all
        articles, where the project asks for those that it does. An entry that a person has reworded, and that says
        nothing of the machine's wording, gets a mark of it then (`# machine said:`), and the project's gets none, as
        nobody knows it any more. That mark is the only difference allowed, and only in that direction.
        """
        copy = self.folder.with_name(f"{self.folder.name}-anew")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder, copy)
        (copy / ".translate" / FILE).unlink(missing_ok=True)
        for path in self._outputs(copy):
            path.unlink()
        ours, anew = self.run(self.folder), self.run(copy)
        there, wanted = written(self.folder), written(copy)
        if lose_cache.__name__ in self.told and there != wanted and there.keys() == wanted.keys():
            pairs = {name: but_for_marks(data, wanted[name]) for name, data in there.items()}
            there = {name: ours for name, (ours, _) in pairs.items()}
            wanted = {name: anew for name, (_, anew) in pairs.items()}
        assert there == wanted, self.told
        assert (ours.results, ours.failures, ours.unread_rows) == (anew.results, anew.failures, anew.unread_rows), (
            self.told
        )
        return ours, anew

    def _outputs(self, folder: Path) -> list[Path]:
        """The files that a run writes of the articles, but for catalogs."""
        names = [path.relative_to(folder / "in").as_posix() for path in self._articles(folder)]
        found = (path for path in (folder / "out").rglob("*") if path.is_file() and path.suffix != ".po")
        return [path for path in sorted(found) if any(name in path.as_posix() for name in names)]

    def _articles(self, folder: Path) -> list[Path]:
        return sorted(path for path in (folder / "in").rglob("*") if path.is_file())

    def _write(self, name: str, paragraphs: Sequence[str]) -> None:
        path = self.folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraphs) + "\n", "utf-8")

    def _paragraphs(self) -> list[str]:
        return [" ".join(self._some(self.chance.choice((1, 1, 2)))) for _ in range(self.chance.randint(1, 4))]

    def _some(self, count: int) -> list[str]:
        return self.chance.choices(list(SENTENCES), k=count)

    def _save(self) -> None:
        rows = [f"{source},{target},{'person' if ' ' in source else ''}" for source, target in self.terms.items()]
        (self.folder / "terms.csv").write_text("\n".join(["source,target,type", *rows, ""]), "utf-8")
        rows = [f"{source}\t{target}" for source, target in self.memory.items()]
        (self.folder / "m.tsv").write_text("\n".join(["en\tru", *rows, "Long ago.\tДавно.", ""]), "utf-8")

    def _edit_catalog(self, how: Callable[[catalog.Entry], catalog.Entry]) -> None:
        """A person edits an entry of a catalog."""
        paths = sorted((self.folder / "out/po").rglob("*.po"))
        if not paths:
            return
        path = self.chance.choice(paths)
        found = catalog.load(path)
        if living := [n for n, one in enumerate(found.entries) if not one.obsolete]:
            chosen = self.chance.choice(living)
            entries = [how(one) if n == chosen else one for n, one in enumerate(found.entries)]
            path.write_bytes(catalog.writer.encode(replace(found, entries=tuple(entries))))


def written(folder: Path) -> dict[str, bytes]:
    """All files of an output folder that people see."""
    out = folder / "out"
    found = (path for path in sorted(out.rglob("*")) if path.is_file() and ".translate" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


_MARK = re.compile(rb"# machine said: [^\n\\]*(?:\n|\\n)")  # in a catalog, and in the JSON of the page
_DIGEST = re.compile(rb'(?<=<meta name="report" content=")\w+')  # of what the page shows


def but_for_marks(ours: bytes, anew: bytes) -> tuple[bytes, bytes]:
    """Two versions of a file without those marks of what the machine said, as they are where `ours` has one more."""
    if not Counter(_MARK.findall(ours)) <= Counter(_MARK.findall(anew)):
        return ours, anew
    return _DIGEST.sub(b"", _MARK.sub(b"", ours)), _DIGEST.sub(b"", _MARK.sub(b"", anew))


def edit_source(it: History) -> None:
    """A paragraph is changed, put in, taken out or moved."""
    path = it.chance.choice(it._articles(it.folder))
    texts = path.read_text("utf-8").strip().split("\n\n")
    at = it.chance.randrange(len(texts))
    match it.chance.choice(("change", "put", "take", "move")):
        case "change":
            texts[at] = " ".join(it._some(1))
        case "put":
            texts.insert(at, " ".join(it._some(2)))
        case "take" if len(texts) > 1:
            del texts[at]
        case _:
            texts.append(texts.pop(at))
    it._write(path.relative_to(it.folder / "in").as_posix(), texts)


def add_article(it: History) -> None:
    """Another article, or one in the place of an old one."""
    it._write(it.chance.choice((*_NAMES, "e.txt")), it._paragraphs())


def remove_article(it: History) -> None:
    """An article goes; its outputs stay."""
    if len(found := it._articles(it.folder)) > 1:
        it.chance.choice(found).unlink()


def rename_article(it: History) -> None:
    """An article gets another name."""
    path = it.chance.choice(it._articles(it.folder))
    path.rename(path.with_name(f"renamed-{it.chance.randrange(3)}{path.suffix}"))


def approve(it: History) -> None:
    """A person approves what the machine said."""
    it._edit_catalog(lambda one: replace(one, flags=one.other_flags) if one.target else one)


def reword(it: History) -> None:
    """A person rewords an entry, and approves it or leaves it fuzzy."""
    flags = it.chance.choice(((), ("fuzzy",)))
    it._edit_catalog(lambda one: replace(one, target=f"{one.target or 'Да.'} Да.", flags=(*one.other_flags, *flags)))


def strip_comments(it: History) -> None:
    """An editor loses the comments of an entry."""
    it._edit_catalog(lambda one: replace(one, comments=()))


def withdraw(it: History) -> None:
    """A person takes back an approval, or empties an entry."""
    empty = it.chance.random() < 0.5
    it._edit_catalog(lambda one: replace(one, target="" if empty else one.target, flags=(*one.other_flags, "fuzzy")))


def edit_terms(it: History) -> None:
    """A row of the glossary is added, changed or removed, or the rows change their order."""
    source = it.chance.choice(list(_ROWS))
    if source in it.terms and it.chance.random() < 0.4:
        del it.terms[source]
    elif it.chance.random() < 0.2:
        it.terms = dict(reversed(it.terms.items()))
    else:
        it.terms[source] = it.chance.choice(_ROWS[source])


def edit_memory(it: History) -> None:
    """An entry of the translation memory is added, changed or removed."""
    source = it.chance.choice(list(SENTENCES))
    if it.memory.pop(source, None) is None:
        it.memory[source] = it.chance.choice(("Так.", "Вот так.", "По памяти."))


def edit_names(it: History) -> None:
    """A person corrects a row of names.csv."""
    path = it.folder / "out/ru/names.csv"
    if path.is_file():
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"(?<=,)(?:Алан )?М[еи]доу[зс](?=,)", it.chance.choice(("Медоус", "Мидоуз")), text), "utf-8"
        )


def change_options(it: History) -> None:
    """An option changes, or goes back to what it was."""
    name, values = it.chance.choice((
        ("names", ("off", "auto", "report", "enforce")),
        ("on_stale", ("keep", "machine", "source")),
        ("human", ((), ("ru/press/**",))),
        ("quality", ("fast", "good")),
        ("bilingual", (None, "below")),
    ))  # fmt: skip
    it.options[name] = it.chance.choice(values)


def harm_output(it: History) -> None:
    """A file that a run wrote is altered or deleted."""
    paths = [one for one in sorted((it.folder / "out").rglob("*")) if one.is_file() and one.suffix != ".po"]
    paths = [one for one in paths if ".translate" not in one.parts and one.name != "names.csv"]
    if paths:
        path = it.chance.choice(paths)
        path.unlink() if it.chance.random() < 0.5 else path.write_bytes(path.read_bytes() + b" ")


def lose_catalog(it: History) -> None:
    """A catalog is deleted."""
    if paths := sorted((it.folder / "out/po").rglob("*.po")):
        it.chance.choice(paths).unlink()


def lose_cache(it: History) -> None:
    """The cache is deleted."""
    for path in (it.folder / ".translate").glob("cache.sqlite*"):
        path.unlink()


_EVENTS: tuple[Callable[[History], None], ...] = (
    *(edit_source, edit_source, edit_source, add_article, remove_article, rename_article),
    *(approve, approve, reword, reword, strip_comments, withdraw),
    *(edit_terms, edit_terms, edit_terms, edit_memory, edit_memory, edit_names),
    *(change_options, change_options, harm_output, harm_output, lose_catalog, lose_cache),
)


def history(folder: Path, seed: int, steps: int) -> int:
    """A history of so many steps, each checked. Returns how many articles were skipped in it. Raises AssertionError."""
    skipped = 0
    with mock.patch("logging.Logger._log"), mock.patch("os.fsync"):  # a test needs no disk
        it = History(folder, seed)
        it.checked()
        for _ in range(steps):
            it.step()
            ours, _ = it.checked()
            skipped += sum(one.is_skipped for one in ours.explained)
    return skipped
