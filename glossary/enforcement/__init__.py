"""Putting terms into a translation in the right grammatical form, and checking that they are there."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
