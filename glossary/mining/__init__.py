"""Finding terms: the names and recurring terms of a corpus, and how they were rendered in its translations."""
