"""Rules on a text and its translation, shared by the output guard and the quality gate."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
