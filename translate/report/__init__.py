"""The reports of runs: a summary for the terminal, JSON for programs, the page, and the attestation."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
