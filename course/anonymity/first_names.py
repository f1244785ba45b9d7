"""First names that are common in the Netherlands, of many backgrounds; written for this course, and never complete."""

from course.anonymity.words import word_set

FIRST_NAMES = word_set(
    """
    aad aafke aaliyah aart abdel abdelaziz abdelhak abdelkader abdelkarim abdellah abderrahman abdul abdullah
    abel achmed adam adil adriaan adriana agnes ahmed ahmet aicha aisha akin albert aleksandra alex alexander
    ali alice alicia alina aliya amal amber amina amir amira ammar amy amélie ana anas andre andrea andrzej
    andré angela angelique anita anja anke ankie ann anna anne anneke annelies annemarie annemiek annet annie
    anniek anouar anouk anouschka anthony antoinette anton arend ariana ariane arie arjan arjen arnold arnoud
    arthur asli asma asmaa astrid aukje aya ayla aylin ayoub ayse azra babette badr bahar barbara bart bas
    bashir bea beatrix beau bennie benno benny bente berend bernadette bernard berry bert bertha bettina betty
    bianca bibi bilal bilel birgit bjorn boaz bonnie boris bouchra boudewijn brahim bram brenda brigitte britt
    bruno burak caithlin can carien carla carlijn carlo carlos carmen carola carolien caroline cas casandra
    casper catharina cecile celine cem chahid chaima chantal charlotte cheyenne chloé chris christa christel
    christiaan christina christophe cindy ciska clara claudia coen colette colin conny constantijn corine
    cornelia cornelis corné corrie cynthia daan dalila damian daniel danielle danilo danique danny daphne dave
    david davy debbie demi denise deniz dennis dewi dewy dex diana diede diederik dieuwertje dik dilan dilara
    dilek dina dion dirk djamila djoeke dominika dominique donny dorien dorine doris driss duco dunya dwight
    ebru eddy edwin eefje eelco ehsan elena elif eline elisabeth elise eliza ella ellen elly elsa elske emel
    emiel emil emiliano emily emine emma emre engin eric erik erika erna ernst erwin esmee esmeralda esmée esra
    esther eva evelien eveline evert evi ewa ezra fabian fabienne fadil fahima faisal fanny farah farid farida
    fatih fatiha fatima fatma fay feline femke fenna ferdi ferhat ferry filip finn floris fouad francis
    francisca frank frans fred frederik frederique freek frits froukje gabriel gea geert geertje gerard gerben
    gerda gerrie gerrit gert gertjan gertrude geurt giel gijs gina giovanni greet greetje greta guido guusje
    gwen habib hafid hajar hajo hakan halima hamid hamza hanan hanna hannah hanneke hans harm harmen harold
    harrie harry hasan hassan hatice hedwig heidi heleen helena hendrik hendrika henk henny henrike herma herman
    hester hetty hicham hidde hielke hilda hilde hind hugo huub hylke ibrahim ibtissam ida idris ilham ilias
    ilja ilona ilse iman imane imke inaya indy ineke inez inge ingeborg ingrid irene irma isa isabel ismael
    ismail ivan ivo iwona jaap jacco jack jacob jacqueline jacques jael jaimy jamal jamila jan jana janine janna
    janneke jannes jannie jantje janusz jasmijn jasmin jasmina jason jasper jayden jayson jeanette jeannette
    jeffrey jelle jelmer jennie jennifer jenny jens jeroen jerry jesper jesse jessica jikke jill jim jitske
    joanna joanne jochem jochum joep johan johanna john joke jolanda jolanthe jolien jolijn jonas jonathan jonne
    joost joran jord jordy jorien joris jorn jorrit jos jose josephine joshua josé joyce juan judith julia
    julian juliette junaid jurgen jurre justin kadir kaoutar karel karen karim karin karlijn karolina kasia
    kasper katarzyna kathleen katja kay kees kelly kemal kenneth kenza kerem kerim kevin khadija khaled khalid
    kick kimberly kirsten klaas klaasje koen koos krzysztof kubra kyra laila lana lars latifa laura laurens
    layla lea leah leanne leendert leida leila lena lennart leo leon leonie leontien leroy leyla lianne lidia
    lidy lieke lilian lina linda linsey lisa lisanne liselotte lisette liza lizzy lodewijk loek loes lorenzo
    lotte loubna louis louisa louise luca lucas lucia lucy lukas luna luuk lydia lynn maaike maarten maartje
    machteld madelief mads magda magdalena mahmoud maja malika malou manon marc marcel marcella marco margreet
    margriet maria mariam marian marianne marie marieke marijke marijn marina mario marion mariska marit marius
    mariëlle marja marjan marjolein marjolijn marko marleen marlene marlies marloes maroua marta marten martha
    martijn martin martine marvin marwa maryam mateusz mats matthijs maud maurice maurits maxime megan mehmet
    meike melanie melissa melle menno meral meryem mia michael michel michelle mick mickey mieke miep mika mike
    mila milan milena milou mimoun mina miranda mirjam mirre mirte mirthe mitchell mitra mohamed mohammed moniek
    monique moos morris mounir moussa muhammad muhammed murat mustafa myriam myrthe nabil nadia nadine naima
    najat najib nancy naomi naomy nasser natalia natasha natasja nathalie nathan nazli nelleke nesrin nick
    nicolaas nicole nicolette niels nienke nikki nina ninke noah noor noortje nordin noud nour noura nouria noël
    noëlle olaf olga olivia olivier omar onno orlando oscar osman otis otto oumaima ozan pascal patricia patrick
    paul paula paulien pauline pawel peggy pelle peter peterjan petra petronella philip pien pier piet pieter
    pieter-bas pietje piotr priscilla priya quincy quint quinten rabia rachel rachid radjesh raf rahma ralf
    ramon ramona ranja raoul rashid raymon raymond rebecca redouan regina reinier remco renate renske rené reza
    ria rianne ricardo richard rick rik rina rita riza robbert robert robin rodney roel roelof rogier roland
    romee romy ronald ronnie ronny roosmarijn rosa rosalie rosanne rowan rowena roy ruben ruby rudi rudy rutger
    ruth ruud saar sabine sabri sabrina sacha sadia safa safae said salim salma sam samantha samir samira samuel
    sanae sander sandra sandy sanne sara sarah sarina saskia scott sebastiaan sebastian selim selma semih serdar
    serge sergio shanice shanti sharon sheila shirley sibel sienna siham sija silvia simon simone sjaak sjaakie
    sjoerd sjors sjoukje sofia sofian sofie sonja sophie soraya soufiane stan stefan stefanie stella stephan
    stephanie steven stijn sultan sunita suus suzan suzanna suzanne suze sven sylvia sylvie tahir tamar tamara
    tanja tara tarik tessa teun teunis thea theo theodoor thijmen thijs thirsa thirza thomas tibbe tibor tijmen
    tim timo timon tina tineke tjalling tjeerd tjitske tobias tom tomasz tonnie tonny tooske tristan truus tugba
    twan ufuk umar umut ursula valentijn vanessa veerle vera victor victoria viktor vincent vivian walter wanda
    wendela wendy werner wesley wessel wiebe wietse wijnand wilco wilfred wilhelmina willeke willem willemien
    wilma wim winston wojciech wouter wytze xander xenia yannick yara yasin yasmin yasmina yassin yassine yildiz
    ymke yoran youri yousra youssef yusuf yvette yvonne zahra zainab zakaria zara zehra zeynep ziggy zineb zohra
    zoubida zoë zubeyde
    """
)

# Names that are a word as well. They count only where something else says that somebody is meant.
ALSO_WORDS = word_set(
    """
    ad adem angel ans april art bas beer belle ben bep bloem bo boy can cor daisy dik do dolf door eden els
    faith fien fleur floor gijs grace guy hazel honey hoop hope ina iris ivy jade jan jasmijn jet jip jo joy
    june kim ko koos kris lente lief lies lieve linde liv lot lotus lux maan madelief mans margriet mark max may
    maya mees mei mel merel mies mo nel noa ot pam pien pier pip puck rein ria ries riet rob roman ron roos rust
    sem senna siep sil sky sol ster sterre storm sultan summer tess ties til ton toon trees trui vos vrede wende
    wies wil wilg winter wolf zoet zus
    """
)
