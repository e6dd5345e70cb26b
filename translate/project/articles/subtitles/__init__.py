"""Subtitles: cues joined to sentences for translation, and shared out again."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
