"""Words for people, and what each says of status, sex and age. A table, so that an analyst can correct it."""

from __future__ import annotations

from typing import NamedTuple

from warmonitor.domain.claims import Age, Sex, Status


class Kind(NamedTuple):
    """What a noun says of the people it names."""

    status: Status
    sex: Sex
    age: Age
    plural: bool
    occupation: bool = False


_TABLE: dict[tuple[Status, Sex, Age, bool], str] = {
    ("unknown", "unknown", "unknown", False): """
        person people* individual victim resident inhabitant native member follower supporter other
        loyalist prisoner detainee captive hostage fatality* casualty* soul somebody someone survivor suspect assailant
        perpetrator patient Alawite Sunni Shia Shiite Kurd Druze Christian Muslim Jew Yazidi Turkmen Palestinian Israeli Syrian
        Iraqi Afghan Iranian Lebanese* Yemeni Libyan Egyptian Jordanian Turk Russian Ukrainian American Salvadoran Colombian
        Peruvian Guatemalan Nicaraguan Honduran Chilean Mexican Haitian Nigerian Somali Kenyan Ethiopian Eritrean Sudanese* Congolese*
        Malian Indian Pakistani Bangladeshi Rohingya* Filipino Indonesian Uighur Uyghur Tibetan Frenchman Briton Spaniard
        head leader official figure minority dissident martyr opponent sympathizer sympathiser relative member defendant accused* nationals
        national foreigner expatriate compatriot colleague companion friend brother-in-law leader inmate offender driver's
        criminal carjacker robber burglar attacker shooter stabber hitman wounded* dead* injured*
        locals* comrade countryman countrywoman nomad tribesman clansman islander dweller squatter exile escapee deportee looter rioter
        smuggler trafficker poacher gangster mobster thug kingpin rustler dealer chief chieftain aide spokesman spokeswoman spokesperson
        chairman chairwoman boss arrestee parolee internee fugitive hoodlum arsonist thief hooligan stowaway crewman crew* partner
        ex-wife ex-husband ex-girlfriend ex-boyfriend roommate housemate flatmate teammate Hindu Sikh Buddhist Copt Maronite Yezidi
        Assyrian Alawi Ismaili Shi'ite Hutu Tutsi Fulani Tuareg Pashtun Hazara Tamil Kashmiri Chechen Serb Croat Bosnian Kosovar
        Albanian Armenian Azerbaijani Georgian Uzbek Tajik Algerian Moroccan Tunisian Saudi Kuwaiti Emirati Cypriot Greek Italian
        German Belgian Swede Norwegian Austrian Romanian Bulgarian Hungarian Australian Canadian Cuban Venezuelan Ecuadorian Bolivian
        Paraguayan Uruguayan Argentine Argentinian Brazilian Dominican Jamaican Panamanian Puerto-Rican Ugandan Rwandan Burundian
        Tanzanian Zambian Zimbabwean Mozambican Angolan Ghanaian Ivorian Senegalese* Gambian Liberian Guinean Cameroonian Chadian
        Nigerien Togolese* Mauritanian Sahrawi Malagasy* Burmese* Cambodian Malaysian Nepali Nepalese* Chinese* Japanese* Korean
        Vietnamese* Thai Timorese* Papuan Englishman Englishwoman Frenchwoman Dutchman Irishman Scotsman Bedouin Darfuri Tigrayan Oromo
        expert specialist planner emplacer supplier instructor trainer handler logistician go-between middleman
        associate accomplice subordinate henchman sidekick forger cell-leader informant collaborator
    """,
    ("civilian", "unknown", "unknown", False): """
        civilian noncombatant non-combatant villager passer-by passerby bystander shopper worshiper worshipper passenger pedestrian commuter
        protester protestor demonstrator marcher mourner refugee migrant displaced* homeless* farmer peasant shepherd fisherman
        worker labourer laborer employee staff* clerk miner trader vendor shopkeeper merchant businessman businesswoman taxi driver
        motorist truck-driver medic paramedic doctor nurse surgeon physician pharmacist patient rescuer volunteer aid-worker
        journalist reporter photographer cameraman broadcaster announcer editor correspondent blogger author writer poet singer musician
        artist lawyer attorney judge prosecutor magistrate mayor councilman councillor councilor governor senator congressman
        congresswoman minister ambassador diplomat politician candidate president teacher professor lecturer academic student pupil
        schoolchild classmate priest nun bishop archbishop cleric imam pastor missionary preacher monk rabbi activist campaigner
        defender unionist trade-unionist engineer technician driver cook cleaner guard watchman janitor tourist guest party-goer
        neighbour neighbor family* household relative parent grandparent sibling twin spouse couple* widow widower cousin
        in-laws newlywed fiancé fiancée orphan breadwinner caretaker homeowner tenant customer fan churchgoer concertgoer
        organizer organiser mechanic baker butcher barber peacekeeper human-rights-defender humanitarian co-worker chef producer
        owner manager director accountant architect scientist researcher postman firefighter fireman firefighters carpenter
        intellectual housewife retiree pensioner traveller traveler bus-driver truck-drivers townspeople* technician
        Jesuit seminarian friar newsman newscaster
        celebrant churchgoers congregant bus-passenger hospital-worker humanitarian-worker electrician plumber tailor
        herder fisher camper dancer clubgoer partygoer occupant aboard* lumad mediaworker dean deputy physician dentist
        nationals youngest oldest eldest gamer neighbour's non-combatants evacuee internally-displaced abductee
        hunter settler herdsman seaman skipper boatman ferryman hiker cyclist biker motorcyclist jogger athlete footballer cricketer referee
        spectator reveller reveler pilgrim devotee attendee delegate legislator lawmaker parliamentarian alderman envoy consul
        bureaucrat administrator housekeeper maid nanny babysitter gardener porter courier messenger waiter waitress bartender barman
        hairdresser secretary receptionist banker cashier grocer seller hawker stallholder peddler woodcutter logger lumberjack rancher
        picker bricklayer builder welder painter blacksmith midwife vaccinator mullah vicar deacon seminarian catechist
        muezzin schoolteacher headmaster headteacher headmistress tutor schoolmate undergraduate graduate trainee apprentice intern
        scholar historian archaeologist novelist playwright filmmaker actor actress comedian comedienne rapper presenter columnist
        stringer interpreter translator newsman environmentalist ecologist feminist whistleblower petitioner juror witness triplet
        quadruplet partygoer wedding-goer market-goer holidaymaker vacationer backpacker beachgoer moviegoer festival-goer commuters
        deminer de-miner medico anaesthetist psychologist veterinarian aid-worker businesspeople* tradesman salesman saleswoman
        craftsman handyman sportsman clergyman layman policymaker bus-conductor conductor rickshaw-driver cabbie trucker loved-one
    """,
    ("civilian", "women", "unknown", False): """
        wife mother grandmother sister daughter granddaughter aunt niece girlfriend housewife widow schoolgirl mother-in-law
        daughter-in-law sister-in-law fiancee bride policewoman's stepdaughter nun stepsister half-sister godmother grandma granny
        mom mum great-grandmother stepmother mother-to-be goddaughter
    """,
    ("civilian", "men", "unknown", False): """
        husband father grandfather brother son grandson uncle nephew boyfriend schoolboy father-in-law son-in-law stepson
        groom stepfather stepbrother half-brother godfather godson grandpa granddad dad bridegroom great-grandfather
    """,
    ("unknown", "women", "unknown", False): "woman lady female",
    ("unknown", "men", "unknown", False): "man gentleman male guy",
    ("civilian", "unknown", "children", False): """
        child children* infant baby toddler newborn minor kid youngster schoolchild schoolchildren* teen teenager adolescent
        juvenile underage kindergartner pre-schooler grandchild grandchildren* stepchild preschooler preteen tot great-grandchild
    """,
    ("civilian", "women", "children", False): "girl schoolgirl",
    ("civilian", "men", "children", False): "boy schoolboy",
    ("civilian", "unknown", "adults", False): "adult elder elderly* grandparent",
    ("unknown", "unknown", "unknown", True): "youth youths",
    ("state_forces", "unknown", "unknown", False): """
        soldier inspector serviceman servicewoman servicemen* troop trooper policeman policewoman police* cop officer constable sergeant
        conscript marine pilot airman sailor recruit cadet guardsman general colonel captain lieutenant corporal commando
        personnel* forces* military* army* gendarme sheriff deputy paratrooper reservist detective troops* agent
        servicemember service-member bodyguard patrolman warplane-pilot commander-in-chief infantryman peshmerga* janjaweed*
        ranger border-guard brigadier policewoman lawman marshal warden jailer inspector superintendent commissioner coastguard
        sapper submariner legionnaire gi jawan rifleman artilleryman tankman machine-gunner crewmen* carabiniere footsoldier
        foot-soldier draftee enlistee noncommissioned-officer
    """,
    ("armed_group", "unknown", "unknown", False): """
        militant insurgent rebel guerrilla guerilla gunman gunmen* fighter terrorist militiaman militiamen* jihadist jihadi
        extremist combatant insurgents extremists commander bomber separatist bandit mujahid mujahedin* mujahideen* facilitator
        subversive extremist kidnapper hijacker paramilitary warlord sniper insurgency* cartel operative al-qaeda* taliban*
        mercenary sub-commander subcommander foreign-fighter infiltrator leader-in-arms hezbollah* hamas* isis* terrorists
        emir militia militias pirate maoist gunner contra gunwoman suicide-bomber assassin triggerman vigilante dacoit brigand marauder
        raider saboteur cadre comandante ringleader mastermind financier recruiter bombmaker bomb-maker fedayeen* houthi talib partisan
        fighter-commander hostage-taker captor abductor rebels militiawoman insurrectionist bomb-planter attackers
    """,
}
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "policeman": "policemen", "policewoman": "policewomen",
    "gunman": "gunmen", "fisherman": "fishermen", "businessman": "businessmen", "cameraman": "cameramen",
    "serviceman": "servicemen", "militiaman": "militiamen", "wife": "wives", "housewife": "housewives",
    "passer-by": "passers-by", "passerby": "passersby", "grandchild": "grandchildren", "schoolchild": "schoolchildren",
    "fireman": "firemen", "guardsman": "guardsmen", "airman": "airmen", "councilman": "councilmen", "watchman": "watchmen",
    "mujahid": "mujahideen", "lady": "ladies", "baby": "babies", "casualty": "casualties", "congressman": "congressmen",
    "patrolman": "patrolmen", "infantryman": "infantrymen", "frenchman": "frenchmen", "gentleman": "gentlemen",
    "tribesman": "tribesmen", "clansman": "clansmen", "countryman": "countrymen", "countrywoman": "countrywomen",
    "spokesman": "spokesmen", "spokeswoman": "spokeswomen", "chairman": "chairmen", "chairwoman": "chairwomen",
    "crewman": "crewmen", "herdsman": "herdsmen", "seaman": "seamen", "boatman": "boatmen", "ferryman": "ferrymen",
    "alderman": "aldermen", "barman": "barmen", "midwife": "midwives", "newsman": "newsmen", "tradesman": "tradesmen",
    "salesman": "salesmen", "saleswoman": "saleswomen", "craftsman": "craftsmen", "handyman": "handymen",
    "sportsman": "sportsmen", "clergyman": "clergymen", "layman": "laymen", "lawman": "lawmen", "rifleman": "riflemen",
    "artilleryman": "artillerymen", "tankman": "tankmen", "gunwoman": "gunwomen", "militiawoman": "militiawomen",
    "ex-wife": "ex-wives", "thief": "thieves", "dutchman": "dutchmen", "irishman": "irishmen", "scotsman": "scotsmen",
    "englishman": "englishmen", "englishwoman": "englishwomen", "frenchwoman": "frenchwomen", "grandpa": "grandpas",
    "congresswoman": "congresswomen", "servicewoman": "servicewomen",
    "hitman": "hitmen", "postman": "postmen", "businesswoman": "businesswomen", "stepchild": "stepchildren",
    "henchman": "henchmen",
}  # fmt: skip


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _built() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for (status, sex, age, plural), names in _TABLE.items():
        for entry in names.split():
            word = entry.rstrip("*").lower()
            if entry.endswith("*") or plural:
                found.setdefault(word, Kind(status, sex, age, True))
            else:
                found.setdefault(word, Kind(status, sex, age, False))
                found.setdefault(_plural(word), Kind(status, sex, age, True))
    return found


KINDS: dict[str, Kind] = _built()
# Peoples and faiths: written with a capital in the table, and adjectives as often as nouns.
PEOPLES = frozenset(w.rstrip("*").lower() for words in _TABLE.values() for w in words.split() if w[:1].isupper())
# Nouns for more than one person even behind "a" or "the": "a family" is an open plural, "a couple" are two.
COLLECTIVES = frozenset("family household crew staff".split())
# "a group of 16 missionaries", "a group of missionaries": the noun behind "of" says who they are.
GROUPS = frozenset(
    "group team band party gang crowd batch contingent delegation total squad pair patrol convoy class bunch"
    " handful cluster busload boatload truckload throng procession".split()
)
# Said of the people named, whatever the head noun: "opposition fighters", "regime forces", "civilian medics".
STATE_WORDS = frozenset(
    "pro-regime pro-assad-government government regime army police security military state loyalist pro-government isaf"
    " nato coalition iraqi-army federal national"
    " presidential armed-forces us u.s. american-led pro-regime ministry border intelligence".split()
)
ARMED_WORDS = frozenset(
    "rebel insurgent taliban isis isil daesh islamist jihadist militant opposition pro-assad al-qaeda al-qaida hamas hezbollah haqqani"
    " guerrilla separatist paramilitary extremist terrorist nusra al-nusra is hts fmln eln farc m-19 gang enemy armed fsa"
    " al-shabab al-shabaab boko".split()
)
CIVILIAN_WORDS = frozenset(
    "civilian innocent aid medical media health unarmed university school religious elderly humanitarian rescue construction student"
    " hospital  displaced pregnant disabled high-school college".split()
)
NOT_PEOPLE = frozenset(
    "handguns handgun firearms firearm knives knife casings casing pistols pistol vests vest homicides homicide suicides"
    " counts animal animals dog dogs cattle sheep goat goats horse cow cows tank tanks vehicle vehicles truck trucks car cars plane planes"
    " helicopter helicopters aircraft drone drones building buildings house houses home homes bomb bombs rocket rockets missile missiles"
    " attack attacks strike strikes raid raids airstrike airstrikes incident incidents shot shots position positions target targets"
    " town towns village villages city cities district districts province provinces area areas neighborhood neighborhoods school schools"
    " hospital hospitals mosque mosques church churches year years month months week weeks day days hour hours minute minutes time times"
    " percent weapon weapons rifle rifles gun guns round rounds bullet bullets shell shells mortar mortars explosion explosions"
    " blast blasts case cases charge charges count counts wound wounds injury injuries death deaths killing killings murder murders"
    " execution executions abduction abductions kidnapping kidnappings arrest arrests fire fires operation operations sorties sortie"
    " country countries nation nations base bases post posts checkpoint checkpoints dollar dollars million point points side sides"
    " part parts way ways thing things hand hands head eye eyes leg legs arm arms chest stomach back face body bodies floor story"
    " stories block blocks street streets road roads mile miles kilometer kilometers kilometre kilometres hope hopes hospitality"
    " truce deal deals life lives toll tolls video videos picture pictures photo photos image images report reports statement"
    " statements reason reasons sentence sentences place places occasion occasions clash clashes battle battles war wars front fronts"
    " rebellion protest protests crime crimes scene victim's site sites locations location magazine magazines grenade grenades ied ieds"
    " militant-held ak-47s compound compounds room rooms apartment shop shops store bus buses boat boats ship ships train trains"
    " equipment property goods material materials ammunition munitions cartridges cartridge cash money drugs laptops laptop documents"
    " phones phone computers supplies supply kilograms kilos barrels bags sacks boxes copies artifacts artefacts explosives detonators"
    " uniforms radios cameras passports plants pills bricks assets accounts ammo helmets motorcycles motorbikes bicycles vans tents"
    " poles towers pylons lines power structures pipelines pipeline bridges bridge facilities facility installations refineries wells"
    " headquarters stations station depots depot factories factory offices office barracks roadblocks checkpoints outposts outpost"
    " department departments organization organizations organisations groups tribes unit units brigade battalion"
    " cat cats puppy puppies kitten kittens pet pets pony ponies horses mule mules donkey donkeys camel camels bird birds deer livestock"
    " shoe shoes sneakers boots shirt shirts jacket jackets hoodie hoodies wallet wallets purse purses necklace jewelry"
    " warrant warrants subpoena subpoenas search searches".split()
)


def kind_of(word: str) -> Kind | None:
    """What a noun says of people; None where it names none.

    >>> kind_of("gunmen").status, kind_of("girls").age, kind_of("tanks")
    ('armed_group', 'children', None)
    """
    return KINDS.get(word)
