"""Surnames that are common in the Netherlands, of many backgrounds; with a capital they are hardly ever a word."""

from course.anonymity.words import word_set

SURNAMES = word_set(
    """
    aerts ahmed alaoui ali amrani arslan aslan aydin azzouzi bakker beek benali berg bijl blom boer boersma bos
    bosch bosman bouali bouma bouzid brandsma braun broek brouwer bruijn bruin cate celik cetin chaoui chen dam
    dekker demir dijk dijkstra dogan doğan driessen evers gerritsen graaf groen groot haan haas haddad haddou
    hassan hendriks hermans heuvel hoek hoeksema hoekstra hofman horst houten huisman hussein idrissi jacobs
    janse jansen janssen jones jong jonge jonker kaminski kara kartosen kaya kersten khalil kilic klein kok
    koning koster kowalczyk kowalska kowalski koç kramer kuijpers kuiper kuipers kılıç laan lange leeuwen
    lewandowski lin linden lubbers maas maduro mansouri martens martina meer meijer meyer mohamed mol molenaar
    mulder nguyen nowak oosterhuis ouali ozdemir ozturk peeters peters pinas pluimers pol polat post postma
    prins ramdin sahin sanders santos schipper scholten schouten schuurman sikkema silva simsek singh sluis
    smeets smit smits soekarno steenbergen tahitu terpstra timmermans tran veen veenstra verbeek verhoef
    verhoeven vermeulen vink visser vliet vos vries wal wang wiersma willems willemsen winter wit wiśniewski
    wojcik wolters yildiz yilmaz zijlstra zwart çelik çetin özdemir öztürk şahin
    """
)
# Also nouns, or names of things that have a capital elsewhere; alone they say too little.
NEEDS_MORE = word_set(
    """
    bos dam groen hoek houten kara klein koning laan lange lin linden meer mol post prins wal winter wit
    """
)

ENDINGS = (
    "stra",
    "sma",
    "inga",
    "enga",
    "ssen",
    "oğlu",
    "oglu",
    "wicz",
    "czyk",
    "owski",
    "ewski",
    "mans",
    "kamp",
    "veld",
    "berg",
    "ink",
)
# In small letters fewer endings are sure: "wassen" and "tussen" are words.
SURE_ENDINGS = ("stra", "sma", "inga", "enga", "oglu", "wicz", "czyk", "owski")


def ends_as_surname(folded: str) -> bool:
    """Say whether a word with a capital ends as many surnames do."""
    return len(folded) > 5 and folded.endswith(ENDINGS)


def surely_ends_as_surname(folded: str) -> bool:
    """Say whether even in small letters this can be little else than a surname."""
    return len(folded) > 5 and folded.endswith(SURE_ENDINGS)
