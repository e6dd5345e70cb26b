"""Tests of a page in a real browser."""

from chromium import browser

__all__ = ["browser"]
