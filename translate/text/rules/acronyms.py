"""How other languages write the acronyms of English: NATO, НАТО, OTAN."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from glossary.names import acronym

# For each acronym the languages that write it otherwise; Russian where `glossary.names` does not list it.
_ROWS = """
    NATO uk НАТО es OTAN fr OTAN pt OTAN it NATO | EU uk ЄС es UE fr UE pt UE it UE
    | UN uk ООН es ONU fr ONU pt ONU de UNO it ONU | US ru США uk США es EEUU fr USA pt EUA
    | USA ru США uk США pt EUA fr USA | UK ru СК | USSR ru СССР uk СРСР es URSS fr URSS pt URSS de UdSSR | FBI uk ФБР
    | CIA uk ЦРУ | NSA uk АНБ | KGB uk КДБ | FSB uk ФСБ | WHO uk ВООЗ es OMS fr OMS pt OMS
    | WTO uk СОТ es OMC fr OMC pt OMC | ILO es OIT fr OIT pt OIT | IMF uk МВФ es FMI fr FMI pt FMI de IWF
    | ECB uk ЄЦБ es BCE fr BCE pt BCE de EZB | IEA ru МЭА es AIE fr AIE pt AIE
    | IAEA uk МАГАТЕ es OIEA fr AIEA pt AIEA de IAEO | OPEC uk ОПЕК es OPEP fr OPEP pt OPEP
    | OECD uk ОЕСР es OCDE fr OCDE pt OCDE | OSCE uk ОБСЄ de OSZE | ICC es CPI fr CPI pt TPI
    | IOC uk МОК es COI fr CIO pt COI | NASA uk НАСА | ESA uk ЄКА | UNESCO uk ЮНЕСКО | UNICEF uk ЮНІСЕФ | FIFA uk ФІФА
    | UEFA uk УЄФА | WADA | NBA uk НБА | NHL uk НХЛ | ASEAN | BRICS uk БРІКС | CIS uk СНД
    | GDP ru ВВП uk ВВП es PIB fr PIB pt PIB de BIP | HIV ru ВИЧ uk ВІЛ es VIH fr VIH
    | AIDS ru СПИД uk СНІД es SIDA fr SIDA pt SIDA | DNA ru ДНК uk ДНК es ADN fr ADN
    | AI uk ШІ es IA fr IA pt IA de KI | GMO es OGM fr OGM | RNA uk РНК es ARN fr ARN
"""


@cache
def acronyms(language: str) -> Mapping[str, str]:
    """How a language (code) writes the acronyms of English, by these; those that it writes alike are left out."""
    found = dict[str, str]()
    for row in _ROWS.split("|"):
        english, *others = row.split()
        known = acronym(english, language)
        own = known.texts[0] if known and known.listed else ""
        found[english] = dict(zip(others[::2], others[1::2], strict=True)).get(language, own)
    return {english: text for english, text in found.items() if text}
