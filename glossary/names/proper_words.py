"""English words that help to tell names: function words, calendar, titles, heads of organisations and places, demonyms.

Our own lists, written for this module. Lower case throughout; demonyms with their capital.
"""

from __future__ import annotations

from glossary.languages.wordlists import words

FUNCTION = words(
    "a about above according across after again against ago all almost along already also although always am amid"
    " among an and another any anybody anyone anything anyway apart are aren't around as aside at away back be because"
    " been before behind being below beneath beside besides between beyond both but by can can't cannot come could"
    " couldn't dear despite did didn't do does doesn't doing don't down due during each earlier early either else"
    " elsewhere enough enter especially even ever every everybody everyone everything except exactly few fewer finally"
    " following for former from further get go got had hadn't half has hasn't have haven't having he he's hello hence"
    " her here hers herself hey hi him himself his how however i i'd i'll i'm i've if in indeed inside instead into is"
    " isn't it it's its itself just later latter least less let let's like likewise look lots made make many may maybe"
    " me meanwhile might mine more moreover most mostly much must my myself near nearly neither never nevertheless no"
    " nobody nor none nonetheless not nothing now of off often oh ok okay on once one only onto or other others"
    " otherwise our ours ourselves out outside over overall per perhaps please plus quite rather read recently"
    " regarding said says see shall she she's should shouldn't similarly since six so some somebody someone something"
    " sometimes somewhere soon still such sure surely take than thank thanks that that's the their theirs them"
    " themselves then there there's thereafter therefore these they they'll they're they've this those though through"
    " throughout thus till to today together tomorrow too toward towards tonight two under unfortunately unless unlike"
    " until up upon us used using usually very via was wasn't watch we we'd we'll we're we've well were weren't what"
    " what's whatever when whenever where whereas wherever whether which while who who's whoever whole whom whose why"
    " will with within without won't would wouldn't yes yesterday yet you you'd you'll you're you've your yours"
    " yourself nine"
)
SMALL_IN_HEADINGS = words(
    "a an and as at but by for from in into is it nor of off on or out over per so than that the to up upon via vs"
    " with yet"
)
CALENDAR = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul"
    " aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays"
    " thursdays fridays saturdays sundays mon tue tues wed thu thur thurs fri sat sun"
)
AMBIGUOUS_CALENDAR = words("march may april june august sun mar wed sat jan mon")  # also words or names of people
GEO_STARTS = words("new north south east west northern southern eastern western central san santa los las el saint st")
NO_ACRONYMS = words(
    "ala ariz ark ca calif colo conn del fla ga ill ind kan mass md mich minn mo mont neb nev ore pa tenn tex va vt"
    " wash wis wyo ltd inc a ok tv am pm ceo cfo mp mps diy faq id pr hr cv vs ad bc gmt utc est pst pdf url www qb q1"
    " q2 q3 q4"
)
TITLES = words(
    "president vice-president minister secretary chancellor senator sen rep representative congressman congresswoman"
    " governor gov mayor king queen prince princess duke duchess emperor sultan emir sheikh pope cardinal archbishop"
    " bishop rabbi imam ayatollah general gen colonel col major lieutenant lt captain capt sergeant sgt corporal"
    " admiral commander commissioner marshal judge justice attorney prosecutor speaker ambassador envoy spokesman"
    " spokeswoman spokesperson chairman chairwoman chair director chief officer inspector detective sheriff coach"
    " manager professor prof doctor dr mr mrs ms miss sir lord lady dame reverend rev father sister saint leader"
    " foreign-minister attorney-general secretary-general inspector-general mp pm ceo"
)
SOFT_TITLES = words(
    "general king queen prince princess lady lord father sister major chief judge justice director officer inspector"
    " manager leader speaker coach chair saint sister commission prosecutor attorney marshal duke miss"
)
TITLE_MODIFIERS = words(
    "prime first vice deputy acting former interim chief senior assistant foreign defense defence interior finance"
    " home shadow lord high majority minority republican democratic democrat opposition house senate party state"
)
ROLES = TITLES | words(
    "premier wife husband brother son daughter mother actor actress singer rapper artist writer author journalist"
    " reporter lawyer politician activist analyst expert economist striker goalkeeper defender midfielder quarterback"
    " linebacker teammate founder owner adviser advisor correspondent dictator historian scientist poet player"
)
SPEECH = words(
    "said says told added tells argued wrote tweeted claimed insisted noted denied warned replied admitted thinks who"
    " whose vowed pledged apologised apologized himself herself"
)
QUOTED_AFTER = words("the a an of on in by for from with and called named as's titled entitled film book show song")
INSIDE = words("in into near across throughout")
IN_PLACES = words("in into near across throughout outside inside around north south east west from to mainland")
ORGANISATIONS = words(
    "ministry party police department association group bank university council court parliament office agency union"
    " force forces army navy company corporation inc ltd corp plc club fc league commission committee organization"
    " organisation trust foundation institute congress senate assembly federation airlines airways news times post"
    " journal media network service services board bureau authority academy college school hospital church team press"
    " front movement brigade regiment society front alliance coalition center centre infocenter courthouse cabinet"
    " government administration management studio studios records guard"
)
PLACES = words(
    "river lake mount mountain mountains island islands isle sea ocean bay gulf strait county state province region"
    " district city town village street avenue road square bridge airport hill hills valley desert corridor republic"
    " kingdom states peninsula park beach coast canal port border territory emirates"
)
WORKS = words(
    "act bill treaty agreement accord statement declaration convention protocol report award prize cup trophy"
)
PARTICLES = words(
    "de da di do dos du del della des der den van von zu zur ter ten af al el la le las los bin ibn ben bint ul ur y e"
)
JOINTS = words("on upon in by the le la les de du do da sur en under am of next e i ul")  # Stoke-on-Trent
ABBREVIATIONS = words("mr mrs ms dr prof st mt ft gen col lt sgt capt sen rep gov rev jr sr ste")
FIRST_NAMES = words(
    "adam alan albert alex alexander alexandre alexei alice amanda andre andrea andrew andrey angela anna anne"
    " anthony antonio aram ashot barack benjamin ben bernard bill bob boris brian bruno carl carlos caroline catherine"
    " charles charlie chris christian christine craig daniel danny david deborah dennis diana dmitry donald douglas"
    " edward elena elizabeth emily emma emmanuel eric eva francis francois frank frederick gary george giorgos grant"
    " grigory guy hans harry hayden helen henry hillary hugo ian igor ilham irina isabel ivan jack jacob jamie james"
    " jane jason jean jeff jennifer jeremy jesse jessica jess jim joe joel johan johannes john jonathan jose joseph"
    " josh joshua juan julia julian justin karen karl kate keith kenneth kevin kieran kris kyle larry laura leo leonid"
    " levan lewis linda lisa louis lucas luis lydia maria mario mark martin mary mason matt matthew michael michel"
    " mikhail mike mitch muhammad nancy natalia neil nicholas nick nicola nicolas nikol nikos olaf oleg olga oliver"
    " oscar patrick paul peter philip philippe pierre rachel ralph raymond recep richard rishi robert roberto roger"
    " roman ronald ruben ryan samuel sara sarah scott sebastian sergei sergey serzh simon sophie stephen steve steven"
    " susan ted theresa thomas tim tom tony victor viktor vladimir vinod volodymyr walter william yuri"
)
DEMONYMS = words(
    "Abkhaz Abkhazian Afghan African Albanian Algerian American Andorran Angolan Arab Arabian Argentine Argentinian"
    " Armenian Asian Australian Austrian Azerbaijani Azeri Bahraini Balkan Baltic Bangladeshi Basque Belarusian"
    " Belgian Bengali Bolivian Bosnian Brazilian British Bulgarian Burmese Byzantine Californian Cambodian Cameroonian"
    " Canadian Catalan Catholic Caucasian Chechen Chilean Chinese Christian Colombian Congolese Croatian Cuban Cypriot"
    " Czech Danish Dutch Ecuadorian Egyptian English Eritrean Estonian Ethiopian European Finnish Flemish French"
    " Gambian Georgian German Ghanaian Greek Guatemalan Haitian Hawaiian Hebrew Himalayan Hindu Hispanic Honduran"
    " Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Islamic Israeli Italian Jamaican Japanese Jewish"
    " Jordanian Karabakhi Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Laotian Latin Latvian Lebanese Liberian"
    " Libyan Lithuanian Macedonian Malaysian Maltese Mexican Moldovan Mongolian Montenegrin Moroccan Mughal Muslim"
    " Namibian Nepalese Nicaraguan Nigerian Nordic Norwegian Orthodox Ossetian Ottoman Pakistani Palestinian"
    " Panamanian Parisian Persian Peruvian Polish Portuguese Protestant Qatari Roman Romanian Russian Rwandan Saudi"
    " Scandinavian Scottish Senegalese Serbian Shia Shiite Siberian Sicilian Sikh Singaporean Slavic Slovak Slovenian"
    " Somali Soviet Spanish Sudanese Sunni Swedish Swiss Syrian Taiwanese Tajik Tamil Tatar Thai Tibetan Tunisian"
    " Turkic Turkish Turkmen Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Yugoslav Zambian"
    " Zimbabwean Republican Democratic"
)
NO_TERM_EDGES = (
    FUNCTION
    | CALENDAR
    | words(
        "new old five four six seven eight nine ten two three first last next own good little same recent second"
        " several various welcome third able accused added ahead allow allowed announced appear appeared asked"
        " available based became become began begin believe best better big biggest bring brought call called came"
        " carry certain chance close comes continue continued current currently day days described different done"
        " doing end ended ending entire expected face far find fire found full gave gets getting give given goes"
        " going gone great hard head held help hit hold home hours hundreds keep kept key kind know known large"
        " largest late latest leave led left likely live long longer looking main major making matter mean means met"
        " million minutes month months move need needs night number nine o'clock offer others part parts past pay"
        " people person place placed point possible previous previously put ran real really reported rest right rise"
        " run running saw say saying seen sent set show side single small something spent start started stop taken"
        " taking talk talking tell thing things think thought thousands time times took total tried true try trying"
        " turn turned twice use want wanted way ways week weekend weeks went whole woman women man men won work"
        " working world worth year years young zero billion trillion percent per cent lot couple bit least due ready"
        " extra additional important late high low order case cases move fact idea sense age ages lead whose"
        " including"
    )
)
