"""How other languages write the acronyms of English: NATO, НАТО, OTAN."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

# For each acronym the languages that write it otherwise.
_ROWS = """
    NATO ru НАТО uk НАТО es OTAN fr OTAN pt OTAN it NATO | EU ru ЕС uk ЄС es UE fr UE pt UE it UE
    | UN ru ООН uk ООН es ONU fr ONU pt ONU de UNO it ONU | US ru США uk США es EEUU fr USA pt EUA
    | USA ru США uk США pt EUA fr USA | UK ru СК | USSR ru СССР uk СРСР es URSS fr URSS pt URSS de UdSSR
    | FBI ru ФБР uk ФБР | CIA ru ЦРУ uk ЦРУ | NSA ru АНБ uk АНБ | KGB ru КГБ uk КДБ | FSB ru ФСБ uk ФСБ
    | WHO ru ВОЗ uk ВООЗ es OMS fr OMS pt OMS | WTO ru ВТО uk СОТ es OMC fr OMC pt OMC | ILO ru МОТ es OIT fr OIT pt OIT
    | IMF ru МВФ uk МВФ es FMI fr FMI pt FMI de IWF | ECB ru ЕЦБ uk ЄЦБ es BCE fr BCE pt BCE de EZB
    | IEA ru МЭА es AIE fr AIE pt AIE | IAEA ru МАГАТЭ uk МАГАТЕ es OIEA fr AIEA pt AIEA de IAEO
    | OPEC ru ОПЕК uk ОПЕК es OPEP fr OPEP pt OPEP | OECD ru ОЭСР uk ОЕСР es OCDE fr OCDE pt OCDE
    | OSCE ru ОБСЕ uk ОБСЄ de OSZE | ICC ru МУС es CPI fr CPI pt TPI | IOC ru МОК uk МОК es COI fr CIO pt COI
    | NASA ru НАСА uk НАСА | ESA ru ЕКА uk ЄКА | UNESCO ru ЮНЕСКО uk ЮНЕСКО | UNICEF ru ЮНИСЕФ uk ЮНІСЕФ
    | FIFA ru ФИФА uk ФІФА | UEFA ru УЕФА uk УЄФА | WADA ru ВАДА | NBA ru НБА uk НБА | NHL ru НХЛ uk НХЛ
    | ASEAN ru АСЕАН | BRICS ru БРИКС uk БРІКС | CIS ru СНГ uk СНД | GDP ru ВВП uk ВВП es PIB fr PIB pt PIB de BIP
    | HIV ru ВИЧ uk ВІЛ es VIH fr VIH | AIDS ru СПИД uk СНІД es SIDA fr SIDA pt SIDA | DNA ru ДНК uk ДНК es ADN fr ADN
    | AI ru ИИ uk ШІ es IA fr IA pt IA de KI | GMO ru ГМО es OGM fr OGM | RNA ru РНК uk РНК es ARN fr ARN
"""


@cache
def acronyms(language: str) -> Mapping[str, str]:
    """How a language (code) writes the acronyms of English, by these; those that it writes alike are left out."""
    found = {}
    for row in _ROWS.split("|"):
        english, *others = row.split()
        found[english] = dict(zip(others[::2], others[1::2], strict=True)).get(language, "")
    return {english: text for english, text in found.items() if text}
