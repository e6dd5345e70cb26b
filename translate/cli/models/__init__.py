"""`translate models`: what is here, what is on offer, installing, verifying, pinning, carrying to another machine."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
