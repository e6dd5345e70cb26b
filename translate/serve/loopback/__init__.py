"""Serving on this machine: a port on loopback, who may ask there, and how much a request may bring."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
