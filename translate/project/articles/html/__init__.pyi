from . import pages as pages
from .copies import start_tag as start_tag
from .links import html_links as html_links
from .pairing import PagePairing as PagePairing
from .spans import HtmlSpans as HtmlSpans
from .spans import html_spans as html_spans
from .xml_documents import refused_entities as refused_entities
from .xml_documents import root_of as root_of
