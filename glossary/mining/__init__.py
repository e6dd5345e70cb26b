"""Finding terms: the names and recurring terms of a corpus, and how they were rendered in its translations."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
