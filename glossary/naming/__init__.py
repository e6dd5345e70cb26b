"""Candidates for names nobody listed: a gazetteer that ships, tables of syllables, and transliteration."""

from glossary.naming.demonyms import Demonym, demonym
from glossary.naming.model import Candidate
from glossary.naming.ranking import candidates

__all__ = ["Candidate", "Demonym", "candidates", "demonym"]
