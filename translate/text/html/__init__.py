"""HTML and XML: tokens with their places in the source, elements, character references, and inline markup."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
