"""Courts: their ids, names, short forms, offices, and the time zone in which a day of theirs is counted.

Ids are those of courts-db (CourtListener): `txwd`, `cand`, `ded`, `cafc`, plus `itc`. The districts
follow 28 U.S.C. 81-131; short forms the Bluebook, T1; an office is the digit before the colon of a docket
number. `law.court_names` finds courts in a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# postal code | state | Bluebook form | its districts by direction ("-": one district) | zone of its courts
_STATES = """
al|Alabama|Ala.|n m s|Chicago
ak|Alaska|Alaska|-|Anchorage
az|Arizona|Ariz.|-|Phoenix
ar|Arkansas|Ark.|e w|Chicago
ca|California|Cal.|n e c s|Los_Angeles
co|Colorado|Colo.|-|Denver
ct|Connecticut|Conn.|-|New_York
de|Delaware|Del.|-|New_York
dc|District of Columbia|D.C.|-|New_York
fl|Florida|Fla.|n m s|New_York
ga|Georgia|Ga.|n m s|New_York
hi|Hawaii|Haw.|-|Pacific/Honolulu
id|Idaho|Idaho|-|Boise
il|Illinois|Ill.|n c s|Chicago
in|Indiana|Ind.|n s|Indiana/Indianapolis
ia|Iowa|Iowa|n s|Chicago
ks|Kansas|Kan.|-|Chicago
ky|Kentucky|Ky.|e w|New_York
la|Louisiana|La.|e m w|Chicago
me|Maine|Me.|-|New_York
md|Maryland|Md.|-|New_York
ma|Massachusetts|Mass.|-|New_York
mi|Michigan|Mich.|e w|Detroit
mn|Minnesota|Minn.|-|Chicago
ms|Mississippi|Miss.|n s|Chicago
mo|Missouri|Mo.|e w|Chicago
mt|Montana|Mont.|-|Denver
ne|Nebraska|Neb.|-|Chicago
nv|Nevada|Nev.|-|Los_Angeles
nh|New Hampshire|N.H.|-|New_York
nj|New Jersey|N.J.|-|New_York
nm|New Mexico|N.M.|-|Denver
ny|New York|N.Y.|n e s w|New_York
nc|North Carolina|N.C.|e m w|New_York
nd|North Dakota|N.D.|-|Chicago
oh|Ohio|Ohio|n s|New_York
ok|Oklahoma|Okla.|n e w|Chicago
or|Oregon|Or.|-|Los_Angeles
pa|Pennsylvania|Pa.|e m w|New_York
pr|Puerto Rico|P.R.|-|Puerto_Rico
ri|Rhode Island|R.I.|-|New_York
sc|South Carolina|S.C.|-|New_York
sd|South Dakota|S.D.|-|Chicago
tn|Tennessee|Tenn.|e m w|Chicago
tx|Texas|Tex.|n e s w|Chicago
ut|Utah|Utah|-|Denver
vt|Vermont|Vt.|-|New_York
va|Virginia|Va.|e w|New_York
vi|Virgin Islands|V.I.|-|St_Thomas
wa|Washington|Wash.|e w|Los_Angeles
wv|West Virginia|W. Va.|n s|New_York
wi|Wisconsin|Wis.|e w|Chicago
wy|Wyoming|Wyo.|-|Denver
gu|Guam|Guam|-|Pacific/Guam
nmi|Northern Mariana Islands|N. Mar. I.|-|Pacific/Saipan
"""
DIRECTIONS: Mapping[str, str] = MappingProxyType(
    {"n": "Northern", "e": "Eastern", "s": "Southern", "w": "Western", "m": "Middle", "c": "Central"}
)

# Offices confirmed from dockets: digit, city. Advisory: an unknown digit is no reason to reject a number.
_OFFICES = """
azd|2 Phoenix|3 Prescott|4 Tucson
cacd|2 Los Angeles|5 Riverside|8 Santa Ana
caed|1 Fresno|2 Sacramento
cand|1 Eureka|3 San Francisco|4 Oakland|5 San Jose
casd|3 San Diego
cod|1 Denver
dcd|1 Washington
ded|1 Wilmington
flmd|2 Fort Myers|3 Jacksonville|5 Ocala|6 Orlando|8 Tampa
flnd|1 Gainesville|3 Pensacola|4 Tallahassee|5 Panama City
flsd|0 Fort Lauderdale|1 Miami|2 Fort Pierce|4 Key West|9 West Palm Beach
gand|1 Atlanta|2 Gainesville|3 Newnan|4 Rome
hid|1 Honolulu
idd|1 Boise|2 Coeur d'Alene|3 Moscow|4 Pocatello
ilnd|1 Chicago|3 Rockford
innd|1 Fort Wayne|2 Hammond|3 South Bend|4 Lafayette
insd|1 Indianapolis|2 Terre Haute|3 Evansville|4 New Albany
kywd|1 Bowling Green|3 Louisville|4 Owensboro|5 Paducah
laed|2 New Orleans
mad|1 Boston|3 Springfield|4 Worcester
mdd|1 Baltimore|8 Greenbelt
mnd|0 Minneapolis
moed|1 Cape Girardeau|2 Hannibal|4 St. Louis
ncwd|1 Asheville|3 Charlotte|5 Statesville
nhd|1 Concord
njd|1 Camden|2 Newark|3 Trenton
nyed|1 Brooklyn|2 Central Islip
nysd|1 Manhattan|7 White Plains
rid|1 Providence
sdd|1 Aberdeen|3 Pierre|4 Sioux Falls|5 Rapid City
tned|1 Chattanooga|2 Greeneville|3 Knoxville|4 Winchester
tnmd|1 Columbia|2 Cookeville|3 Nashville
txed|1 Beaumont|2 Marshall|4 Sherman|5 Texarkana|6 Tyler|9 Lufkin
txnd|1 Abilene|2 Amarillo|3 Dallas|4 Fort Worth|5 Lubbock|6 San Angelo|7 Wichita Falls
txsd|1 Brownsville|2 Corpus Christi|3 Galveston|4 Houston|5 Laredo|6 Victoria|7 McAllen
txwd|1 Austin|2 Del Rio|3 El Paso|4 Pecos|5 San Antonio|6 Waco|7 Midland-Odessa
utd|2 Salt Lake City
vaed|1 Alexandria|2 Norfolk|3 Richmond|4 Newport News
wawd|2 Seattle|3 Tacoma
"""
_ONE_OFFICE = frozenset({"casd", "dcd", "ded", "hid", "mnd", "nhd", "rid"})

# Divisions that keep another time than their court (49 C.F.R. part 71).
_OFFICE_ZONES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("txwd", "3"): "America/Denver",
        ("flnd", "3"): "America/Chicago",
        ("flnd", "5"): "America/Chicago",
        ("innd", "2"): "America/Chicago",
        ("insd", "3"): "America/Chicago",
        ("kywd", "1"): "America/Chicago",
        ("kywd", "4"): "America/Chicago",
        ("kywd", "5"): "America/Chicago",
        ("tned", "4"): "America/Chicago",
        ("idd", "2"): "America/Los_Angeles",
        ("idd", "3"): "America/Los_Angeles",
        ("sdd", "5"): "America/Denver",
    }
)
_OTHERS = (
    ("cafc", "United States Court of Appeals for the Federal Circuit", "Fed. Cir."),
    *(
        (f"ca{n}", f"United States Court of Appeals for the {ordinal} Circuit", f"{short} Cir.")
        for n, ordinal, short in (
            ("1", "First", "1st"),
            ("2", "Second", "2d"),
            ("3", "Third", "3d"),
            ("4", "Fourth", "4th"),
            ("5", "Fifth", "5th"),
            ("6", "Sixth", "6th"),
            ("7", "Seventh", "7th"),
            ("8", "Eighth", "8th"),
            ("9", "Ninth", "9th"),
            ("10", "Tenth", "10th"),
            ("11", "Eleventh", "11th"),
            ("dc", "District of Columbia", "D.C."),
        )
    ),
    ("uscfc", "United States Court of Federal Claims", "Fed. Cl."),
    ("cit", "United States Court of International Trade", "Ct. Int'l Trade"),
    ("jpml", "United States Judicial Panel on Multidistrict Litigation", "J.P.M.L."),
    ("scotus", "Supreme Court of the United States", "U.S."),
    ("ptab", "Patent Trial and Appeal Board", "P.T.A.B."),
    ("bpai", "Board of Patent Appeals and Interferences", "B.P.A.I."),
    ("ttab", "Trademark Trial and Appeal Board", "T.T.A.B."),
    ("itc", "United States International Trade Commission", "I.T.C."),
)


@dataclass(frozen=True, slots=True)
class Court:
    """One court: id, full name, Bluebook short form, IANA zone of its clerk, offices (docket digit to city)."""

    id: str
    name: str
    short: str
    zone: str = "America/New_York"
    offices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_appellate(self) -> bool:
        """Whether it is a court of appeals, whose dockets are numbered `22-1234`."""
        return self.name.startswith("United States Court of Appeals")

    @property
    def is_district(self) -> bool:
        """Whether it is a district court, whose dockets are numbered `O:YY-cv-NNNNN`."""
        return self.name.startswith("United States District Court")


def states() -> list[tuple[str, str, str, str, str]]:
    """The rows of the table of districts: code, state, Bluebook form, directions, zone."""
    rows = (line.split("|") for line in _STATES.strip().splitlines())
    return [(code, state, short, directions, zone) for code, state, short, directions, zone in rows]


def _short(direction: str, state: str) -> str:
    initials = len(state) == 4 and state[1] == "." and state[3] == "."  # N.Y. is set close: S.D.N.Y.
    return (
        f"{direction.upper()}.D.{'' if initials else ' '}{state}"
        if direction
        else f"D.{'' if initials else ' '}{state}"
    )


def _of(state: str) -> str:
    if state.startswith("District of"):
        return state.removeprefix("District")
    return f" of the {state}" if state.endswith("Islands") else f" of {state}"


def _all() -> dict[str, Court]:
    offices = {}
    for line in _OFFICES.strip().splitlines():
        court, *rows = line.split("|")
        offices[court] = MappingProxyType(dict(row.split(" ", 1) for row in rows))
    found = {i: Court(i, name, short) for i, name, short in _OTHERS}
    for code, state, bluebook, directions, zone in states():
        zone = zone if zone.startswith("Pacific/") else f"America/{zone}"
        for d in ("",) if directions == "-" else directions.split():
            court = f"{code}{d}d"
            where = f"{DIRECTIONS[d]} District" if d else "District"
            eastern = state == "Tennessee" and d == "e"  # Knoxville and Chattanooga keep Eastern time
            found[court] = Court(
                court,
                f"United States District Court for the {where}{_of(state)}",
                _short(d, bluebook),
                "America/New_York" if eastern else zone,
                offices.get(court, MappingProxyType({})),
            )
    return found


COURTS: Mapping[str, Court] = MappingProxyType(_all())


def single_office(court: str) -> str:
    """The office digit that every docket of this court bears (`1` in D. Del.), or an empty string."""
    return next(iter(COURTS[court].offices)) if court in _ONE_OFFICE else ""


def office(court: str, division: str) -> str:
    """The office digit of a division as printed (`Marshall`, `Midland/Odessa`); empty where unknown."""
    want = division.casefold().replace("/", "-").replace(" division", "").strip()
    offices = COURTS[court].offices if court in COURTS else {}
    return next((digit for digit, city in offices.items() if city.casefold() == want), "")


def zone(court: str, at: str = "") -> str:
    """The IANA time zone in which a court counts its days; `at` is the office digit or the division's name.

    Eastern time for a court not in the table: that of the capital.
    """
    digit = at if len(at) == 1 else office(court, at)
    known = COURTS.get(court)
    return _OFFICE_ZONES.get((court, digit)) or (known.zone if known else "America/New_York")
