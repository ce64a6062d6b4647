"""Cases to count, and what a page of figures says of them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.test import Client

from accounts.models import User
from cases.models import Case, Court, Docket, Fact, Filing, Ground
from patents.models import Patent
from tests.api.field import Field
from timelines.models import TimelineEvent

FILED = date(2024, 5, 3)


def everybodys() -> tuple[object, User]:
    user, _ = User.objects.get_or_create(username="reader")
    return Case.objects.visible_to(user).suits(), user


def starts(case: Case, edtf: str, earliest: date | None, latest: date | None) -> Case:
    case.filed_on, case.filed_earliest, case.filed_latest = edtf, earliest, latest
    case.save()
    return case


def happens(case: Case, kind: str, first: date, last: date | None = None, *, disputed: bool = False) -> None:
    TimelineEvent.objects.create(
        scope=case.key, key=f"{kind}/{TimelineEvent.objects.count()}", case=case, kind=kind, lane="court", title=kind,
        on=first.isoformat(), earliest=first, latest=last or first, modality="stated", disputed=disputed,
    )  # fmt: skip


def mixed_cases(field: Field) -> Field:
    """Cases of every sort: known, bounded and open years, no posture, two courts, times untold for each reason."""
    cases = field.cases(16)
    starts(cases[0], "../2024-05-03", None, FILED)
    starts(cases[1], "2022/2023", date(2022, 1, 1), date(2023, 12, 31))
    starts(cases[2], "2021", date(2021, 1, 1), date(2021, 12, 31))
    starts(cases[3], "", None, None)
    starts(cases[4], "2019-02-01", date(2019, 2, 1), date(2019, 2, 1))
    Case.objects.filter(pk=cases[5].pk).update(posture="")
    Case.objects.filter(pk=cases[6].pk).update(posture="ipr")
    other = Court.objects.create(id="cand", name="Northern District", short="N.D. Cal.")
    Docket.objects.create(case=cases[7], court=other, key="cand/24-cv-00900", number="5:24-cv-00900")
    for n, case in enumerate(cases):
        happens(case, "dismissal", FILED + timedelta(days=100 + 10 * n))
    happens(cases[15], "dismissal", FILED + timedelta(days=900))  # a second one: the first counts
    happens(cases[8], "judgment", FILED + timedelta(days=300))
    happens(cases[9], "judgment", FILED + timedelta(days=310), FILED + timedelta(days=340))
    happens(cases[10], "judgment", FILED + timedelta(days=320), disputed=True)
    happens(cases[11], "judgment", FILED - timedelta(days=2))
    happens(cases[0], "judgment", FILED + timedelta(days=50))
    patent = Patent.objects.get(number="7000006")
    for number, (stage, claims) in enumerate([("instituted", [1, 2]), ("instituted", [2, 3]), ("", [9])], 2):
        Ground.objects.create(
            case=cases[6], number=number, patent=patent, claims=claims, basis="103", stage=stage
        )
    held = ((1, "unpatentable"), (1, "unpatentable"), (2, "unpatentable"), (3, "not_unpatentable"))
    for n, (claim, status) in enumerate(held):
        Fact.objects.create(
            filing=Filing.objects.filter(docket__case=cases[6])[0], scope="patent:7000006", subject=f"claim:{claim}",
            slot="outcome", value={"status": status}, pointer="/title", start=n, end=5, quote="claim", fingerprint=str(n),
        )  # fmt: skip
    return field


def numbered_links(page: str) -> Iterator[tuple[int, str]]:
    """Every number of the page that is a link, with the address: in tables, in charts, in what is left out."""
    for address, text in re.findall(r'<a href="(/[^"]*\?[^"]*)"[^>]*>(.*?)</a>', page, re.S):
        words = re.sub(r"<title>.*?</title>|<[^>]+>", " ", text).split()
        if words and re.fullmatch(r"[\d,]+", words[-1]):
            yield int(words[-1].replace(",", "")), address.replace("&amp;", "&")


def rows_shown(client: Client, address: str) -> int:
    page = client.get(address).content.decode()
    found = re.search(r'<h1>.*?<span class="n">\s*(?:<a[^>]*>)?([\d,]+)', page, re.S)
    assert found, address
    return int(found[1].replace(",", ""))
