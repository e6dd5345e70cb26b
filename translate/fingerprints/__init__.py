"""Fingerprints: what the files of each article were made of, kept so that what has not changed is not done again."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
