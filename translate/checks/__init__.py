"""The quality gate: catalogs and articles in, findings out. No engine, nothing is written."""
