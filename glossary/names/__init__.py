"""Names that no termbase lists: finding them in a document, candidates for their renderings, one chosen for each."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
