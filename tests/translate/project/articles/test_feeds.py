"""Feeds: the texts and the HTML in them, escaped, in CDATA sections and as elements."""

from __future__ import annotations

import pytest

from translate.errors import ArticleError
from translate.project.articles import parse, serialize, source_text

RSS = '<rss version="2.0"><channel>%s</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom">%s</feed>'
EXPORT = '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><item>%s</item></channel></rss>'
META = "<wp:postmeta><wp:meta_key>%s</wp:meta_key><wp:meta_value>%s</wp:meta_value></wp:postmeta>"


def texts(source: str, name: str = "feed.xml") -> list[str]:
    article = parse(source.encode(), name, "en")
    assert serialize(article, {}) == source.encode()
    return [source_text(article, one.id) for one in article.paragraphs]


def translated(source: str, *targets: str) -> str:
    return serialize(parse(source.encode(), "feed.xml", "en"), dict(enumerate(targets, 1))).decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (RSS % "<title>A &amp; b</title><link>http://a.b</link><guid>words here</guid>", ["A & b"]),
        (RSS % "<description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;c</description>", ["a &amp; b", "c"]),
        (RSS % "<description><![CDATA[<p>a <b>b</b></p>]]></description>", ["a <b>b</b>"]),
        (RSS % "<item><category>x</category><content:encoded>a</content:encoded></item>", ["a"]),
        (ATOM % "<title>1 &lt; 2 words</title>", ["1 &lt; 2 words"]),
        (ATOM % "<title type='html'>a &lt;b&gt;b&lt;/b&gt; c</title>", ["a <b>b</b> c"]),
        (ATOM % "<content type='xhtml'><div><p>a<br/>b</p>c</div></content>", ["a<br/>b", "c"]),
        (ATOM % "<content type='application/json'>words</content>", []),
        (EXPORT % "<content:encoded><![CDATA[one\n\ntwo\nthree]]></content:encoded>", ["one", "two", "three"]),
        (
            EXPORT % "<content:encoded><![CDATA[[gallery ids='1']a [sic] b[/x]]]></content:encoded>",
            ["a [sic] b"],
        ),
        (EXPORT % "<content:encoded>p {}</content:encoded><wp:post_type>custom_css</wp:post_type>", []),
        (
            ATOM.replace("<feed", "<feed xml:lang='en'")
            % "<title xml:lang='de'>a</title><title xml:lang='en-GB'>b</title>",
            ["b"],
        ),
        (EXPORT % (META % ("_wp_attachment_image_alt", "a b")), ["a b"]),
        (EXPORT % (META % ("<![CDATA[_yoast_wpseo_metadesc]]>", "<![CDATA[a & b]]>")), ["a & b"]),
        (EXPORT % (META % ("_yoast_wpseo_title", "%%title%% x")), []),
        (EXPORT % (META % ("_edit_lock", "words")), []),
        (EXPORT % "<title>A</title><wp:post_name>a-slug</wp:post_name>", ["A"]),
    ],
)
def test_texts(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_translations_are_escaped_as_often_as_the_source() -> None:
    source = RSS % "<title>a</title><description>&lt;p&gt;b&lt;/p&gt;</description>"
    assert translated(source, "x &amp; y", "x &lt; <b>y</b>") == RSS % (
        "<title>x &amp;amp; y</title><description>&lt;p&gt;x &amp;lt; &lt;b&gt;y&lt;/b&gt;&lt;/p&gt;</description>"
    )


def test_the_locale_is_told_wherever_it_stands() -> None:
    source = RSS % "<dc:language>en</dc:language><item xml:lang='en-GB'><title>a</title></item><item xml:lang='de'/>"
    article = parse(source.encode(), "feed.xml", "en")
    assert [article.text[one.start : one.end] for one in article.attributes] == ["en", "en-GB"]


def test_the_end_of_a_section_stands_in_none() -> None:
    assert translated(RSS % "<title><![CDATA[a]]></title>", "x ]]> y") == RSS % (
        "<title><![CDATA[x ]]]]><![CDATA[> y]]></title>"
    )


def test_posts_are_not_wrapped() -> None:
    source = EXPORT % "<content:encoded><![CDATA[a <b\nclass='x'>b</b> c]]></content:encoded>"
    assert texts(translated(source, "x y z <b class='x'>x y z</b> x y z x y z")) == [
        "x y z <b class='x'>x y z</b> x y z x y z"
    ]


def test_place_is_the_title_of_the_entry_and_the_headings_in_it() -> None:
    source = RSS % "<item><title>T</title><description>&lt;h2&gt;A&lt;/h2&gt;b</description></item>"
    assert [one.place for one in parse(source.encode(), "a.rss", "en").paragraphs] == ["", "T", "T › A"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "<note>a</note>",
            "feed.xml: XML of an unknown kind (root element note); give RSS, Atom or a WordPress export",
        ),
        ("words", "feed.xml: no XML; give RSS, Atom or a WordPress export"),
        (
            f'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{RSS}',
            "feed.xml:1: XML that declares entities, which is not read; write out what they stand for",
        ),
        (
            f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>{RSS}',
            "feed.xml:1: XML that declares entities, which is not read; write out what they stand for",
        ),
    ],
)
def test_what_is_refused(source: str, message: str) -> None:
    with pytest.raises(ArticleError) as error:
        texts(source)
    assert str(error.value) == message


def test_a_large_feed_takes_linear_time() -> None:
    post = "<item><title>a &amp;amp; b</title><description>&lt;p&gt;a &amp;lt; b&lt;/p&gt;</description></item>"
    assert len(texts(RSS % (post * 1000))) == 2000
