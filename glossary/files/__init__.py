"""The file system: whole files in and out, written atomically, and patterns of paths."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
