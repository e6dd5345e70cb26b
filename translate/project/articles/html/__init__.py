"""HTML pages and feeds: where their texts stand, read as browsers read them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
