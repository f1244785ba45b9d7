"""Words that look like a name and are none, and words that say that a name follows."""

from course.anonymity.words import word_set

# What stands before a name: mevrouw Jansen. The last ones are how it is typed in a hurry.
TITLES = word_set(
    """
    mevrouw meneer mijnheer mevr mvr mw mej dhr heer dokter dr drs prof professor ds dominee pastor imam meester juf
    zuster broeder tante oom opa oma familie fam menner meneeer mneer menneer meener mevrow mevouw mervouw mevrou
    mevruw mevvrouw
    """
)
# Of these it is usual that a small letter after them begins a name as well.
POLITE = TITLES - word_set("meester juf dokter professor broeder zuster familie dominee pastor imam heer")
SHORT_TITLES = word_set("mevr mvr mw mej dhr dr drs prof ds fam")

PARTICLES = word_set("van de der den het ten ter te el al la le du von da vd 't")
# A capital after one of these makes a surname, also where a sentence begins with it.
SURE_PARTICLES = word_set("der den ten ter el")
ARTICLES = word_set("de het een die dat deze dit mijn haar zijn hun onze ons jouw je elke geen")

# After these, somebody is named. A word such as "heet" also works from behind: een bewoner die Orlando heet.
INTRODUCES = word_set(
    """
    heet heette heten genaamd noem noemt noemde cliënt client cliënte bewoner bewoonster deelnemer collega collegae
    begeleider mentor teamleider leidinggevende gedragskundige psychiater psycholoog huisarts arts verpleegkundige
    vader moeder broer zus zusje broertje zoon dochter vriend vriendin partner buurman buurvrouw neef nicht ex
    stagiair stagiaire persoonlijk naam hoi hallo beste
    """
)
# "Meneer" and "Begeleider" with a capital are somebody, and say nothing about who.
ROLES = TITLES | INTRODUCES
CALLED = word_set("heet heette genaamd")
# Only people do this, so a name with a capital before it is a person.
ACTS = word_set(
    """
    zei zegt vroeg vraagt keek kijkt liep loopt lachte lacht gilde gilt huilde huilt riep roept pakte pakt belde
    belt zat zit stond staat wilde gooide gooit schreeuwde schreeuwt zuchtte zucht knikte knikt fluisterde
    glimlachte draaide antwoordde antwoordt vertelde vertelt schreef appte mailde ging kwam bleef sloeg trok deed
    gaf had
    """
)
# Fewer, for names that are words as well: "Storm was het" and "Hoop had ik" are no people.
ACTS_SURELY = ACTS - word_set("had gaf deed zit zat staat stond bleef kwam ging wilde trok sloeg") | word_set(
    "zat stond"
)

# A letter after one of these is no initial: plan B.
LETTERED = word_set(
    """
    plan vitamine type hepatitis groep optie model deel kamer stap blok team versie niveau punt klas categorie
    bijlage onderdeel kolom letter route lijn stelling vraag antwoord cluster as
    """
)
PSEUDONYMS = frozenset("XYZN")
ABBREVIATIONS = word_set(
    """
    b.v. n.v. n.b. t.v. w.c. p.s. n.n. d.d. d.m.v. z.o.z. e.h.b.o. a.d.h.d. p.t.s.s. u.w.v. n.a.h. l.v.b. g.g.z.
    """
)

# With a capital, alone or beside another capital, and no person.
NO_PERSON = word_set(
    """
    januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag kerst kerstmis pasen pinksteren sinterklaas ramadan suikerfeest moederdag
    vaderdag koningsdag bevrijdingsdag hemelvaart carnaval nieuwjaar advent keti koti offerfeest holi diwali
    nederlands turks marokkaans engels duits frans arabisch pools surinaams antilliaans nederlandse turkse
    marokkaanse engelse duitse franse arabische poolse surinaamse antilliaanse koerdisch papiaments somalisch
    nederland marokko turkije suriname polen syrië duitsland belgië frankrijk engeland europa amerika afrika curaçao
    aruba somalië eritrea iran irak god allah jezus bijbel koran internet google netflix whatsapp facebook instagram
    tiktok youtube teams spotify playstation jumbo lidl aldi action hema kruidvat gamma ikea ajax feyenoord psv
    radio veilig thuis leger heils rode kruis tweede eerste kamer albert heijn burger king mcdonalds rijk gemeente
    provincie ministerie politie sociale sociaal dienst wijkteam hogeschool universiteit centrum centraal instituut
    stichting vereniging bureau inspectie hulpverlening jeugdzorg jeugdbescherming reclassering bemoeizorg ggz ggd
    wmo wlz triple good lives emotionele ontwikkeling schaal asperger parkinson alzheimer korsakov tourette williams
    prader willi angelman fragiele rett dsm triggerfinger morgens ochtends middags avonds nachts zondags cultureel
    planbureau u uw jij jouw ik hij zij ze we wij wat waar waarom wanneer wie welke hoe zo en maar toen dan als dat
    dit die daar er niet nee ja met voor na bij om want omdat dus alles niets iets iedereen niemand iemand module
    les opdracht stap hoofdstuk paragraaf bijlage marktplaats vinted bol zalando telegram snapchat signal zoom
    outlook word excel discord twitch minecraft fortnite disney videoland xbox nintendo efteling ns ov uber
    thuisbezorgd mcdonald kfc etos blokker xenos primark zeeman coop plus spar philadelphia lister humanitas amarant
    cordaan pluryn middin ipse parnassia altrecht arkin lentis tactus iriszorg jellinek participatiewet zorgkantoor
    intern initiatief nederlander nederlanders turk turken marokkaan marokkanen grieks griekse italiaans spaans
    chinees christen moslim boeddha islam christendom hindoe jood boeddhist katholiek protestant
    """
)
# The thinkers of the course and of its books.
THINKERS = word_set(
    """
    fonagy bateman došen dosen freud bowlby ainsworth baart brown veldman hutsebaut pesso winnicott rogers maslow
    jung
    """
)
BEFORE_CONDITION = word_set("syndroom ziekte methode test wet schaal model theorie syndroom-van")

INSTITUTIONS = word_set(
    """
    universiteit hogeschool ggz ggd umc roc radio provincie gemeente rechtbank ziekenhuis politie fc veilig
    """
)
LIVING = word_set(
    """
    woon woont woonde wonen woonden gewoond woning opgegroeid geboren getogen verhuist verhuisde verhuisd verhuizen
    ingeschreven kwam komt oorspronkelijk afkomstig logeert logeerde
    """
)
ABROAD = word_set(
    """
    nederland marokko turkije suriname polen syrië duitsland belgië frankrijk engeland europa amerika afrika curaçao
    aruba somalië eritrea iran irak afghanistan oekraïne spanje italië indonesië china ghana nigeria bonaire
    griekenland portugal zweden noorwegen denemarken oostenrijk zwitserland ierland schotland roemenië bulgarije
    hongarije tsjechië kroatië bosnië servië kosovo albanië rusland tunesië algerije egypte libanon israël palestina
    jemen pakistan india bangladesh thailand vietnam japan australië canada mexico brazilië colombia venezuela
    kaapverdië congo angola soedan ethiopië azië
    """
)

UNITS = word_set("ml mg kg km cc cm mm gr st kb mb gb kw wh dl ppm bc")
SMALL_WORDS = word_set(
    """
    en is de in op te we ik ze je of om al er nu na zo ja nee ga zij af aan bij dan dat die dit een had het hij uw
    wa tv eu ll jr pp vs uu me ok
    """
)
