"""Transliteration of names into Cyrillic: a joint n-gram and a neural transducer, searched together."""
