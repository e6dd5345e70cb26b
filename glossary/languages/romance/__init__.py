"""Spanish and Portuguese as target languages."""

from __future__ import annotations

from glossary.languages.romance.target import Romance

__all__ = ["Romance"]
