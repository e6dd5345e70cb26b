"""Models: found in indexes, downloaded, verified, installed, pinned, and packed for a machine without a network."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
