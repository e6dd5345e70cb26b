"""Subtitles: how long their lines may be and how fast they are read, and how a sentence is shared among several."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
