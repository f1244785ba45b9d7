"""One block of every kind that holds data, as an author writes it: all right, so that a test can break one thing."""

PAIR = '/// buitenbinnen\n    outside: "Een zucht."\n    inside: "Misschien moe."\n///'
FIGURE = '/// figuur\n    file: deur.svg\n    alt: "Een lijn."\n    caption: "Een *rechte* lijn."\n///'
CHECK = """\
/// kennischeck | Wat doet *Joost*?
    id: joost
    kind: single
    answers:
      - text: "Hij vult <in>."
        correct: true
        why: "Ja. Hij weet nog niets."
      - text: "Hij stelt een \\"open\\" vraag."
        correct: false
        why: "Nog niet."
///"""
SWITCH = """\
/// perspectiefwissel | Bij de poort
    id: poort
    voices:
      - name: "Ronnie"
        outside: "Ik stond."
        inside: "Ik dacht."
      - name: "Samira"
        outside: "Ik wachtte."
        inside: "Ik hoopte."
///"""
SORT = """\
/// sorteer | Opent dit de deur?
    id: sorteren
    piles: ["Opent", "Sluit"]
    cards:
      - text: "Zal ik later komen?"
        pile: "Opent"
        why: "Jij laat het tempo."
      - text: "Doe open."
        pile: "Sluit"
        why: "Dit duwt."
      - text: "Mooie fiets."
        pile: "Opent"
        why: "Je ziet iets."
      - text: "Het moet."
        pile: "Sluit"
        why: "Dit dwingt."
///"""
MARK = """\
/// markeer | Waar *hoor* je haast?
    id: haast
    task: "Zoek drie plekken met haast."
    fragments:
      - text: "Samira belt aan."
      - text: "Ze tikt op haar horloge."
        mark: true
        why: "Een <camera> ziet dit."
      - text: "Ze belt nog eens."
        mark: true
        why: "Binnen tien tellen."
      - text: "Ze praat door de brievenbus."
        mark: true
        why: "Zonder te wachten."
      - text: "Ze draagt een rode jas."
        mark: false
        why: "Dat is kleur, geen tempo."
///"""
STEPS = """\
/// stappen | Terug naar je voeten
    id: voeten
    steps:
      - title: "Sta"
        text: "Zet je *voeten* neer."
        pause: 20
      - title: "Kijk"
        text: "Kijk om je heen."
///"""
DILEMMA = """\
/// dilemma-schuif | Bellen of wachten?
    id: bellen
    low: "wachten"
    high: "bellen"
    positions:
      - text: "Je wacht."
        gives: "Rust."
        costs: "Tijd."
      - text: "Je schrijft een kaart."
        gives: "Een teken."
        costs: "Antwoord krijg je later."
      - text: "Je belt."
        gives: "Duidelijkheid."
        costs: "De ander schrikt."
///"""
BALANCE = """\
/// balans | Afstand en nabijheid
    id: afstand
    left: "dichtbij"
    right: "op afstand"
    positions:
      - {text: "Helemaal links", why: "Je verdwijnt in de ander."}
      - {text: "Links", why: "Je voelt mee."}
      - {text: "Midden", why: "Je voelt mee en je ziet jezelf."}
      - {text: "Rechts", why: "Je kijkt."}
      - {text: "Helemaal rechts", why: "Je bent weg."}
///"""
BREATH = """\
/// ademtimer | Eerst even niets
    minutes: 2
    stop: ["Je wordt duizelig.", "Het voelt niet prettig."]
///"""
SCENARIO = """\
/// scenario | Aan de deur
    id: aan-de-deur
    scenes:
      - id: begin
        tension: 3
        lines:
          - sees: "De deur gaat op een kier."
          - {who: "Ronnie", says: "Wat moet je?"}
          - silence: 4
        choices:
          - {text: "Je legt het uit.", to: uitleg}
          - {text: "Je wacht.", to: wacht}
      - id: uitleg
        lines:
          - {who: "Jij", says: "Ik kom voor de schuur."}
        choices:
          - {text: "Je praat door.", to: dicht}
          - {text: "Je houdt op.", to: wacht}
      - id: wacht
        tension: 0
        lines:
          - {silence: 6, sees: "Hij kijkt naar je handen."}
        after: "Wat deed de stilte?"
      - id: dicht
        lines:
          - sees: "De deur gaat dicht."
///"""
DECISION = """\
/// beslisboom | Ga ik naar binnen?
    id: naar-binnen
    nodes:
      - id: alleen
        text: "Ben je alleen?"
        choices:
          - {text: "Ja", to: gevaar}
          - {text: "Nee", to: ga}
      - id: gevaar
        text: "Voel je je veilig?"
        choices:
          - {text: "Ja", to: ga}
          - {text: "Nee", to: bel}
      - id: ga
        text: "Ga rustig naar binnen."
      - id: bel
        text: "Bel *eerst* een collega."
///"""
RATING = """\
/// zelfinschatting | Waar sta je nu?
    id: nulmeting
    low: "nooit"
    high: "vaak"
    groups:
      - title: "Lijf"
        statements:
          - id: adem
            text: "Ik merk mijn adem."
      - title: "Hoofd"
        statements:
          - id: gok
            text: "Ik zeg dat ik gok."
///"""
WHEEL = """\
/// wiel | Jouw wiel
    id: wiel-nu
    low: "nauwelijks"
    high: "heel vaak"
    statements:
      - {id: rolwerk, label: "Rolwerk", text: "Ik zocht mijn rol."}
      - {id: relatiewerk, label: "Relatiewerk", text: "Ik paste me aan."}
      - {id: redeneerwerk, label: "Redeneerwerk", text: "Ik woog af."}
      - {id: identiteitswerk, label: "Identiteitswerk", text: "Ik vroeg me af wie ik ben."}
      - {id: emotiewerk, label: "Emotiewerk", text: "Ik verdroeg iets."}
      - {id: taciete-kennis, label: "Taciete kennis", text: "Ik deed iets op gevoel."}
      - {id: teamwerk, label: "Teamwerk", text: "Ik dacht hardop."}
///"""
WINDOW = """\
/// spanningsraam | Twee ramen
    id: raam
    me:
      - {id: sneller, text: "Ik praat sneller."}
      - {id: weg, text: "Ik kijk weg."}
      - {id: stil, text: "Ik word stil."}
      - {id: gapen, text: "Ik gaap."}
    other_title: "Het raam van *Ronnie*, een gok"
    other:
      - {id: hard, text: "Hij praat hard."}
      - {id: staren, text: "Hij staart."}
      - {id: lopen, text: "Hij loopt."}
///"""
BODY = """\
/// lijfkaart | Waar merk je het?
    id: lijf
    question: "Denk aan een *gewoon* moment."
    feelings: ["warm", "koud", "'t trilt"]
///"""
REWRITE = """\
/// herschrijf | Zeg het anders
    id: anders
    original: "Ik regel het."
    task: "Vraag om tijd."
    examples:
      - {text: "Mag ik morgen bellen?", why: "Dit is een vraag."}
      - {text: "Ik weet het nog niet.", why: "Dit is waar."}
///"""
WORKSHEET = """\
/// invulblad | Mijn plan
    id: plan
    intro: "Vul in wat je *nu* weet."
    fields:
      - {id: signaal, label: "Mijn 'eerste' signaal", help: "Klein mag."}
      - {id: stap, label: "Mijn eerste stap"}
///"""
IMAGE_CARD = """\
/// beeldkaart | Kies een beeld
    id: beeld
    question: "Welk beeld past bij *nu*?"
    cards: [brug, deur, ladder, knoop]
    follow:
      - {id: zie, text: "Wat zie je?"}
///"""

# Of these the answers of a learner are kept; of the others nothing is.
KEPT = {
    "zelfinschatting": RATING,
    "wiel": WHEEL,
    "spanningsraam": WINDOW,
    "lijfkaart": BODY,
    "herschrijf": REWRITE,
    "invulblad": WORKSHEET,
    "beeldkaart": IMAGE_CARD,
}
READING = {
    "buitenbinnen": PAIR,
    "figuur": FIGURE,
    "kennischeck": CHECK,
    "perspectiefwissel": SWITCH,
    "sorteer": SORT,
    "markeer": MARK,
    "stappen": STEPS,
    "dilemma-schuif": DILEMMA,
    "balans": BALANCE,
    "ademtimer": BREATH,
    "scenario": SCENARIO,
    "beslisboom": DECISION,
}
EVERY = READING | KEPT
