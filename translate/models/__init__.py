"""Models: found in indexes, fetched, verified, kept, pinned, and packed for a machine without a network."""
