"""Candidates for names nobody listed: a gazetteer that ships, tables of syllables, and transliteration."""

from glossary.naming.candidates import candidates
from glossary.naming.demonyms import Demonym, demonym
from glossary.naming.model import Candidate

__all__ = ["Candidate", "Demonym", "candidates", "demonym"]
