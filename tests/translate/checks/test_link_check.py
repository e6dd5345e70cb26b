"""`translate check --links`: dead links of folders are found, those of their translations where the source is alive."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from translate.cli import cli
from translate.project.articles import Generator, Reference, SiteSettings
from translate.project.sites import Site, addresses_of


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, standalone_mode=False)


def code(result: Result) -> int:
    return int(getattr(result.exception, "exit_code", 1) if result.exception else result.return_value)


def written(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def dead(output: str) -> list[str]:
    return [line.replace(": dead-link: ", " ") for line in output.splitlines() if ": dead-link: " in line]


FOLDER = {
    "docs/guide.md": """---
title: Guide
---
# The guide

[a](#set-up) [b](#setup) [c](other.md#more) [d](other.md#less) [e](Other.md) [f](img/a%20mill.png?v=2) `[g](none.md)`
[h](none.md "None"), [i](<page.html#here>), ![j](img/none.png), [k](page.html#there), [l](https://a.org/x#y), [m](/x.md)

```
[n](none.md)
```

## Set up {#set-up}

<a href='page.html#here'>o</a> <img srcset="img/a%20mill.png 1x, img/b.png 2x"> A note[^1], another[^2].
[p][here], [q][gone].

[here]: other.md#none
[^1]: The note.
""",
    "docs/other.md": "# More\n\n[up](guide.md#top) [sub](sub/) [mail](mailto:a@b.org) [t]({{ url }}#x) array[i][j]\n",
    "docs/sub/index.html": '<p id="a">x <a href="../page.html#:~:text=x">b</a> <a href="#b">c</a> <a href="../sub">d',
    "docs/page.html": '<a name="here"></a><p>See <a href="sub">it</a>, <a href="img/">pictures</a>.',
    "docs/img/a mill.png": "",
}


def test_a_folder_of_documents_is_checked_without_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, FOLDER)
    result = call("check", "--links", "docs")
    assert dead(result.output) == [
        "docs/guide.md:6: error a link leads to #setup, which is not here",
        "docs/guide.md:6: error a link leads to #less, which is not in other.md",
        "docs/guide.md:6: error a link leads to Other.md, but the file is named other.md",
        "docs/guide.md:7: error a link leads to none.md, which is not there",
        "docs/guide.md:7: error a link leads to img/none.png, which is not there",
        "docs/guide.md:7: error a link leads to #there, which is not in page.html",
        "docs/guide.md:15: error [^2] refers to nothing",
        "docs/guide.md:15: error a link leads to img/b.png, which is not there",
        "docs/guide.md:16: error [q][gone] refers to nothing",
        "docs/guide.md:18: error a link leads to #none, which is not in other.md",
        "docs/page.html:1: error a link leads to img/, which is not there",
        "docs/sub/index.html:1: error a link leads to #b, which is not here",
    ]
    assert result.output.splitlines()[-1].endswith("12 dead")
    assert code(result) == 3
    assert code(call("check", "--links", "docs", "--fail-on", "none")) == 0
    assert code(call("check", "--links", "none")) == 2


def test_translations_are_alive_where_their_sources_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, FOLDER)
    call("run", "docs", "--to", "ru", "--from", "en", "--engine", "pseudo", "-q")
    result = call("check", "--links", "docs")
    assert code(result) == 0
    assert {line.split(":")[0] for line in dead(result.output)} == {
        "docs/guide.md",
        "docs/page.html",
        "docs/sub/index.html",
    }
    path = tmp_path / "out/ru/guide.md"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("{#set-up}", "").replace("[^1]:", "[^3]:").replace("other.md#more", "more.md"), "utf-8"
    )
    result = call("check", "--links", "docs")
    assert code(result) == 3
    assert [line for line in dead(result.output) if line.startswith("out/")] == [
        "out/ru/guide.md: warning the link of the source to other.md#more is not here",
        "out/ru/guide.md:6: error a link leads to #set-up, which is not here",
        "out/ru/guide.md:6: error a link leads to more.md, which is not there",
        "out/ru/guide.md:15: error [^1] refers to nothing",
    ]
    (tmp_path / "translate.toml").write_text('sources = ["docs"]\n[check.severity]\ndead-link = "info"\n')
    assert code(call("check", "--links", "out/ru")) == 0


ADDRESSES = [
    (Generator.HUGO, "content/posts/My First.md", "", "posts/my-first"),
    (Generator.HUGO, "content/posts/a/index.md", "", "posts/a"),
    (Generator.HUGO, "content/_index.md", "", ""),
    (Generator.HUGO, "content/a.fr.md", "", "fr/a"),
    (Generator.HUGO, "content/fr/a.md", "", "fr/a"),
    (Generator.HUGO, "content/b.md", "---\nslug: c\n---\n", "c"),
    (Generator.HUGO, "content/b.md", "---\nurl: /x/y/\n---\n", "x/y"),
    (Generator.HUGO, "content/b.md", "---\naliases:\n  - /old/\n---\n", "old"),
    (Generator.JEKYLL, "about.md", "", "about"),
    (Generator.JEKYLL, "_posts/2024-02-03-a-day.md", "", "2024/02/03/a-day"),
    (Generator.JEKYLL, "_recipes/soup.md", "", "recipes/soup"),
    (Generator.JEKYLL, "a.md", "---\npermalink: /us/\n---\n", "us"),
    (Generator.MKDOCS, "docs/user/index.md", "", "user"),
    (Generator.MKDOCS, "docs/user/README.md", "", "user"),
    (Generator.MKDOCS, "docs/user/a.md", "", "user/a"),
    (Generator.DOCUSAURUS, "docs/01-start/02_first.mdx", "", "docs/start/first"),
    (Generator.DOCUSAURUS, "docs/Guides/Guides.md", "", "docs/Guides"),
    (Generator.DOCUSAURUS, "docs/a.md", "---\nslug: /b\n---\n", "docs/b"),
    (Generator.DOCUSAURUS, "docs/x/a.md", "---\nid: c\n---\n", "docs/x/c"),
    (Generator.DOCUSAURUS, "blog/2024-02-03-a-day.md", "", "blog/2024/02/03/a-day"),
    (Generator.DOCUSAURUS, "src/pages/help.md", "", "help"),
]


@pytest.mark.parametrize(("generator", "name", "text", "address"), ADDRESSES)
def test_generators_show_documents_where_they_say(generator: Generator, name: str, text: str, address: str) -> None:
    assert address in set(addresses_of(generator, name, text))


@pytest.mark.parametrize(
    ("settings", "address", "is_alive"),
    [
        (SiteSettings(), "/posts/a/", True),  # nothing says what / is
        (SiteSettings(root="content"), "/posts/a.md", True),
        (SiteSettings(root="content"), "/posts/b.md", False),
        (SiteSettings(root="content", base="/blog"), "/blog/posts/a.md", True),
        (SiteSettings(root="content", base="/blog"), "/blog/posts/b.md", False),
        (SiteSettings(root="content", base="/blog"), "/shop/x", True),  # another site of the host
        (SiteSettings(root="content", base="https://a.org/blog/"), "https://a.org/blog/posts/b.md", False),
        (SiteSettings(root="content", base="https://a.org/blog/"), "https://b.org/blog/posts/b.md", True),
        (SiteSettings(root="content"), "a", False),
        (SiteSettings(Generator.HUGO), "/posts/a/#end", True),
        (SiteSettings(Generator.HUGO), "/posts/a/#none", False),
        (SiteSettings(Generator.HUGO), "/posts/A", True),
        (SiteSettings(Generator.HUGO), "../a/", True),
        (SiteSettings(Generator.HUGO), "/posts/b", False),
        (SiteSettings(Generator.HUGO), "/logo.svg", True),
        (SiteSettings(Generator.HUGO), "ref:posts/a#end", True),
        (SiteSettings(Generator.HUGO), "ref:posts/b", False),
        (SiteSettings(Generator.HUGO), "{{ .Permalink }}", True),
        (SiteSettings(Generator.HUGO), "//b.org/x", True),
    ],
)
def test_addresses_of_sites(
    settings: SiteSettings, address: str, is_alive: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translate.project import articles

    monkeypatch.chdir(tmp_path)
    written(tmp_path, {"content/posts/a.md": "# End\n", "content/posts/c.md": "x\n", "static/logo.svg": ""})
    paths = [tmp_path / "content/posts/a.md", tmp_path / "content/posts/c.md"]
    site = Site(
        tmp_path, paths, lambda path: articles.links(articles.parse(path.read_bytes(), path.name, "en")), settings
    )
    assert (site.fault(Reference(address), paths[1]) == "") == is_alive


def test_settings_of_sites_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, {"docs/a.md": "[b](/site/b/#c)\n", "docs/b.md": "# C\n"})
    config = tmp_path / "translate.toml"
    config.write_text('[formats]\nsite = "mkdocs"\nbase-path = "/site/"\n')
    assert code(call("check", "--links", "docs")) == 0
    (tmp_path / "docs/b.md").write_text("# D\n")
    assert dead(call("check", "--links", "docs").output) == [
        "docs/a.md:1: error a link leads to #c, which is not in b.md"
    ]
    config.write_text('[formats]\nsite = "gatsby"\n')
    result = call("check", "--links", "docs")
    assert code(result) == 2
    assert "'gatsby' is not hugo, jekyll, mkdocs, docusaurus" in str(result.exception)
