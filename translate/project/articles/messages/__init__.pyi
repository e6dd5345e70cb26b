from .key_choice import KeyChoice as KeyChoice
from .keyed_spans import has_words as has_words
from .keyed_spans import laid_out as laid_out
from .keyed_spans import message_parts as message_parts
from .keyed_spans import unwrapped as unwrapped
