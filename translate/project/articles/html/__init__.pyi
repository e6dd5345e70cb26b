from . import pages as pages
from .links import html_links as html_links
from .spans import HtmlSpans as HtmlSpans
from .spans import html_spans as html_spans
from .xml_documents import refused_entities as refused_entities
from .xml_documents import root_of as root_of
