"""What a sentence segmenter must know of a language: its abbreviations, and the words that open its sentences.

Data only, compiled by hand from usage of the press and of reference books; no list was copied from a library. How the
three uses of an abbreviation decide a boundary follows the observation of Kiss and Strunk, Unsupervised Multilingual
Sentence Boundary Detection (Computational Linguistics 32:4, 2006), that a full stop after an abbreviation ends a
sentence mainly where the next word is one that often opens sentences; here these words are the closed classes
(pronouns, articles, prepositions, conjunctions), so that no corpus is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from glossary.locales import primary


class AbbreviationUse(Enum):
    """How an abbreviation is used, which decides if its full stop may also end a sentence."""

    LEADS = "something always follows: Mr. Smith, approx. half"
    COUNTS = "what follows is a number, else it is an ordinary word: No. 5, Jan. 12, pp. 3-4"
    ENDS = "may close a sentence, and does before a word that opens one: Inc., U.S., Jr."
    CLOCK = "closes a sentence unless a day, a place or a time zone follows: 7 p.m. Moscow time"


@dataclass(frozen=True, slots=True)
class Language:
    """The data of one language.

    `uses` maps an abbreviation without its last full stop and without white space (`z.B`) to its use; an entry with a
    small first letter matches a capital, too. `starters`: lower-case words that often open sentences when capitalised.
    `numbering`: ordinary words that abbreviate "number" after the name of what has one, of `numbered`: letter no. 5.
    `ordinals`: `3.` means third. `clock` matches what may follow a time of day, `speech` an attribution after a
    quotation.
    """

    uses: Mapping[str, AbbreviationUse]
    starters: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    ordinals: bool = False
    clock: re.Pattern[str] | None = None
    speech: re.Pattern[str] | None = None

    def use(self, word: str) -> AbbreviationUse | None:
        """The use of a word without its last full stop (`Mr`, `MR`, `Approx`), None if it is not an abbreviation."""
        uses = self.uses
        found = uses.get(word) or uses.get(word[:1].lower() + word[1:])
        if found is None and len(word) > 1 and word.isupper():
            return uses.get(word.capitalize()) or uses.get(word.lower())
        return found

    def opens(self, word: str) -> bool:
        """True if a capitalised word often opens sentences: `The`, `However`."""
        return word.lower() in self.starters


def language_of(locale: str) -> Language:
    """The data for a BCP 47 tag, by its primary subtag; a few international abbreviations for other languages."""
    return _LANGUAGES.get(primary(locale), _GENERIC)


def _uses(leads: str, counts: str, ends: str, clock: str = "") -> Mapping[str, AbbreviationUse]:
    kinds = {
        AbbreviationUse.COUNTS: counts,
        AbbreviationUse.ENDS: ends,
        AbbreviationUse.CLOCK: clock,
        AbbreviationUse.LEADS: leads,
    }
    return MappingProxyType({word: use for use, words in kinds.items() for word in words.split()})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LATIN_TITLES = " Mr Mrs Ms Dr Prof St"
_INTERNATIONAL_LEADS = "Rev Gen Col Capt Lt Sgt cf vs ca i.e e.g" + _LATIN_TITLES
_INTERNATIONAL_COUNTS = "No Nr p pp vol art fig tel"

_GENERIC = Language(_uses(_INTERNATIONAL_LEADS, _INTERNATIONAL_COUNTS, "Inc Ltd Corp Co Jr Sr etc"))

_ENGLISH = Language(
    uses=_uses(
        leads="""Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Rev Revs Fr Msgr Hon Sen Sens Rep Reps Gov Govs Pres
            Gen Gens Lt Col Cols Maj Capt Cpt Cmdr Cdr Cpl Sgt Sgts Pvt Pfc Spc Adm Brig Insp Det Supt Supts Dep Asst
            Assoc Atty Amb Sec Dir Pte Ven Mt Mts Ft Pt Bros approx vs v viz cf i.e e.g esp incl resp""",
        counts="""No Nos p pp pg pgs Fig Figs fig figs Sec Sect Secs Vol Vols vol vols Ch Chap ch chap Art Arts Eq Eqs
            Ex para paras Ref Refs Tab Sess Cong Stat Reg Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Ed
            ed c ca circa ft lb lbs oz yd gal qt pt tbsp tsp hr hrs min mins tel Tel ext Ext cl l ll n nn Rm apt Ste Flt
            Rte Hwy""",
        ends="""U.S U.S.A U.K U.N E.U D.C L.A N.Y N.J N.H N.M N.C S.C N.D S.D W.Va R.I B.C P.E.I Inc Ltd Corp Co Cos
            LLC Plc Jr Sr Esq Ph.D M.D B.A M.A M.B.A B.Sc M.Sc D.Phil J.D LL.B LL.M Ed.D D.D.S R.N A.D B.C.E C.E
            Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore
            Pa Penn Tenn Tex Vt Va Wash Wis Wyo Ont Que Alta Sask al Ave Blvd Rd St Sq Dept Univ Assn Intl Natl Govt
            Est est Mon Tue Tues Wed Thu Thur Thurs Fri Yahoo! Jeopardy! Yum!""",
        clock="a.m p.m A.M P.M",
    ),
    starters=_words(
        """i he she it they we you this that these those there here the a an my your his her its our their who what
        when where why how which while whether if in on at by for from with without within of to as into after before
        during since until despite because although though unless once and but or nor so yet not no nobody nothing
        none neither either both each every everyone everybody everything some someone somebody something any anyone
        many most much several few such another other others all also even still just only now then today yesterday
        tomorrow tonight later earlier soon meanwhile however instead moreover furthermore nevertheless nonetheless
        therefore thus hence perhaps maybe indeed besides otherwise afterwards according asked last is are was were
        does did has have had could would should let""",
    ),
    numbering=_words("no nos"),
    numbered=_words(
        """account act apartment application article badge bill box bus bye-law bylaw card case catalogue certificate
        chapter claim clause clinic contract convention decision decree directive division docket document edition entry
        fax figure file flat flight floor form gate house id invoice issue item lane law letter licence license line
        locker lot map model note notice number object opus order page paper paragraph part passport patent permit phone
        plate platform plot policy protocol publication record ref reference register registration regulation report
        resolution room route row school seat section serial shop squadron statement symphony tag tax telephone ticket
        train tram treaty unit vat volume warrant"""
    ),
    clock=re.compile(
        r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?\b|"
        r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*\b) ?\d|"
        r"(?:E[SD]?T|[CMP]T|GMT|UTC|[A-Z]{2,3}T|MSK|WIB)\b|(?:Eastern|Central|Pacific)\b|"
        r"(?:\w{1,20}[ -]){1,3}(?:[Tt]ime)\b",
    ),
    speech=re.compile(
        r"(?:[A-ZÀ-ÖØ-Þ](?:[a-z]{0,3}\.|[\w’'-]{0,30}) ){1,4}(?:[a-z]{1,12}ly |then |also |later )?"
        r"(?:said|says|asks?|asked|wrote|writes|"
        r"add(?:s|ed)|repl(?:ies|ied)|tweet(?:s|ed)|shout(?:s|ed)|crie[sd]|yell(?:s|ed)|answer(?:s|ed)|exclaim(?:s|ed)|"
        r"joke[sd]|quip(?:s|ped)|told|recall(?:s|ed)|wonder(?:s|ed)|"
        r"report(?:s|ed)|call(?:s|ed) out|continue[sd]|scream(?:s|ed))\b",
    ),
)

_RUSSIAN = Language(
    uses=_uses(
        leads="""им ул пр-т просп пр-д пл пер наб бул б-р ш проф акад доц канд асп св оз прот преп тов гр гн г-н г-жа
            ген полк подп кап лейт серж адм маш Дж Вл Ал Эд Хр Юр Ив Вяч Дм Мих т.е т.к т.н т.ч т.наз напр см ср т.о
            зам зав нач пред соч архит худ реж сост ред корр и.о врио исп пос дер хут ст-ца юр физ англ нем
            фр лат греч рус итал"""
        + _LATIN_TITLES,
        counts="""т.д т.п стр гл рис табл илл пп ч т тт вып кн кв корп тел эт подп абз прил разд тыс млн млрд
            трлн янв фев февр мар апр июн июл авг сен сент окт ноя нояб дек № N""",
        ends="др г гг в вв н.э э долл обл р-н кр р о м с п д ст км пр мл б",
    ),
    starters=_words(
        """я ты он она оно мы вы они это этот эта эти тот та те то там тут здесь так такой такая такие такое в во на
        по с со к ко у о об от до из за для при над под без через после перед между среди около кроме во-первых и а но
        или да же ни не нет если когда пока хотя чтобы потому поэтому однако затем потом тогда теперь сейчас сегодня
        вчера завтра уже ещё еще также тоже кто что где куда откуда почему зачем как какой какая какие сколько который
        его её ее их наш наша наши мой моя мои ваш свой все всё весь вся каждый каждая никто ничто ничего многие
        некоторые несколько другой другие один одна одни впрочем кстати например возможно позже ранее раньше
        впоследствии согласно именно только даже лишь вот ведь между тем вместе тоже однажды""",
    ),
)

_UKRAINIAN = Language(
    uses=_uses(
        leads="ім вул просп пл пров бул проф акад доц св оз ген полк див напр т.зв о м смт " + _LATIN_TITLES,
        counts="с стор гл рис табл ст п пп ч т кн тел буд кв тис млн млрд трлн",
        ends="р рр ст н.е е дол обл р-н",
    ),
    starters=_words(
        """я ти він вона воно ми ви вони це цей ця ці той та ті там тут так у в на з із зі до від за для при над під
        без через після перед між й і а але або якщо коли поки хоча щоб тому проте потім тоді тепер зараз сьогодні
        вчора вже ще також хто що де чому як його її їх усі все кожен ніхто ніщо багато деякі однак""",
    ),
)

_PORTUGUESE = Language(
    uses=_uses(
        leads="""Sr Sra Srs Sras Srta Dr Dra Drs Dras Prof Profa Profª Profs Eng Engª Exmo Exma Ilmo Ilma V.Exa V.Ex.ª
            Gen Gal Cel Cap Maj Ten Sgt Alm Brig Des Min Dep Sen Gov Pres Pe Fr Mons Dom Sto Sta Av Pça Rod
            Trav Estr p.ex v.g cf i.e e.g aprox vs ref MM Me Ma Rev Adv""",
        counts="""n nº n.º nr núm art arts p pp pág págs pag fl fls vol vols cap caps fig figs séc sécs tel tab ed inc
            al par § jan fev mar abr mai jun jul ago set out nov dez ca c""",
        ends="Ltda Cia S.A EE.UU E.U.A U.S Jr Inc Corp Co Ltd a.C d.C a.m p.m Univ Dept Bros obs",
    ),
    starters=_words(
        """o a os as um uma uns umas ele ela eles elas eu nós você vocês isto isso aquilo este esta estes estas esse
        essa esses essas aquele aquela aqui ali lá em no na nos nas num numa de do da dos das por pelo pela pelos
        pelas para com sem sob sobre entre até desde após ao à aos às e mas ou nem se que quem quando onde como porque
        porém contudo entretanto todavia portanto assim então depois antes hoje ontem amanhã agora já ainda também não
        sim só apenas talvez segundo conforme durante embora enquanto seu sua seus suas meu minha nosso nossa muitos
        muitas alguns algumas todos todas cada ninguém nada outro outra outros outras tudo mais logo""",
    ),
)

_SPANISH = Language(
    uses=_uses(
        leads="""Sr Sra Sres Sras Srta Dr Dra Dres Prof Profa Lic Ing Arq Dª Dña Ud Uds Vd Vds Gral Cnel Tte Cap Sgto
            Gob Pdte Mons Fr Fray Sto Sta Av Avda Pza p.ej ej cf vs i.e e.g aprox EE Rvdo Excmo Excma Ilmo Ilma""",
        counts="n nº núm núms art arts p pp pág págs vol vols cap fig figs tel ed ene feb mar abr may jun jul ago sept",
        ends="S.A S.L Cía Ltda EE.UU UU EEUU U.S Jr Inc Corp Co a.C d.C a.m p.m J.C Univ Dpto",
    ),
    starters=_words(
        """el la los las lo un una unos unas él ella ellos ellas yo nosotros usted ustedes esto eso este esta estos
        estas ese esa esos esas aquel aquella aquí allí en de del por para con sin sobre entre hasta desde tras al a y
        e pero o ni si que qué quien quién cuando cuándo donde dónde como cómo porque aunque mientras sin embargo
        entonces después antes hoy ayer mañana ahora ya todavía también no sí sólo solo según durante su sus mi
        nuestro muchos muchas algunos algunas todos todas cada nadie nada otro otra otros otras se más luego""",
    ),
)

_FRENCH = Language(
    uses=_uses(
        leads="""M MM Mme Mmes Mlle Mlles Dr Drs Pr Me Mgr St Ste Gén Col Cap Lt Cdt av bd boul env cf p.ex ex i.e
            c.-à-d c.à.d vs apr Dir Rév""",
        counts="n no nos n° art p pp vol chap fig tél t éd janv févr avr juil sept oct nov déc",
        ends="Cie Sté S.A J.-C J.C Inc Corp Co Ltd Jr U.S hab ibid cit al",
    ),
    starters=_words(
        """le la les l un une des du il elle ils elles on je nous vous tu ce cet cette ces cela ceci c ça ici là à au
        aux en dans de par pour avec sans sous sur entre vers chez depuis après avant pendant et mais ou ni si que qui
        quand où comme car donc or pourtant cependant toutefois alors ensuite puis enfin aujourd hier demain maintenant
        déjà encore aussi ne non oui seul seule selon malgré bien lorsque tandis son sa ses leur leurs notre mon ma
        plusieurs certains certaines tous toutes chaque personne rien d autres quel quelle pourquoi comment""",
    ),
)

_GERMAN = Language(
    uses=_uses(
        leads="""Dr Prof Hr Hrn Fr Frl St Nr Dipl Ing Mag Lic Gen Lt Hptm Maj Obst z z.B d.h u.a u.ä o.ä d u i o v
            i.d.R m.E u.U z.T z.Zt zz o.g s.o s.u bzw ca vgl ggf evtl inkl exkl zzgl bspw sog geb gest verh rd
            mind hl kath ev ehem insb h.c a b n m""",
        counts="max min Abs Art Abb Tab Bd Bde Kap Ziff Anm Aufl Tel Jan Feb Febr Mär Apr Jun Jul Aug Sept Okt Nov Dez",
        ends="v.Chr n.Chr Chr Str Jh Jhd Mrd Mio Tsd Hrsg a.M a.D Co Inc Corp Ltd Jr Sr U.S e.V phil med jur rer nat",
    ),
    starters=_words(
        """der die das den dem des ein eine einen einem einer er sie es wir ihr ich du man dies diese dieser dieses
        jener dort hier da in im an am auf aus bei beim mit nach von vom vor zu zum zur über unter zwischen für gegen
        ohne um seit bis während wegen trotz und aber oder denn doch sondern wenn als ob weil dass obwohl nachdem bevor
        wer was wann wo warum wie welche jedoch dann danach zuvor später heute gestern morgen jetzt schon noch auch
        nicht nein ja nur sein seine ihre unser mein viele einige alle jeder jede niemand nichts andere so laut""",
    ),
    ordinals=True,
)

_LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        "en": _ENGLISH,
        "ru": _RUSSIAN,
        "be": _RUSSIAN,
        "uk": _UKRAINIAN,
        "pt": _PORTUGUESE,
        "gl": _PORTUGUESE,
        "es": _SPANISH,
        "fr": _FRENCH,
        "de": _GERMAN,
    },
)
