"""The page of the desk over HTTP on loopback: only who knows the address is answered, and no other site can ask."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
