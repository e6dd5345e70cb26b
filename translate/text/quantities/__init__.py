"""Quantities in a text: amounts of money, measures, clock times, dates, designations; and how a locale writes them."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
