"""Words that the generated field is made of. None of the companies exists."""

# CourtListener id -> share of the field; patent suits crowd into a few courts (28 U.S.C. 1400(b)).
COURTS = {
    "txed": 26, "ded": 18, "txwd": 16, "cand": 8, "cacd": 6, "ptab": 6, "ilnd": 5, "njd": 5, "nysd": 4, "flsd": 3,
    "gand": 2, "mad": 2, "vaed": 1,
}  # fmt: skip
FIRST = (
    "Alder", "Basalt", "Cinder", "Dovetail", "Ember", "Fathom", "Granite", "Harrow", "Isthmus", "Juniper", "Kestrel",
    "Lantern", "Meridian", "Northgate", "Osprey", "Pinnacle", "Quarry", "Rivet", "Sable", "Tidewater", "Umber",
    "Vantage", "Willow", "Zephyr",
)  # fmt: skip
SECOND = (
    "Acoustics", "Beacon", "Circuits", "Dynamics", "Energy", "Foundry", "Graphics", "Hydraulics", "Imaging",
    "Junction", "Kinetics", "Licensing", "Mobile", "Networks", "Optics", "Photonics", "Robotics", "Semiconductor",
    "Telecom", "Wireless",
)  # fmt: skip
FORMS = (
    "Inc.", "LLC", "Corp.", "Ltd.", "L.P.", "GmbH",
)  # fmt: skip
GIVEN = (
    "Ada", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Keiko", "Lars",
)  # fmt: skip
FAMILY = (
    "Abbott", "Birch", "Castell", "Dunmore", "Ellery", "Forsythe", "Granger", "Holloway", "Ivers", "Jessop",
    "Kessler",
)  # fmt: skip
THINGS = (
    "packet scheduler", "antenna array", "image sensor", "battery pack", "memory controller", "display panel",
    "valve", "lock",
)  # fmt: skip
PRODUCTS = (
    "Router", "Handset", "Camera", "Charger", "Server", "Tablet", "Thermostat", "Scanner",
)  # fmt: skip
OPENING = {
    "": "COMPLAINT for patent infringement against {defendant}, filed by {plaintiff}.",
    "ptab": "Petition for Inter Partes Review of claims by {defendant}",
}
# Lines as clerks open them; {n} is an earlier entry of the same docket. The first is what every docket has.
LINES = (
    "CORPORATE DISCLOSURE STATEMENT filed by {plaintiff}.",
    "NOTICE of Appearance by {attorney} on behalf of {defendant}",
    "SUMMONS Issued as to {defendant}.",
    "SUMMONS Returned Executed by {plaintiff}. {defendant} served.",
    "ANSWER to Complaint, with jury demand, by {defendant}.",
    "MOTION to Dismiss for Failure to State a Claim by {defendant}.",
    "RESPONSE in Opposition re {n} Motion filed by {plaintiff}.",
    "REPLY to Response to {n} Motion filed by {defendant}.",
    "ORDER denying {n} Motion.",
    "MOTION to Change Venue under 28 U.S.C. 1404(a) by {defendant}.",
    "ORDER granting {n} Motion.",
    "MOTION to Stay pending inter partes review by {defendant}.",
    "SCHEDULING ORDER: Markman hearing and trial are set.",
    "PROTECTIVE ORDER.",
    "OPENING CLAIM CONSTRUCTION BRIEF filed by {plaintiff} on the term {thing}.",
    "CLAIM CONSTRUCTION ORDER construing {thing}.",
    "NOTICE of compliance with the scheduling order by {plaintiff}.",
    "LETTER from {attorney} regarding discovery of the {thing}.",
    "TRANSCRIPT of a telephone conference.",
    "SEALED MOTION to Compel production of the {thing} documents by {plaintiff}.",
    "JURY VERDICT.",
    "FINAL JUDGMENT in favor of {defendant}.",
    "NOTICE OF APPEAL by {plaintiff} from {n} judgment.",
)  # fmt: skip
BOARD_LINES = (
    "Notice of Filing Date Accorded to Petition", "Patent Owner's Preliminary Response",
    "Institution Decision: Granting Institution",
    "Patent Owner's Response", "Petitioner's Reply", "Final Written Decision", "Exhibit list of {defendant}",
)  # fmt: skip
ENDING = "NOTICE of Voluntary Dismissal by {plaintiff}."
PARAGRAPH = (
    "The {thing} of claim {claim} receives a signal and answers it within a bounded time. {defendant} makes and sells the"
    " {product}, which, {plaintiff} alleges, practises that claim as properly construed."
)
