"""Every page that is measured, by name: lists and figures as people narrow them, and of each single thing the largest."""

from collections.abc import Iterator

from django.db.models import Count, Model

from cases.columns import COLUMNS
from cases.models import Case, CaseParty, CasePatent, Docket, DocketEntry, Fact, Filing, Value
from parties.models import Attorney, Firm, Party
from patents.models import Patent

LISTS = {
    "today": "/",
    "cases": "/cases/",
    "cases, page 40": "/cases/?page=40",
    "cases, the last page": "/cases/?page=last",
    "cases, earliest first": "/cases/?sort=oldest",
    "cases by caption": "/cases/?sort=caption",
    "cases by number": "/cases/?sort=number",
    "cases lately changed": "/cases/?sort=updated",
    "cases, every column": "/cases/?" + "&".join(f"columns={column.name}" for column in COLUMNS),
    "cases of a court": "/cases/?court=txed",
    "cases of a small court": "/cases/?court=vaed",
    "cases with words": "/cases/?q=osprey",
    "cases with words of few": "/cases/?q=osprey+beacon+12",
    "cases with words of none": "/cases/?q=zzzz",
    "cases of a number": "/cases/?number=2:15-cv-00100",
    "cases of a posture": "/cases/?posture=ipr",
    "cases at a stage": "/cases/?stage=verdict",
    "cases at the first stage": "/cases/?stage=pleadings",
    "cases closed": "/cases/?stage=closed",
    "cases with an event": "/cases/?event=claim_construction_order",
    "cases with one event, without another": "/cases/?event=verdict&no_event=judgment",
    "cases without an event": "/cases/?no_event=answer",
    "cases filed between": "/cases/?filed_after=2018-01-01&filed_before=2020-12-31",
    "cases filed in a month": "/cases/?filed_after=2018-01-01&filed_before=2018-01-31",
    "cases of a party": "/cases/?party=osprey",
    "cases of a patentee": "/cases/?patentee=osprey",
    "cases without a party": "/cases/?not_party=osprey",
    "cases of a role": "/cases/?role=plaintiff",
    "cases of a judge": "/cases/?judge=Ada+Abbott",
    "cases of a firm": "/cases/?firm=Birch",
    "cases of a product": "/cases/?product=thermostat",
    "cases of a claim": "/cases/?claim=1",
    "cases of a family": "/cases/?family=9000001",
    "cases with a tag": "/cases/?tag=watch",
    "cases assigned": "/cases/?assigned=bench",
    "cases with questions": "/cases/?open_questions=true",
    "cases of a nature": "/cases/?nature_of_suit=830",
    "cases active since": "/cases/?last_entry_after=2024-01-01",
    "cases of a court, stage and years": "/cases/?court=txed&stage=verdict&filed_after=2018-01-01&filed_before=2020-12-31",
    "cases of a court, party and event": "/cases/?court=ded&party=osprey&event=claim_construction_order&sort=caption",
    "cases, nonsense": "/cases/?stage=nonsense&filed_after=yesterday",
    "patents": "/patents/",
    "patents, page 100": "/patents/?page=100",
    "patents with words": "/patents/?q=antenna",
    "patents of an owner": "/patents/?q=osprey",
    "parties": "/parties/",
    "parties, page 400": "/parties/?page=400",
    "parties by name": "/parties/?q=osprey",
    "judges": "/judges/",
    "judges by name": "/judges/?q=abbott",
    "filings": "/filings/",
    "filings, page 400": "/filings/?page=400",
    "filings received": "/filings/?status=received",
    "filings' rows": "/filings/rows/",
    "review": "/review/",
    "review, page 40": "/review/?page=40",
    "search box": "/find/?q=osprey",
    "search box, two words": "/find/?q=osprey+beacon",
    "search box, a letter": "/find/?q=a",
    "search box, nothing found": "/find/?q=zzzzqqq",
    "search box, a short number": "/find/?q=15-100",
    "search box, hostile": "/find/?q=%25%27%3B--%3Cscript%3E_%25%5C",
    "search box, long": "/find/?q=" + "osprey+" * 28,
    "search box, in words": "/find/?in=words&q=claim+construction",
    "search box, in a name": "/find/?in=words&q=osprey",
    "account": "/account/",
    "figures": "/analytics/",
    "days to milestones": "/analytics/?part=times",
    "figures of a court": "/analytics/?court=txed",
    "figures of a party": "/analytics/?party=osprey",
    "grounds counted": "/analytics/grounds/?ground_stage=petition",
    "claims counted": "/analytics/grounds/?ground_stage=petition&by=claim",
    "outcomes counted": "/analytics/outcomes/",
    "cases, some hundreds, every facet": "/cases/?court=vaed&counts=all",
    "opened lately": "/find/opened/",
    "rows of a year": "/cases/?filed_in=2018",
    "rows of a time": "/cases/?time_to=verdict",
    "rows of no time": "/cases/?no_time_to=judgment/before",
    "rows of no year": "/cases/?filing_year_known=false",
    "rows of grounds": "/cases/?ground_stage=petition",
    "first rows as CSV": "/cases/export.csv?court=txed",
}


def _most(rows: type[Model], of: str) -> int:
    """The id of what most of these rows are of; of several with as many, the oldest."""
    counted = rows._default_manager.order_by().values_list(of).annotate(n=Count("pk")).order_by("-n", of)
    return int(counted[0][0])


def busiest() -> Iterator[tuple[str, str]]:
    """Pages of one thing: the largest there is of each, and of cases a usual one too."""
    long = Case.objects.get(pk=_most(DocketEntry, "docket__case"))
    there, usual = long.get_absolute_url(), Case.objects.suits().order_by("pk")[1000 % Case.objects.count()]
    yield "usual case", usual.get_absolute_url()
    yield "longest docket", there
    yield "its last page", f"{there}?docket_page=30"
    yield "its words", f"{there}?words=motion"
    yield "its motions", f"{there}?entry_kind=motion"
    yield "its years", f"{there}?from=2018&to=2019"
    yield "its memo", f"{there}memo/"
    yield "its timeline as SVG", f"{there}timeline.svg"
    board = Docket.objects.filter(court="ptab").order_by("pk")[0]
    yield "a trial", board.case.get_absolute_url()
    patent = Patent.objects.get(pk=_most(CasePatent, "patent"))
    yield "most litigated patent", patent.get_absolute_url()
    yield "its campaign", f"/cases/?patent={patent.number}"
    yield "its claim 1", f"/cases/?patent={patent.number}&claim=1"
    yield "figures of its campaign", f"/analytics/?patent={patent.number}"
    yield "busiest party", Party.objects.get(pk=_most(CaseParty, "party")).get_absolute_url()
    for name, model in (("attorney", Attorney), ("firm", Firm)):
        who = model.objects.annotate(n=Count("appearances")).order_by("-n", "pk")[0]
        yield f"busiest {name}", f"/parties/{name}s/{who.pk}/"
    judge = Fact.objects.filter(slot="judge", scope__startswith="docket:txed/").order_by("pk")[0]
    yield "a judge", f"/judges/txed/{judge.value}/"
    yield "a filing", Filing.objects.filter(kind="complaint").order_by("-pk")[0].get_absolute_url()
    yield "an open value", f"/values/{Value.objects.filter(state='open').order_by('pk')[0].pk}/"
