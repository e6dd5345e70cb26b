"""Office documents and e-books: archives of XML, of which only the texts are replaced."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
