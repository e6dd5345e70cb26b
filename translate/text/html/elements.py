"""The elements of HTML by what they mean for text: the groups of the HTML Standard (https://html.spec.whatwg.org)."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The names in a text."""
    return frozenset(text.split())


RAW = names("script style textarea title xmp iframe noembed noframes plaintext")
"""Elements whose content is no markup; that of `textarea` and `title` has character references."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

CELLS = frozenset(("td", "th", "caption"))
TABLE = CELLS | names("table thead tbody tfoot tr colgroup")

# Elements that the standard's style sheet shows as a block of their own, or that show no text of the sentence around.
BLOCKS = TABLE | names(
    "html head body title base frameset frame noframes address article aside blockquote center dd details dialog dir"
    " div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main"
    " menu nav ol optgroup option p plaintext pre search section select datalist summary ul xmp textarea audio"
    " canvas video object applet noscript marquee isindex col slot"
)
"""Elements that begin and end a paragraph."""

CLOSING_P = names(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre search section summary table ul xmp dd"
    " dt li"
)
"""Elements whose start tag ends a paragraph element that is still open."""

KEPT = names("pre listing xmp plaintext textarea script style template iframe noembed noframes svg math")
"""Elements whose content is never translated, wherever they stand."""

PICTURES = names("svg img embed iframe input")
"""Inline elements that show something which is no text."""

HIDDEN = names("script style template noembed noframes link meta param source track")
"""Inline elements that show nothing."""

PARTS = frozenset(("a", "button", "label"))
"""Inline elements that are texts of their own where nothing but separators stands between them."""

BREAKING_OUT = names(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu"
    " meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var"
)
"""Elements that end SVG and MathML that is still open."""

INTEGRATION = names("foreignobject desc title annotation-xml mi mo mn ms mtext")
"""Elements of SVG and MathML whose content is HTML."""
