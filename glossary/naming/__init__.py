"""Names in a text that no termbase lists: finding them, and rendering them."""
