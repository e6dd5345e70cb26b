"""Articles in, reviewed translations out: segment, translate offline, enforce the glossary, catalog for review."""
