"""What a reviewer sees: articles by risk and progress, paragraphs with findings, terms, names and memory matches."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
