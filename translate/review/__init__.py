"""The review desk: `translate review`, a page on loopback where people read, correct and approve translations."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
