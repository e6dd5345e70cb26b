from . import patterns as patterns
from .whole import charset_of as charset_of
from .whole import read_bytes as read_bytes
from .whole import read_text as read_text
from .whole import replacing as replacing
from .whole import write_text as write_text
