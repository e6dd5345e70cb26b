"""Catalogs: the PO files that people review. Read, merged with what a run made, written; a person's words are never
lost.

Machine text is fuzzy until a person removes the flag. The translator comment `machine: ...` says what wrote it and
carries a checksum of the text, so that a person's change to it is seen and kept, flag or no flag.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
