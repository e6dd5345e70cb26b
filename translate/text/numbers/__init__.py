"""Numbers in a text by value, and which of them a translation lost or made up."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
