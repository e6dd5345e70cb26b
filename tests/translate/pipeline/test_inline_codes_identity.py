"""What nothing translates stays as its author wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from translate.cli import cli

MARKDOWN = """# A title

See the [list of ports][] and [it][list of ports],
**bold**&nbsp;text, \\*no\\* and [next] one.
![A boat](b.png "Boat") by the sea.

[list of ports]: p.md "Ports"
[next]: n.md
"""
HTML = """<p>A <b>bold</b>&nbsp;&amp; <a title="x y" href=b.html>link</a>,
  &quot;quoted&quot; &#8212; text<br>and more.</p>
"""
SUBTITLES = """1
00:00:01,000 --> 00:00:02,000
<i>When the rain
had</i> stopped,

2
00:00:03,000 --> 00:00:04,000
we went on.
"""
TEXTS = {"a.md": MARKDOWN, "a.html": HTML, "a.srt": SUBTITLES}


@pytest.mark.parametrize("name", TEXTS)
def test_an_engine_that_returns_its_input_changes_no_byte(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(TEXTS[name], "utf-8")
    CliRunner().invoke(cli, ["run", name, "--to", "ru", "--from", "en", "--engine", "copy", "-q"])
    assert (tmp_path / "out/ru" / name).read_text("utf-8") == TEXTS[name]


CODES = """The boat left port. :tada: At noon it came.

We met him. ![](a.png) Then we left.

A note ^[See [the map](m.md) and *this*.] here.

![An *old* "boat"](b.png "The 'old' boat") and more.
"""
MOVED = """Thé bõàt léft põrt. :tada: Àt ñõõñ ît çàmé.

Wé mét hîm. ![](a.png) Théñ wé léft.

À ñõté ^[Šéé [thé màp](m.md) àñd *thîš*.] héré.

![Àñ *õld* "bõàt"](b.png "Thé 'õld' bõàt") àñd mõré.
"""


def test_codes_between_blanks_stay_there_and_those_inside_notes_live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(CODES, "utf-8")
    CliRunner().invoke(cli, ["run", "a.md", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q"])
    assert (tmp_path / "out/ru/a.md").read_text("utf-8") == MOVED
