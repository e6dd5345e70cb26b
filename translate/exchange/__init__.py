"""Translations in the formats of other tools: TMX, XLIFF, TSV, CSV, Moses, PO; exported from catalogs and imported."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
