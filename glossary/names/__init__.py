"""Names that no termbase lists: finding them in a document, candidates for their renderings, one chosen for each."""
