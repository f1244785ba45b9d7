"""Dutch towns and cities. Those whose name is an ordinary word as well (Best, Elst, Goes) are left out."""

from course.anonymity.words import word_set

TOWNS = word_set(
    """
    alkmaar almelo almere alphen amersfoort amstelveen amsterdam apeldoorn appingedam arnhem assen barneveld
    beverwijk boxtel breda brielle bussum capelle coevorden cuijk culemborg dalfsen delft delfzijl deventer
    diemen doetinchem dokkum dordrecht drachten dronten edam ede eindhoven elburg emmeloord emmen enkhuizen
    enschede epe ermelo geldermalsen geldrop geleen gennep gorinchem gorssel gouda groenlo groningen haaksbergen
    haarlem hardenberg harderwijk harlingen hattem heemskerk heemstede heerenveen heerhugowaard heerlen
    hellevoetsluis helmond hengelo hilversum hoofddorp hoogeveen hoogezand ijsselstein joure kampen katwijk
    kerkrade leerdam leeuwarden leiden lelystad lisse lochem maassluis maastricht meppel middelburg middelharnis
    nieuwegein nijkerk nijmegen nijverdal noordwijk oldenzaal oosterhout oss papendrecht purmerend raalte rheden
    rhenen ridderkerk rijssen rijswijk roermond roosendaal rotterdam ruurlo schagen schiedam sittard sliedrecht
    sneek spijkenisse stadskanaal steenwijk terneuzen tiel tilburg urk utrecht valkenburg valkenswaard veendam
    veenendaal veghel velp venlo venray vlaardingen vlissingen volendam voorburg voorschoten vorden vught
    waalwijk wageningen warnsveld weert weesp wijchen winschoten winterswijk woerden wolvega zaandam zaltbommel
    zandvoort zeewolde zeist zevenaar zierikzee zoetermeer zutphen zwijndrecht zwolle
    """
)
# Towns of two words; of longer ones the first two say enough.
TWO_WORDS = frozenset({"den bosch", "den haag", "den helder", "bergen op"})
PLACES = TOWNS | TWO_WORDS
