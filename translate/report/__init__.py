"""What a run, a build and a check report: on the terminal, to programs, and in files."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
