"""`report.html`: the translation of a locale on a page to read and review, its articles on it or loaded one by one."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
