"""What the people of the demonstration wrote. Everything is made up; nobody and no place is real."""

from course.reflection.models import Answer

Answers = dict[str, Answer]


def _text(words: str) -> Answer:
    return {"text": words}


NOOR_START: Answers = {
    "moment": _text(
        "We stonden samen aan het aanrecht. Zij waste af, ik droogde. Ze keek niet op. Na een poos schoof ze "
        "een beker mijn kant op, met het oor naar mij toe."
    ),
    "lijf": _text("Mijn schouders zakten. Ik merkte pas bij de derde beker dat ik niet meer op de klok keek."),
    "leerwens": _text("Ik wil leren om niet meteen iets te gaan regelen als het stil wordt."),
    "van-je-trainer": _text("Vraag gerust door. Ik schrijf snel om de dingen heen."),
    "voor-jezelf": _text("Bij stilte hoor ik mijn moeder zuchten. Dat hoeft niemand te weten."),
}

SAM_START: Answers = {
    "moment": _text(
        "Een bewoner zat op de trap met zijn jas aan. Ik ging twee treden lager zitten. Hij zei: koud hè. Ik "
        "zei: ja. Toen lachten we allebei."
    ),
    "lijf": _text("Warm in mijn buik. En ik hield mijn adem in vlak voordat hij iets zei."),
    "leerwens": _text("Hoe je ziet dat iemand ruimte wil, voordat hij de deur dichtdoet."),
    "van-je-trainer": _text("Liever één vraag dan veel tips."),
}

DAAN_START: Answers = {
    "moment": _text("Iemand hield vandaag de lift voor me open. Klein, maar ik denk er nog steeds aan."),
}

YARA_START: Answers = {
    "moment": _text("Ze liet me haar planten zien. Eerst de dode, toen pas die ene die het deed."),
    "lijf": _text("Ik leunde naar voren. Mijn handen waren stil, dat is bij mij bijzonder."),
    "leerwens": _text("Minder invullen. Ik maak in mijn hoofd altijd al het verslag."),
    "van-je-trainer": _text("Zeg het als ik over de cliënt schrijf terwijl het over mij gaat."),
}

ESRA_START: Answers = {
    "moment": _text("Een jongen gooide zijn pet in de lucht en ik ving hem. Zonder woorden, drie keer achter elkaar."),
    "lijf": _text("Licht. Alsof ik zelf ook even niet hoefde."),
    "leerwens": _text("Herkennen wanneer ik aan het trekken ben."),
    "van-je-trainer": _text("Een rustig tempo. Ik lees pas 's avonds."),
}

JORIS_START: Answers = {
    "moment": _text(
        "Op het bankje voor het gebouw. Hij draaide een sjekkie, ik keek naar de duiven. Tien minuten niets."
    ),
    "lijf": _text("Eerst kriebel in mijn benen. Na een tijdje niet meer."),
    "leerwens": _text("Of niets doen ook werk is, en hoe ik dat aan mijn team uitleg."),
    "van-je-trainer": _text(
        "Eerlijk zijn als je het niet met me eens bent. En iets anders: ik slaap al weken slecht en ga met lood in "
        "mijn schoenen naar mijn dienst. Dat wilde ik ergens kwijt."
    ),
}

NOOR_DOOR: Answers = {
    "moment": _text(
        "Ik stond op de galerij. Het gordijn bewoog. Ik belde, wachtte, belde nog eens. Achter de deur hoorde "
        "ik een televisie zachter gaan. Niemand deed open. Ik stopte een kaartje in de bus en liep langzaam "
        "terug."
    ),
    "werk": _text(
        "Relatiewerk: ik wilde laten merken dat ik terugkom. Emotiewerk: ik was boos en vond dat van mezelf niet mogen."
    ),
    "wie-wil-wat": _text(
        "Ik wilde binnen zijn voordat mijn dienst om was. De ander wilde, denk ik, dat het stil bleef. De "
        "woningbouw wil foto's van de keuken."
    ),
    "druk": _text("Mijn tempo ging omhoog. Ik belde de tweede keer langer dan de eerste. Mijn kaak deed zeer."),
    "stap": _text("Volgende week bel ik één keer, blijf twee minuten staan, en ga dan weer."),
}

YARA_DOOR: Answers = {
    "moment": _text(
        "Hij praatte door de brievenbus. Ik ging op mijn hurken zitten, zodat we op gelijke hoogte waren. We "
        "hadden het over de regen en over zijn fiets."
    ),
    "werk": _text("Relatiewerk en taciete kennis: ik wist niet waarom ik hurkte, het klopte gewoon."),
    "wie-wil-wat": _text(
        "Ik wilde weten of hij at. Hij wilde weten of ik bleef. Zijn zus wilde een telefoontje van mij."
    ),
    "druk": _text("De zus belde drie keer die ochtend. Ik voelde het in mijn nek en praatte harder dan nodig."),
    "stap": _text("Ik neem een ventieldopje mee. Dan hebben we iets om over te praten."),
}

# Somebody could be recognised by this: a letter, a day and an hour. All three are made up, as the rest is.
ESRA_DOOR: Answers = {
    "moment": _text(
        "Op maandag 6 april om kwart over tien stond ik bij mevrouw Q. op de stoep. De bel deed het niet, dus ik "
        "klopte op het raam. Ze zwaaide, en ging daarna weer zitten."
    ),
    "werk": _text(
        "Relatiewerk: ik bleef staan tot ze me gezien had. En emotiewerk: ik vond het gênant, zo voor dat raam."
    ),
    "wie-wil-wat": _text(
        "Ik wilde naar binnen. Zij wilde, denk ik, eerst haar thee op. Mijn rooster wilde dat ik doorliep."
    ),
    "druk": _text("Ik trommelde met mijn vingers op mijn tas. Dat doe ik pas als ik haast heb."),
    "stap": _text("De volgende keer zwaai ik terug en tel ik tot twintig."),
}

YARA_SURE: Answers = {
    "zeker-moment": {
        "outside": "Een bericht van twee woorden: laat maar. Geen punt erachter. Daarna stond haar telefoon uit.",
        "inside_me": "Zie je wel, dacht ik. Mijn maag werd hard. Ik schreef meteen een lang bericht terug.",
        "inside_other": "Ik wist zeker dat ze me wilde straffen omdat ik gisteren later was.",
    },
    "spanning": {"value": "8"},
    "drie-verklaringen": _text(
        "Misschien was ze moe. Misschien was er iemand bij haar. Misschien was 'laat maar' echt gewoon: het "
        "hoeft niet meer."
    ),
    "mijn-stand": _text("Wat ik voelde was waar. Ik denk dat dat psychische equivalentie is."),
    "open-vraag": _text("Ik las 'laat maar' en wist niet wat je bedoelde. Wil je me daar iets over vertellen?"),
    "wat-gebeurde-er": _text("Ze had een nieuwe telefoon en kon het toetsenbord niet vinden. We hebben gelachen."),
    "voor-mezelf": _text("Ik ben bang dat mensen weggaan. Altijd al."),
}

NOOR_TAKES_ALONG = "Stilte hoef ik niet op te vullen. Mijn schouders weten dat eerder dan ik."

YARA_TAKES_ALONG_FIRST = "Eerst kijken wat er is, en het verslag laat ik in mijn tas."

YARA_TAKES_ALONG_NEXT = "Als ik harder ga praten, belt er ergens iemand aan mij te trekken."

ANJA_TO_NOOR_START = {
    "overall": (
        "Dag Noor. Dit las ik: een keuken, twee mensen, en een beker met het oor naar jou toe. Hier bleef ik "
        "bij stilstaan: je merkte pas bij de derde beker dat je niet meer op de klok keek. Ik vraag me af wat "
        "er bij de eerste beker nog in je handen of je schouders zat. Een kleine stap kan zijn dat je dat de "
        "volgende keer alleen opmerkt, zonder iets te doen. Welkom in de cursus."
    ),
    "moment": "De beker met het oor naar jou toe zag ik voor me.",
}

ANJA_TO_NOOR_DOOR = {
    "overall": (
        "Dag Noor. Dit las ik: je stond voor een deur die dicht bleef, en je schreef ook op dat je boos was. "
        "Dat vind ik moedig. Hier bleef ik bij stilstaan: de televisie ging zachter. Ik vraag me af wat daar "
        "nog meer achter kan zitten dan 'het moest stil blijven'. Wil je bij 'Wie wilde wat?' twee andere "
        "gokken opschrijven over de ander, en erbij zetten hoe je dat zou kunnen toetsen? Een kleine stap kan "
        "zijn dat je bij de deur één adem langer wacht voordat je belt."
    ),
    "wie-wil-wat": "Wat weet je, en wat vul je in? Misschien kun je die twee uit elkaar zetten.",
    "druk": "Dank je dat je je kaak erbij schreef. Dat is een signaal waar je iets aan hebt.",
}

BRAM_TO_SOUTH = {
    "overall": (
        "Dit las ik met plezier: je keek eerst en begreep pas daarna. Hier bleef ik bij stilstaan: je eigen "
        "lijf staat er ook in. Ik vraag me af wat de ander aan jou kon zien op dat moment. Een kleine stap "
        "kan zijn dat je daar deze week één keer op let."
    ),
}

BRAM_TO_ESRA_DOOR = (
    "Dank je, Esra. Ik las tot en met de eerste zin en stopte, want met die dag en die letter is iemand te herkennen. "
    "Laat ze weg en lever opnieuw in. De rest van je tekst staat er nog."
)

# What Anja keeps at hand for a next time: the topic and the words.
ANJA_KEEPS = ("lijf", "Je schreef je lijf er zelf bij, {voornaam}. Daar hoefde ik niet naar te vragen.")
ANJA_SHARES = ("ander", "Welke gok over de ander zou je het liefst willen toetsen, en hoe vraag je dat?")
