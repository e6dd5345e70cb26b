"""The report of a target locale: takes in the parts of articles, and at the end writes the index, the page and
names.csv."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from translate.model import LocalePair
from translate.project import Write, files, layout
from translate.report import report_index, report_parts
from translate.report.page import ArticleView, articles, html, view
from translate.report.report_index import Index
from translate.report.report_parts import Part
from translate.terms import name_sheet

ON_ONE_PAGE = 2_000  # paragraphs; a report of more has a page that loads its articles; chosen by hand, see
# tests/benchmarks/report_page.py
_HEAD = 512  # bytes at the beginning of a page that hold its mark
_BROKEN = (ValueError, KeyError, TypeError, AttributeError)


class LocaleReport:
    """The report of `locale` below `out`, written with `put`. Parts are written as they are taken in; index, page and
    names.csv when it is closed. What it has in memory of an article is its record in the index, and the part itself
    only as long as all may fit on one page.
    """

    def __init__(self, out: Path, locale: str, put: Write = files.write) -> None:
        self._out, self._locale, self._put = out, locale, put
        self._folder = layout.translated(out, locale)
        self._lines: dict[str, str] = {}  # of the articles of this run, by name
        self._kept: set[str] = set()
        self._held: dict[str, Part] = {}
        self._paragraphs = 0
        self._pair: LocalePair | None = None
        self._is_doubted = False

    def add(self, part: Part) -> int:
        """Take in an article. Returns how many files changed. Raises TranslateError."""
        record, data = part["article"], report_parts.serialize(part)
        self._begin(record["from"])
        shown = self._shown(part)
        changed = int(self._put(self._path(record["article"]), data))
        self._lines[record["article"]] = report_index.line_of(self._out, part, data, shown)
        self._paragraphs += record["paragraphs"]
        if self._paragraphs <= ON_ONE_PAGE:
            self._held[record["article"]] = part
            return changed
        changed += sum(self._put_script(one) for one in (*map(self._shown, self._held.values()), shown))
        self._held.clear()
        return changed

    def keep(self, name: str, source: str) -> bool:
        """Say that the part of an article of an earlier run holds. `source`: its locale. False where there is none."""
        self._begin(source)
        self._kept.add(name)
        return self._path(name).is_file()

    def close(self) -> int:
        """Write what is about all articles. Records of articles that are not part of this run stay if their
        translation still exists. Returns how many files changed. Raises TranslateError."""
        if not self._pair:
            return 0
        with files.locked(self._out, self._put):
            changed = self._write(self._pair)
        if self._put is files.write:
            self._marker.unlink(missing_ok=True)
        return changed

    def _begin(self, source: str) -> None:
        """Once, before the first article: mark the report as being written. Where one was marked already, that run did
        not come to its end."""
        if self._pair:
            return
        self._pair = LocalePair(source, self._locale)
        if self._put is files.write:
            self._is_doubted = self._marker.exists()
            files.write(files.ignored(self._marker.parent) / self._marker.name, b"")

    @property
    def _marker(self) -> Path:
        return self._out / files.OWN_FOLDER / f"report-{self._locale}.unfinished"

    def _write(self, pair: LocalePair) -> int:
        earlier = self._earlier()
        lines = dict(earlier.lines) | self._lines
        summaries = [view.listed(json.loads(line)) for line in lines.values()]
        is_whole = sum(one.paragraphs for one in summaries) <= ON_ONE_PAGE
        index = report_index.serialize(lines, "" if is_whole else html.version())
        changed = sum(self._put_part(part) for part in earlier.parts)
        changed += self._put(self._folder / report_index.NAME, index)
        changed += name_sheet.save(self._folder, report_index.names(lines), pair, self._put)
        if is_whole:
            return changed + self._put_whole_page(index, sorted(lines), earlier)
        is_current = earlier.page == html.version()
        due = (name for name in earlier.lines if not (is_current and self._has_script(name, earlier)))
        changed += sum(self._put_script(self._shown(part)) for part in self._parts((*self._held, *due), earlier))
        mark = _mark(index)
        return changed + self._put_page(mark, lambda: html.render_list(summaries, self._locale, self._address, mark))

    def _earlier(self) -> Index:
        """What earlier runs reported of the articles that are not part of this one and whose translation is there."""
        found = None if self._is_doubted else report_index.read(self._out, self._locale)
        names = self._kept - found.lines.keys() if found else dict(layout.reported_files(self._out, self._locale))
        found = (found or Index()).added(self._rebuilt(name for name in names if name not in self._lines))
        gone = {name for name in found.lines if not (self._folder / name).is_file()}
        for name in gone - self._lines.keys():
            self._remove(name, ".json", ".js")
        return found.without(gone | self._lines.keys())

    def _rebuilt(self, names: Iterable[str]) -> dict[str, str]:
        """The lines of articles made from their parts anew."""
        found = {}
        for name in names:
            try:
                data = self._path(name).read_bytes()
                part = report_parts.parse(data, name, self._locale)
                found[name] = report_index.line_of(self._out, part, data, view.article(part, ""))
            except (OSError, *_BROKEN):
                continue
        return found

    def _put_whole_page(self, index: bytes, names: Iterable[str], earlier: Index) -> int:
        """Write the page with all articles on it."""
        catalogs = {name: self._catalog(name) for name in names}
        mark = _mark(index, html.version().encode(), *(text.encode() for text in catalogs.values()))
        changed = self._put_page(mark, lambda: html.render(list(self._views(catalogs, earlier)), self._locale, mark))
        for name in catalogs if changed else ():
            self._remove(name, ".js")
        return changed

    def _views(self, catalogs: Mapping[str, str], earlier: Index) -> Iterator[ArticleView]:
        for part in self._parts(catalogs, earlier):
            try:
                yield view.article(part, catalogs[part["article"]["article"]])
            except _BROKEN:  # somebody has changed the file of the part
                continue

    def _put_page(self, mark: str, rendered: Callable[[], str]) -> int:
        """Write the page unless one with this mark is there."""
        path = self._folder / html.NAME
        try:
            with path.open("rb") as file:
                if mark.encode() in file.read(_HEAD):
                    return 0
        except OSError:
            pass
        return int(self._put(path, rendered().encode("utf-8", "surrogatepass")))

    def _parts(self, names: Iterable[str], earlier: Index) -> Iterator[Part]:
        """The parts of articles: held, taken over, or read; those that cannot be read are left out."""
        held = self._held | {part["article"]["article"]: part for part in earlier.parts}
        for name in names:
            try:
                yield held.get(name) or report_parts.parse(self._path(name).read_bytes(), name, self._locale)
            except (OSError, ValueError):
                continue

    def _shown(self, part: Part) -> ArticleView:
        return view.article(part, self._catalog(part["article"]["article"]))

    def _put_part(self, part: Part) -> bool:
        return self._put(self._path(part["article"]["article"]), report_parts.serialize(part))

    def _put_script(self, shown: ArticleView) -> bool:
        return self._put(self._path(shown.name, ".js"), articles.script(shown, self._locale))

    def _has_script(self, name: str, earlier: Index) -> bool:
        return name not in earlier.rebuilt and self._path(name, ".js").is_file()

    def _path(self, name: str, suffix: str = ".json") -> Path:
        return layout.reported(self._out, name, self._locale, suffix)

    def _remove(self, name: str, *suffixes: str) -> None:
        if self._put is files.write:
            for suffix in suffixes:
                self._path(name, suffix).unlink(missing_ok=True)

    def _catalog(self, name: str) -> str:
        """The text of the PO file of an article, "" if it cannot be read as UTF-8 and so cannot be edited on the
        page."""
        try:
            return layout.catalog_path(self._out, name, self._locale).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return ""

    @property
    def _address(self) -> str:
        """The folder of the scripts of the articles, relative to the page."""
        return f"../{layout.reported(self._out, '', self._locale, '').relative_to(self._out).as_posix()}/"


def _mark(*content: bytes) -> str:
    """What tells a page from one of other content."""
    digest = hashlib.sha256()
    for one in content:
        digest.update(hashlib.sha256(one).digest())
    return digest.hexdigest()
