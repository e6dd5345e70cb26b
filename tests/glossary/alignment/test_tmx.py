"""TMX: pairs of a locale pair, markup left out, nothing a stranger wrote into it carried out."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.alignment.tmx import read_tmx
from glossary.errors import TermbaseError

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header/><body>
"""
BODY = """<tu><note>n</note>
 <tuv xml:lang="en-GB"><seg>A <bpt i="1">&lt;b></bpt>small<ept i="1">&lt;/b></ept>
   <hi>red</hi> boat<ph>{0}</ph>.</seg></tuv>
 <tuv xml:lang="ru"><seg>Маленькая красная лодка.</seg></tuv>
 <tuv xml:lang="de"><seg>Ein Boot.</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>Only here</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Empty</seg></tuv><tuv xml:lang="ru"><seg> </seg></tuv></tu>
<tu><tuv lang="EN"><seg>Old</seg></tuv><tuv lang="RU-ru"><seg>Старый</seg></tuv></tu>
"""
TAIL = "</body></tmx>\n"


def read(path: Path, text: str, to: str = "ru") -> list[tuple[str, str]]:
    path.write_text(text, "utf-8")
    return list(read_tmx(path, "en", to))


def test_pairs_in_order_without_markup(tmp_path: Path) -> None:
    assert read(tmp_path / "a.tmx", HEAD + BODY + TAIL) == [
        ("A small red boat.", "Маленькая красная лодка."),
        ("Old", "Старый"),
    ]
    assert read(tmp_path / "a.tmx", HEAD + BODY + TAIL, "de") == [("A small red boat.", "Ein Boot.")]


def test_of_several_variants_the_nearest_is_taken(tmp_path: Path) -> None:
    variants = "".join(f'<tuv xml:lang="{tag}"><seg>{tag}</seg></tuv>' for tag in ("en", "pt-PT", "pt-BR", "pt"))
    assert read(tmp_path / "a.tmx", f"{HEAD}<tu>{variants}</tu>{TAIL}", "pt-BR") == [("en", "pt-BR")]


def test_it_is_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(HEAD + BODY * 2000 + "<broken", "utf-8")
    pairs = read_tmx(path, "en", "ru")
    assert next(pairs)[0] == "A small red boat."
    with pytest.raises(TermbaseError, match="is no well-formed XML"):
        list(pairs)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>', "the file declares entities, which can be a bomb"),
        ('<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>', "the file declares entities"),
        ("<html/>", "is XML, but <html> is not TMX; TMX begins with <tmx>"),
        ("plain text", "is no well-formed XML"),
        ("", "is no well-formed XML"),
    ],
)
def test_what_is_no_tmx_says_so(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TermbaseError) as caught:
        read(tmp_path / "a.tmx", text)
    assert f"{tmp_path / 'a.tmx'}: {message}" in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError, match="no such file; check the path"):
        list(read_tmx(tmp_path / "none.tmx", "en", "ru"))
    with pytest.raises(TermbaseError, match="cannot be read"):
        list(read_tmx(tmp_path, "en", "ru"))
