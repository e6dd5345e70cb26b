"""Speakers named before what they say, in ordinary letters ("Reporter: Who pays?"), each to be translated by itself.

So a speaker has one name in all of a document, and is no part of the sentence. Labels in capitals: see `capitals`.
"""

from __future__ import annotations

import re

from glossary.locales import primary
from glossary.names import lists
from translate.machine.capitals import SpeakerLabel

_ROLES = """
    anchor announcer audience author baker boy brother captain caller carpenter chair chairman chairperson chairwoman
    chef child citizen clerk coach commentator cook counsel daughter defendant dentist director doctor driver editor
    engineer everyone expert farmer father fisherman foreman girl grandfather grandmother guard guest guide host hostess
    interviewee interviewer journalist judge king lawyer listener man manager mayor midwife miner minister moderator
    mother narrator neighbour neighbor nurse officer operator owner panelist panellist parent patient pilot player poet
    policeman president presenter priest prince princess principal professor prosecutor pupil queen questioner reader
    reporter researcher sailor scientist secretary shopkeeper sister soldier son speaker spokesman spokeswoman student
    teacher technician translator villager visitor voice volunteer waiter waitress witness woman worker writer
"""
_SPEAKING = frozenset(_ROLES.split()) | lists.ROLES
_NAME = r"[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*"
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Fr|Rev)\.?"
_LABEL = re.compile(
    rf"(?P<who>(?:(?P<title>{_TITLE}) )?(?P<first>{_NAME})(?P<more>(?: {_NAME}){{0,2}}))"
    r"(?P<number> \d{1,2})?(?P<colon>:\s+)(?=[\"“'‘«(…]?[A-Z\d…])"
)


def named_speaker(text: str, locale: str) -> SpeakerLabel | None:
    """The label of a speaker that begins an English text, None where it begins otherwise: a role (Nurse, Guest 2), a
    person with a title (Dr. Amina Yusuf) or with a given name."""
    found = _LABEL.match(text) if primary(locale) == "en" else None
    if found is None:
        return None
    words = f"{found['first']}{found['more']}".lower().split()
    is_role = len(words) == 1 and words[0] in _SPEAKING and not found["title"]
    is_person = not found["number"] and (found["title"] or words[0] in lists.GIVEN)
    if not is_role and not is_person:
        return None
    stretches = ((found["who"], True), (f"{found['number'] or ''}{found['colon']}", False))
    return SpeakerLabel(found.end(), stretches)
