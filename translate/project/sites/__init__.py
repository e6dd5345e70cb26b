"""Sites: where an address leads among the documents and files of a folder, as a server or a site generator shows
them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
