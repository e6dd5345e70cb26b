"""Exchange with other translation tools: TMX, XLIFF 1.2 and 2.1, TSV, CSV, Moses, PO. Out of the catalogs, and back."""
