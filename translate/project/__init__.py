"""A project on disk: its configuration, its articles, the files that it writes and where each of them lies."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
