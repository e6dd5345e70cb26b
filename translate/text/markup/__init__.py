"""Inline markup: codes lifted out of a text, and placed in its translation around the words they belong to."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
