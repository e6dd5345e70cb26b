"""Catalogs: the PO files that people review. They are read, merged with the output of a run, and written; a person's
words are never lost.

Machine text is fuzzy until a person removes the flag. The translator comment `machine: ...` says what made it and
holds a checksum of the text, so that a person's edit is recognised and kept even where the flag was left.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
