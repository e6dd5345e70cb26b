"""Spellings of units of measure that CLDR lacks: abbreviations, everyday names; their names in Russian."""

from __future__ import annotations

from collections.abc import Mapping

# Symbols and abbreviations that neither CLDR nor unit_symbols.py has; "*" for all languages: units, then how they are
# written.
SPELLINGS: Mapping[str, str] = {
    "*": """
        length-kilometer kms | length-meter м | mass-kilogram kgs | mass-gram gr г гр |
        mass-tonne т | mass-pound lbs | volume-liter L л | speed-kilometer-per-hour kmh kph км/ч км/год |
        speed-meter-per-second м/с | speed-mile-per-hour mph | duration-hour ч | power-watt Вт | area-hectare га
        | temperature-celsius ℃ °С | temperature-fahrenheit ℉ | concentr-percent ٪ | digital-gigabyte Гб |
        digital-megabyte Мб | digital-terabyte Тб | temperature-celsius,temperature-fahrenheit ° º degree
        degrees градус градуса градусов градусів градуси Grad grado grados grau graus degré degrés |
        energy-joule J Дж | electric-volt В | frequency-revolution-per-minute rpm об/мин об./мин | sound-decibel
        dB дБ | force-newton N Н | volume-cubic-centimeter cc см³ | concentr-percentage-point pp п.п. п.п п._п.
        п._п в.п. в._п. | frequency-beat-per-minute bpm | speed-knot kts kt | volume-quart qts |
        length-astronomical-unit AU | volume-tablespoon Tbsp tbs tbsps | volume-teaspoon tsps |
        length-micrometer um | concentr-basis-point bps bp bips | money-cent ¢ |
        digital-megabit,digital-megabyte Мб
    """,
    "en": """
        power-horsepower bhp PS | length-inch in. | duration-year year-old years-old | concentr-percent pct pc |
        mass-kilogram kilo kilos | length-yard yds | frequency-revolution-per-minute revolutions_per_minute |
        sound-decibel decibel decibels | energy-gigawatt-hour gigawatt_hours gigawatt_hour | energy-megawatt-hour
        megawatt_hours megawatt_hour | concentr-percentage-point percentage_point percentage_points percent_point
        percent_points per_cent_points p.p. ppt | force-kilonewton kilonewton kilonewtons | volume-gallon gals |
        area-square-foot sq._ft sq_feet sq._feet sq_foot | area-square-mile sq_miles sq._miles sq_mile sq._mi |
        area-square-meter sq_m sq._m sq_metres sq_meters sq._metres sq._meters | area-square-kilometer sq_km sq._km
        sq_kilometres sq_kilometers | area-square-yard sq_yd sq_yards | volume-acre-foot acre-feet acre-foot acre_feet |
        frequency-beat-per-minute beats_per_minute beats_a_minute beat_per_minute | concentr-basis-point basis_point
        basis_points | money-cent cent cents | money-penny pence penny pennies | money-guinea guinea guineas |
        mass-microgram mcg ug
    """,
    "ru": """
        frequency-revolution-per-minute оборотов_в_минуту оборота_в_минуту оборот_в_минуту оборотов оборота оборотах
        | sound-decibel децибел децибела децибелов децибелах | energy-gigawatt-hour гигаватт-час гигаватт-часа
        гигаватт-часов | energy-megawatt-hour мегаватт-час мегаватт-часа мегаватт-часов | force-kilonewton
        килоньютон килоньютона килоньютонов | electric-milliampere-hour миллиампер-час миллиампер-часа
        миллиампер-часов | area-square-kilometer кв._км кв.км | area-square-meter кв._м кв.м | area-square-foot
        кв._футов кв._фута кв._фут | area-square-mile кв._миль кв._мили кв._миля | volume-cubic-meter куб._м
        кубометр кубометра кубометров | power-horsepower л.с. лс лошадей | length-mile милям милями милях |
        speed-mile-per-hour миль/ч мили/ч миль/час | consumption-mile-per-gallon миль/галлон | temperature-celsius
        градус_по_Цельсию градуса_по_Цельсию градусов_по_Цельсию градусов_Цельсия | temperature-fahrenheit
        градус_по_Фаренгейту градуса_по_Фаренгейту градусов_по_Фаренгейту градусов_Фаренгейта | mass-kilogram кило |
        speed-kilometer-per-hour км/час км_в_час | speed-meter-per-second м/сек | duration-second сек | duration-day
        сутки суток | concentr-percentage-point процентный_пункт процентного_пункта процентных_пунктов
        процентных_пункта процентным_пунктам процентными_пунктами процентных_пунктах | concentr-permillion
        частей_на_миллион части_на_миллион | frequency-beat-per-minute уд/мин уд./мин уд./мин. ударов_в_минуту
        удара_в_минуту удар_в_минуту ударов/мин ударов_за_минуту ударах_в_минуту ударов удара | concentr-basis-point
        базисный_пункт базисного_пункта базисных_пункта базисных_пунктов базисным_пунктам базисными_пунктами
        базисные_пункты базовый_пункт базовых_пункта базовых_пунктов б.п. б.п б._п. бп | money-cent цент цента
        центов центам центами центах | money-penny пенс пенса пенсов пенсам пенсами пенни | money-guinea гинея гинеи
        гиней гинеям гинеями гинею | speed-knot уз. узлах узлам | volume-tablespoon ст._л ст.л. ст.л столовую_ложку
        столовых_ложки | volume-teaspoon ч._л ч.л. ч.л чайную_ложку чайных_ложки | volume-tablespoon,volume-teaspoon
        ложка ложки ложек ложку | volume-cup чашку чашками стакан стакана стаканов | length-fathom сажень сажени
        саженей саженях морские_сажени | volume-quart кварта кварты кварт | pressure-millimeter-ofhg мм_рт.ст.
        мм_рт.ст мм_рт._ст мм_ртутного_столба | length-light-year св._лет св._года световых_годах |
        length-astronomical-unit а.е. а.е | volume-pint пинта пинты пинт | mass-stone стоунах
        | area-are сотка сотки соток сотках | pressure-atmosphere,pressure-bar атмосфера атмосферы атмосфер
    """,
    "uk": """
        frequency-revolution-per-minute об/хв обертів_на_хвилину оберти_на_хвилину обертів_за_хвилину |
        sound-decibel децибел децибела децибелів | area-square-kilometer кв._км | area-square-meter кв._м |
        area-square-mile кв._миль | concentr-percentage-point відсотковий_пункт відсоткового_пункту
        відсоткові_пункти відсоткових_пунктів відсоткових_пункти | volume-cubic-meter куб._м кубометр кубометри
        кубометра кубометрів | power-horsepower к.с. | concentr-percent процент процентів | energy-gigawatt-hour
        ГВт·год | energy-megawatt-hour МВт·год | length-mile милям милями милях | duration-day доба доби діб
    """,
    "de": "duration-hour Std | concentr-percentage-point Prozentpunkt Prozentpunkte Prozentpunkten",
    "es": """
        energy-gigawatt-hour gigavatio_hora gigavatios_hora | energy-megawatt-hour megavatio_hora megavatios_hora |
        concentr-percentage-point punto_porcentual puntos_porcentuales
    """,
    "pt": """
        energy-gigawatt-hour gigawatt_hora gigawatts_hora | energy-megawatt-hour megawatt_hora megawatts_hora |
        power-horsepower cavalos | concentr-percentage-point ponto_percentual pontos_percentuais
    """,
    "fr": """
        energy-gigawatt-hour gigawatt_heure gigawatts_heures | energy-megawatt-hour megawatts_heures | power-horsepower
        chevaux | concentr-percent pour-cent | speed-mile-per-hour miles_à_l’heure |
        concentr-percentage-point point_de_pourcentage points_de_pourcentage
    """,
}
# The forms after a number (one, few, many; of a fraction the second) of units that CLDR lacks, in Russian: words of
# common dictionaries, symbols of ГОСТ 8.417-2002.
RUSSIAN: Mapping[str, tuple[str, ...]] = {
    "frequency-beat-per-minute": ("удар в минуту", "удара в минуту", "ударов в минуту"),
    "frequency-revolution-per-minute": ("оборот в минуту", "оборота в минуту", "оборотов в минуту"),
    "sound-decibel": ("дБ",),
    "concentr-basis-point": ("базисный пункт", "базисных пункта", "базисных пунктов"),
    "concentr-percentage-point": ("процентный пункт", "процентных пункта", "процентных пунктов"),
    "volume-acre-foot": ("акр-фут", "акр-фута", "акр-футов"),
    "money-cent": ("цент", "цента", "центов"),
    "money-penny": ("пенс", "пенса", "пенсов"),
    "money-guinea": ("гинея", "гинеи", "гиней"),
}
