"""The file system: whole files in and out, written atomically, rows of tables, and patterns of paths."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
