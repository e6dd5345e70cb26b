"""The texts of the page in the languages that it speaks, from PO catalogs."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
