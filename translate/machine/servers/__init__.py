"""Servers of the house over HTTP: where they are, whether texts may be sent there, and what they answer in JSON."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
