"""Tables of a small data set, and how tests load them or stop loading."""

import csv
from pathlib import Path

from ingest.bulk import load as loading
from ingest.bulk.load import Report, Tell, begin

NUMBER = "2:09-cv-00123"
CASES = [
    {
        "case_row_id": "1.0", "case_number": NUMBER, "case_number_raw": f"{NUMBER}-APX", "district_id": "txed",
        "court_name": "Eastern District of Texas ", "pacer_id": "115001.0", "case_name": "Quillon LLC v. Corvid Inc.",
        "assigned_to": "Judge Ada Poe", "referred_to": "", "case_cause": "35:271 Patent Infringement",
        "jurisdictional_basis": "Federal Question", "date_filed": "2009-04-01", "date_closed": "2011-05-05",
        "date_last_filed": "2011-05-06", "jury_demand": "Both", "demand": "$9999000.00",
    },
]  # fmt: skip
NAMES = [
    {
        "case_number": NUMBER,
        "district_id": "txed",
        "party_row_count": "1",
        "party_type": "Plaintiff",
        "name": "Quillon LLC",
        "name_long": "Quillon LLC a Texas company",
    },
    {
        "case_number": NUMBER,
        "district_id": "txed",
        "party_row_count": "2",
        "party_type": "counter-claimant",
        "name": "Corvid Inc.",
        "name_long": "Corvid Inc.",
    },
]
PATENTS = [
    {"case_number": NUMBER, "district_id": "txed", "nos": "830.0", "patent": "6999901", "patent_doc_type": "Patent"},
    {"case_number": NUMBER, "district_id": "txed", "nos": "830.0", "patent": "NA", "patent_doc_type": ""},
    {"case_number": NUMBER, "district_id": "txed", "nos": "830.0", "patent": "11094403", "patent_doc_type": "Application"},
]  # fmt: skip

ATTORNEYS = [
    {
        "case_row_id": "1.0", "case_number": NUMBER, "case_number_raw": f"{NUMBER}-APX", "district_id": "txed",
        "party_row_count": "7", "party_type": side, "attorney_row_count": "1", "attorney_name": name,
        "attorney_contactinfo": contact, "position": "LEAD ATTORNEY;ATTORNEY TO BE NOTICED",
    }
    for side, name, contact in (
        ("Plaintiff", "Ines  Poe", "Quill & Reed LLP; 1 Main Street; Tyler, TX 75702; 903-555-0101; Email: ip@q.example"),
        ("Plaintiff", "Ines Poe", "Quill & Reed LLP; 1 Main Street; Tyler, TX 75702; 903-555-0101; Email: ip@q.example"),
        ("Defendant", "Hugo Ash", "903-555-0199; Email: hugo@ash.example"),
    )
]  # fmt: skip


def line(number: str, text: str, day: str = "2009-04-01", **more: str) -> dict[str, str]:
    return {
        "case_number": NUMBER, "district_id": "txed", "doc_number": number, "short_description": "",
        "long_description": text, "doc_date_filed": day, "doc_date_uploaded": day,
    } | more  # fmt: skip


DOCUMENTS = [
    line("1.0", "COMPLAINT against Corvid Inc., filed by Quillon LLC."),
    line("9.0", "MOTION to Stay Pending Ex Parte Reexamination by Corvid Inc.", "2009-06-01"),
    line("", "Minute Entry: Markman Hearing held on 8/8/2010", "2010-08-08"),
    line("", "Minute Entry: Markman Hearing held on 8/8/2010", "2010-08-08"),
]


def load(*paths: Path, tell: Tell = lambda step, name, done: None) -> list[Report]:
    return loading.load([begin(path, by=None) for path in paths], tell=tell)


def bad_rows(report: Report) -> list[tuple[str, str]]:
    assert report.listed
    with report.listed.open(newline="") as file:
        return [(r["row"], r["why"]) for r in csv.DictReader(file)]


class Killed(BaseException):
    """Takes the place of a kill."""


def killed_at(step: str, done: int) -> Tell:
    def stop(now: str, name: str, so_far: int) -> None:
        if (now, so_far) == (step, done):
            raise Killed

    return stop


def sheet(folder: Path) -> Path:
    """A docket sheet of the same docket."""
    page = Path(__file__).resolve().parents[1] / "samples" / "docket_sheet" / "txed_quillon.html"
    renumbered = (
        page.read_bytes()
        .replace(b"2:24-cv-00123", NUMBER.encode())
        .replace(b"2:24-cv-00101", b"2:09-cv-00101")
    )
    path = folder / "sheet.html"
    path.write_bytes(renumbered)
    return path
