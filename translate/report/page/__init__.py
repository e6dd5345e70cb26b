"""`report.html`: the whole translation of a locale on one self-contained page, to read and review."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
