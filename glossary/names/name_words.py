"""English words that tell names: given names by gender, titles by gender, places, ordinary words that take a capital.

Our own lists. What a corpus tells (how often a word is written small, which names stay Latin) is in `capital_shares`.
"""

from __future__ import annotations

from functools import lru_cache

from glossary.cldr import territories
from glossary.languages.wordlists import words
from glossary.names import proper_words as lists

MASCULINE = words(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed aidan akira alan albert aldo alejandro aleksandr"
    " aleksei alessandro alex alexander alexandre alexei alexey alfred ali alistair allan allen alvaro amir"
    " anatoly anders andre andreas andrei andres andrew andrey andriy andrzej andy angus ansel anthony antoine"
    " anton antonio antony anwar ara al aram archie ariel armando armen armin arnaud arnold arsen art arthur"
    " artur artyom asghar ashot aslan austin avi axel barack barry bart bartosz bashar basil ben benedict benito"
    " benjamin benny bernard bernie bert bill billy bjorn bob bobby boris brad bradley brandon brendan brent"
    " brett brian bruce bruno bryan burak byron caleb cameron carl carlo carlos carlton cedric chad charles"
    " charlie chen chris christian christoph christopher chuck clarence claude claudio clement cliff clifford"
    " clint clive colin conor constantin corey craig curtis cyril dale damian damien damon dan daniel daniil"
    " danny darren darryl dave david davit dean declan denis dennis derek desmond diego dieter dilip dimitri"
    " dimitris dinesh dirk dmitri dmitriy dmitry dominic don donald douglas doug drew duncan dustin dwayne dylan"
    " earl ed eden eddie edgar eduard eduardo edward edwin elias elliot elliott elon elvis emanuel emil emilio"
    " emmanuel emre enrique eric erik ernest ernesto ethan eugene evan evgeny fabio farid federico felipe felix"
    " ferdinand fernando fidel filip florian francesco francis francisco francois frank frankie franz fred"
    " frederick frederik fyodor gabriel gareth garry gary gavin gaston gaya gennady geoff geoffrey georg george"
    " georges georgi gerald gerard gerhard giacomo gianni gilbert giorgi giorgio giorgos giovanni giuseppe"
    " gjorge glenn gordon graham grant greg gregory grigory guido guillaume guillermo gunter gustav guy hakan"
    " hamid hans harold harry harvey hasan hassan hector heinrich helmut henri henrik henry herbert herman"
    " hikmet hiroshi hossein howard hrant hubert hugh hugo hussein ian ibrahim ignacio igor ilham ilya imran"
    " ingmar isaac ismail ivan ivo jack jacek jackson jacob jacques jaime jake jakob jakub james jamie jan"
    " janusz jared jaroslav jason javier jay jean jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy"
    " joachim joaquin joe joel joey johan johann johannes john johnny jon jonas jonathan jonny jordi jorge jose"
    " josef joseph josh joshua juan julian julio jun jurgen justin kamal karim karl kazuo keith keir ken kenji"
    " kenneth kenny kevin khaled khalid kieran kim kirill klaus knut konstantin kristian kumar kurt kyle lance"
    " larry lars laurent laurence lawrence lech lee leo leon leonard leonardo leonid leroy leslie lev levan"
    " levon lewis liam lionel lloyd logan lorenzo lou louis luc luca lucas luigi luis luka lukas luke mahmoud"
    " malcolm manuel marc marcel marcelo marco marcos marcus marek mario marius mark markus martin marty marvin"
    " mateo mathias matt matteo matthew matthias maurice mauricio max maxim maximilian mehmet mehdi michael"
    " michal michel miguel mihail mikael mike mikhail mikel milan milos mitch mitchell mohamed mohammad mohammed"
    " morgan morris moses muhammad murad murat mustafa nathan nathaniel ned neil nelson nicholas nick nicklas"
    " nico nicolas nicolae nigel nikita nikol nikola nikolai nikolaj nikolay nikolas nikos nils noah noel norman"
    " oleg oleksandr oleksiy oliver olivier omar orhan oscar oskar osman otto owen pablo paolo pascal patrick"
    " paul paulo pavel pawel pedro per percy pete peter petr petro petros phil philip philippe phillip pierre"
    " pietro piotr rafael raj rajiv ralf ralph ramon ramzan randy raphael rashid raul ray raymond recep reza"
    " ricardo riccardo richard rick ricky rob robert roberto robin rod rodney rodrigo roger roland rolf roman"
    " ron ronald ronnie rory ross roy ruben rudolf rupert ruslan russell ryan said salman salvador salvatore sam"
    " samir sammy samuel santiago sasha scott sean sebastian sebastien seth serge sergei sergey sergio serhiy"
    " serzh shane shaun shawn sid sidney silvio simon slobodan sofiane spencer stan stanislav stanley stefan"
    " stefano stephan stephane stephen steve steven stewart stuart sven taras ted teddy terence terry theo"
    " theodore thierry thomas tibor tigran tim timothy timur tobias toby todd tom tomas tomasz tommy tony travis"
    " trevor tristan tyler umberto usain vadim valentin valery vance vardan vasily vernon viacheslav victor"
    " vidal vijay viktor vincent vincenzo vinod vitaly vladimir vladislav vlad volodymyr vyacheslav waldemar"
    " walter warren wayne werner wilhelm will william willy winston wolfgang woody xavier xherdan yair yang"
    " yasser yevgeny yuri yury yusuf yves zaven zbigniew zoran zurab"
)
FEMININE = words(
    "abigail ada adele adriana agata agnes agnieszka aisha alejandra alena alessandra alexandra alexia alice"
    " alicia alina alison allison alyssa amal amanda amber amelia amelie amina amy ana anahit anastasia andrea"
    " angela angelica angelina anita anja ann anna annabel anne annette annie annika anya arpine ashley astrid"
    " aubrey audrey aurora ava ayesha barbara beatrice beatriz becky belinda bella benazir bernadette beth"
    " bethany betty beverly bianca bonnie brenda bridget brigitte brittany camila camilla camille carina carla"
    " carmen carol carole carolina caroline carolyn carrie cassandra cate catherine cathy cecilia celine chantal"
    " charlene charlotte chelsea cheryl chloe christina christine cindy claire clara clare claudia colette"
    " colleen connie constance corinne courtney cristina crystal cynthia dagmar daisy dana daniela danielle"
    " daphne daria darya dawn deborah debbie debra deirdre delia denise desiree diana diane dina dolores donna"
    " dora doreen doris dorothy ebony edith eileen ekaterina elaine eleanor elena eleni elin elisa elisabeth"
    " elise eliza elizabeth ella ellen elsa elvira emilia emily emma erica erika erin esther eunice eva eve"
    " evelyn fatima fatma felicity fiona flavia flora florence frances francesca francoise freya frida gabriela"
    " gabriella gabrielle gail galina gemma genevieve georgia georgina geraldine gertrude gina gisele gita"
    " giulia gladys gloria grace greta gretchen guadalupe gulnara gwen gwyneth hannah harriet hayley hazel"
    " heather heidi helen helena helene helga henrietta hilary hilda hillary holly hope ida ilona imogen indira"
    " ines inga inge ingrid irene irina iris irma isabel isabella isabelle ivana ivanka ivy jacqueline jacinda"
    " jacqui jana jane janet janice janine jasmine jeanette jeanne jenna jennie jennifer jenny jessica jill jo"
    " joan joanna joanne jocelyn jodie josephine joy joyce juanita judith judy julia juliana julianne julie"
    " juliet justine kamala karen karin karina karla kate katerina katharina katharine katherine kathleen"
    " kathryn kathy katia katie katrina katya kay kayla keira kelly kerry khadija kirsten kristen kristin"
    " kristina kristine kyra lana lara larisa laura lauren laurie lea leah leila lena lesley leyla liana lidia"
    " lillian lily lina linda lisa liz liza lois lola lorena lorraine louise lucia lucille lucy ludmila luisa"
    " lusine lydia lyudmila mabel madeleine madeline madison maggie magdalena maia maja malala mandy manuela"
    " marcia margaret margarita margot maria mariam marianne marie marina marine marion marjorie marlene marta"
    " martha martina mary maryam maureen maxine maya meera megan meghan melanie melinda melissa mercedes"
    " meredith mia michaela michele michelle mila mildred miranda miriam moira molly mona monica monika muriel"
    " myra nadezhda nadia nadine nancy naomi narine natalia natalie natalya natasha nicola nicole nicky nina"
    " nino noor nora norma nur octavia odette oksana olena olga olive olivia olympia ophelia paige pamela pat"
    " patricia paula pauline penelope penny petra phoebe phyllis pippa polina poppy priscilla priya rachel"
    " ramona rebecca regina renata renee rhonda rita roberta rosa rosalind rosanna rose rosemary rosie roxana"
    " ruby ruth sabina sabine sabrina sally salma salome samantha sandra sara sarah saskia selena selma serena"
    " shakira shannon sharon sheila shelley sheryl shirin shirley silvia simone siobhan sofia sonia sonja sophia"
    " sophie stacey stella stephanie sue susan susanna susanne suzanne svetlana sylvia tamar tamara tania tanya"
    " tara tatiana tatyana teresa tess tessa thelma theresa tiffany tina tracey tracy trudy ulrike uma ursula"
    " valentina valeria valerie vanessa vera verena veronica victoria viktoria viola violet virginia vivian"
    " vivien wanda wendy whitney wilma winifred yasmin yelena yolanda yulia yuliya yvette yvonne zahra zara zoe"
    " zuzana"
)
GIVEN = MASCULINE | FEMININE | lists.FIRST_NAMES
AMBIGUOUS_GENDER = MASCULINE & FEMININE
MASCULINE_TITLES = words(
    "mr sir lord king prince duke emperor sultan emir sheikh pope cardinal archbishop imam ayatollah father"
    " chairman spokesman congressman baron count monsieur herr signor senor brother"
)
FEMININE_TITLES = words(
    "mrs ms miss lady dame queen princess duchess empress madam madame baroness countess spokeswoman chairwoman"
    " congresswoman sister mother senora frau"
)
TITLES = (
    lists.TITLES
    | MASCULINE_TITLES
    | FEMININE_TITLES
    | words(
        "premier treasurer justice archdeacon leader squadron lieutenant-general major-general brigadier private"
        " pvt col cmdr"
    )
) - words("count mother private canon brother ceo mp pm")
DEMONYMS = (
    lists.DEMONYMS
    | words(
        "American Arab Azeri Bavarian Briton Brit Breton Cornish Corsican Cossack Crimean Dane Dubliner Englishman"
        " Englishwoman Estonian Finn Frenchman Frenchwoman Greenlander Icelander Irishman Irishwoman Kashmiri"
        " Liverpudlian Londoner Madrilenian Muscovite Neapolitan Filipino Pole Parisian Scot Scots Serb Spaniard"
        " Swede Tuscan Turk Uyghur Uighur Venetian Berliner Welshman Welshwoman Croat Kurd Uzbek Kazakh Tajik"
        " Burmese Omani Emirati Mauritian Fijian Samoan Tongan Papuan Maori Salvadoran Dominican Costa-Rican"
        " Paraguayan Surinamese Trinidadian Barbadian Cypriot Andean Alpine Saharan Malian Nigerien Chadian Beninese"
        " Togolese Ivorian Gabonese Malawian Mozambican Botswanan Zairean Rwandan Burundian Tanzanian Ethiopian"
        " Djiboutian Bruneian Bhutanese Timorese Maldivian Texan Floridian Alaskan Australasian Eurasian Tasmanian"
        " Torontonian Québécois Quebecois Icelandic Faroese Sami Chechen Dagestani Ingush Bashkir Yakut Buryat"
        " Ruthenian Prussian Saxon Norman Babylonian Assyrian Sumerian Mesopotamian Phoenician Carthaginian Athenian"
        " Spartan Trojan Macedonian Moorish Mauritanian Zulu Xhosa Yoruba Igbo Hausa Somalian Argentinean Slovene"
        " Slovenian Luxembourger Liechtensteiner Monegasque Sammarinese Martian Palauan Micronesian Polynesian"
        " Melanesian Hawaiian Himalayan Mediterranean Transcaucasian"
    )
) - words(
    "Baltic Catholic Christian Hindu Islamic Latin Muslim Orthodox Protestant Republican Democratic Shia Shiite"
    " Sikh Sunni Jewish Hispanic Mediterranean Nordic Alpine Balkan"
)
ORGANISATION_HEADS = lists.ORGANISATIONS | words("house chamber services force forces fc navy army")
PLACE_HEADS = lists.PLACES | words(
    "mews terminus isle isles avenue lane drive boulevard creek basin peninsula plateau plains falls canyon"
    " volcano glacier reef cape shire palace castle tower cathedral abbey stadium arena gardens airport station"
    " hall pier harbour harbor reservoir dam junction forest woods heights terrace rock plaza hotel mosque"
    " monastery temple"
)
WORK_HEADS = lists.WORKS
ORDINARY = words(
    "god earth internet bible christmas easter heaven pope olympic olympics paralympic paralympics supreme"
    " islamic islam islamist democratic republican republicans democrat democrats labour labor tory tories"
    " conservative conservatives liberal liberals socialist socialists communist communists navy senate congress"
    " parliament treasury federation cabinet premier academy airways airlines economics medicine sciences"
    " athletics united nazi nazis marxist holocaust renaissance jurassic cretaceous milky wi-fi wifi bitcoin inc"
    " corp ltd co plc prof verb catholic catholics protestant protestants jew jews jewish muslim muslims"
    " christian christians christianity hindu hindus sikh sikhs sunni shia orthodox pacific atlantic arctic"
    " antarctic caribbean mediterranean baltic balkan balkans commons lords celsius fahrenheit web net media"
    " defense defence fed royal tsunami earthquake quake covid coronavirus reich gulf nobel semitic latin"
    " hispanic methodist baptist anglican episcopal lutheran presbyterian evangelical pentecostal buddhist"
    " buddhism hinduism judaism catholicism communism marxism nazism fascist african-american facebook-style"
    " thanksgiving halloween ramadan hanukkah passover lent sabbath english-speaking mister sr jr ii iii iv vi"
    " vii viii ix co-op midlands western eastern northern southern north south east west northeast northwest"
    " southeast southwest central mid greater upper lower inner outer american-style grand prix world cup league"
    " association institute club university school college department office championship championships"
    " champions museum observatory bureau tribunal interstate saint great big game stock exchange news times"
    " post show daily sunday people house state states nations nation order act law movement capitol dragons"
    " celtic blues reds greens rovers rangers wanderers athletic hotspur villa albion almighty lama fleet"
    " studios holdings mail diamond crown dragon jungle ecology desert railways oval coin lawn bowl twins legion"
    " crystal hurricane monkeys embankment scorpion capitals knights masters devils horde hatch locomotive"
    " couture magistrates commandant handmaid gunners canaries avengers transformers ashes interior brewery"
    " gospel prism synod inspectorate correspondents solicitors pediatrics paleontology audiobooks algae"
    " parachute motherhood haunts steadfast swifts motorsport speedway minions pentathlon hallows tigers pirates"
    " saints roosters mariners lions eagles bears bulls bees wolves warriors raptors jazz magic heat suns nets"
    " kings cavaliers bucks rockets spurs dodgers giants cowboys tribune herald telegraph guardian chronicle"
    " gazette observer mirror journal magazine tonight morning night live majesty highness commonwealth nordic"
    " napoleonic cesarean aids lgbt lgbtq dna tv video tweet email app celebrity minister-president phase series"
    " star stars rainbow reading"
)
PLACES = words(
    "africa america asia europe oceania antarctica eurasia scandinavia caucasus crimea siberia kashmir tibet"
    " catalonia bavaria tuscany sicily sardinia corsica scotland wales england britain ireland ulster yorkshire"
    " lancashire kent essex sussex surrey devon cornwall somerset dorset norfolk suffolk cumbria merseyside"
    " buckinghamshire berkshire oxfordshire hampshire london paris berlin rome madrid moscow kyiv kiev minsk"
    " warsaw prague vienna budapest bucharest sofia athens istanbul ankara tbilisi baku yerevan stepanakert"
    " shushi gyumri nagorno-karabakh karabakh artsakh tehran baghdad damascus beirut jerusalem gaza amman cairo"
    " tripoli tunis algiers rabat khartoum nairobi lagos abuja johannesburg pretoria delhi mumbai kolkata"
    " chennai islamabad karachi lahore kabul dhaka kathmandu colombo yangon bangkok hanoi jakarta manila"
    " singapore beijing shanghai tokyo osaka kyoto seoul pyongyang taipei sydney melbourne brisbane perth"
    " canberra auckland wellington ottawa toronto montreal vancouver quebec ontario alberta washington york"
    " chicago boston philadelphia houston dallas atlanta miami seattle denver detroit baltimore minneapolis"
    " cleveland pittsburgh oakland brooklyn manhattan harlem queens bronx hollywood california texas florida"
    " alabama alaska arizona arkansas colorado connecticut delaware hawaii idaho illinois indiana iowa kansas"
    " kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska"
    " nevada ohio oklahoma oregon pennsylvania tennessee utah vermont wisconsin wyoming brussels amsterdam"
    " rotterdam antwerp luxembourg geneva zurich bern basel milan naples turin venice florence genoa palermo"
    " munich hamburg frankfurt cologne dresden stuttgart leipzig lyon marseille nice bordeaux toulouse"
    " strasbourg barcelona seville valencia lisbon porto dublin belfast cork edinburgh glasgow aberdeen cardiff"
    " swansea manchester liverpool birmingham leeds sheffield bristol oxford cambridge brighton nottingham"
    " leicester newcastle croydon stockholm oslo copenhagen helsinki reykjavik riga vilnius tallinn zagreb"
    " belgrade sarajevo skopje tirana pristina ljubljana bratislava krakow gdansk lviv odessa odesa kharkiv"
    " donetsk luhansk mariupol petersburg kazan novosibirsk yekaterinburg vladivostok grozny chelsea everton"
    " arsenal tottenham havana caracas bogota lima quito santiago montevideo brasilia mecca medina riyadh doha"
    " dubai muscat sanaa aleppo mosul kandahar pentagon kremlin vatican whitehall mars venus jupiter saturn"
    " uranus neptune pluto macedonia persia"
)
AFTER_PLACES = lists.PLACES | words(
    "prison jail airport earthquake population residents suburb suburbs skyline resident embassy metropolitan mayor"
)
COUNTRY_ACRONYMS = words("us u.s usa u.s.a uk u.k uae u.a.e u.s. u.k. u.s.a. ussr drc")
CLUB_WORDS = words("united villa albion wanderers rovers hotspur")
CAPITAL_PARTICLES = words("de di da van von der del la le du al el bin ibn abu dos das")
STATES_IN_SHORT = lists.NO_ACRONYMS | words("la")  # Baton Rouge, La.
ADDRESSES = words("mr mrs ms miss dr sir prof professor madam mme")
LATIN_HEADS = words("inc ltd corp plc gmbh llc")
SPOKE = lists.SPEECH | words(
    "says believes thinks scored insists announced explained recalled laughed joked resigned died"
)
ORDINARY_ACRONYMS = words(
    "tv tvs hq hiv aids dna rna utc gmt am pm usb faq cv pr ad bc diy id ok gps pc pcs cd dvd dvds ufo ufos mri"
    " ct suv suvs atm pin vip iq phd ma ba mba covid-19 covid sars mers gdp pe it hr dj mc lgbt lgbtq rip sos"
    " wifi mps ceos cfos fir bce ce"
)
TITLE_ACRONYMS = words("ceo cfo cto coo pm mp mep msp")
INSIDE = lists.INSIDE | words("near outside around toward towards via visit visited visiting inside downtown")
MOTION = words(
    "travel traveled travelled traveling travelling flew flown fly go went gone going way headed heading moved"
    " moving move return returned returning came come fled drive drove flight trip visit route miles kilometres"
    " kilometers km north south east west back sent deported exported migrated escape escaped leave left far"
    " close train bus road"
)


GEO_STARTS = lists.GEO_STARTS | words("são sao rio fort mount mt lake cape isla ras port")
NO_COUNTRIES = frozenset({"european union", "united nations", "eurozone", "world"})


@lru_cache(1)
def countries() -> frozenset[str]:
    """The names of countries and territories in English, lower case, by CLDR."""
    return frozenset(name.lower() for name in territories("en").values()) - NO_COUNTRIES
