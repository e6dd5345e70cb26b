"""Articles in, reviewed translations out: segments, translates offline, enforces the glossary, writes catalogs to
review.

`translate.run(translate.Options(sources="articles", to="ru"))` does what the command does. Notes are logged under the
name "translate"; errors are a `translate.Error`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
