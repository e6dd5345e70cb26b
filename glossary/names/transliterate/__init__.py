"""Transliteration of names into Cyrillic: a joint n-gram and a neural transducer, searched together."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
