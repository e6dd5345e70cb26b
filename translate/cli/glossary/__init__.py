"""The `glossary` commands that need the translation pipeline: drift, extract, learn, names, test."""
