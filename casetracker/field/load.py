"""Filling an empty database with a generated field."""

from collections.abc import Callable

from django.db import connection, transaction

from cases import models as c
from cases.paper_words import keep_words
from casetracker.field.copying import copy
from casetracker.field.shape import suits
from casetracker.field.telling import Told
from casetracker.field.words import COURTS
from law.courts import COURTS as KNOWN
from parties.models import Attorney, Firm, Party, PartyName
from patents.models import Patent
from timelines.models import TimelineEvent
from timelines.reached import keep_stages
from timelines.stamper import stamp
from web.errors import Refused

Tell = Callable[[str, int], None]  # the table, and how many rows it got
NOT_EMPTY = "There are cases here: a generated field fills an empty database only. Make one, and name it in DATABASE_URL."
# table | columns | the method of Told that makes its rows; in the order of their foreign keys
TABLES = (
    (c.Case, "id key caption posture filed_on filed_earliest filed_latest jury_demand nature_of_suit cause terminated_on"
     " mentioned_only merged_into_id open_questions updated_at", "cases"),
    (c.Docket, "id case_id court_id key number", "dockets"),
    (c.DocketNumber, "id docket_id number core", "numbers"),
    (c.CaseRelation, "id case_id other_id relation on sources", "relations"),
    (Party, "id key name updated_at", "parties"),
    (PartyName, "id party_id written kind first_on last_on", "party_names"),
    (Attorney, "id key name", "attorneys"),
    (Firm, "id key name", "firms"),
    (Patent, "id number title issued_on priority_on filed_on application_number owner publications expiry_certainty"
     " expiry_working updated_at", "patent_rows"),
    (c.Appearance, "id case_id attorney_id firm_id role first_on last_on", "appearances"),
    (c.CaseParty, "id case_id party_id role side", "case_parties"),
    (c.CasePatent, "id case_id patent_id claims claims_elsewhere specificity", "case_patents"),
    (c.Accusation, "id case_id patent_id patentee_id challenger_id count products theories willful", "accusations"),
    (c.Ground, "id case_id number patent_id claims basis references stage", "grounds"),
    (c.Blob, "sha256 size", "blobs"),
    (c.Filing, "id blob_id docket_id name status problem kind title filed_on received_at finished_at attempts"
     " reader_version", "filings"),
    (c.FilingText, "filing_id text pages reading", "texts"),
    (c.Fact, "id filing_id scope subject slot value pointer start end quote modality fingerprint", "facts"),
    (c.Value, "id scope subject slot value state rule fact_id sources others", "values"),
    (c.DocketEntry, "id docket_id key number filed_on entered_on text short_text place pacer_doc_id sealed kind motion"
     " disposition answers due patents fact_id act", "entries"),
    (c.Document, "id entry_id number text pages pacer_doc_id sealed", "documents"),
    (TimelineEvent, "id scope key case_id kind lane title on earliest latest qualifier modality party fact_id sources"
     " disputed", "events"),
)  # fmt: skip


def fill(cases: int, entries: int, seed: int, tell: Tell = lambda table, rows: None) -> None:
    """Load a field of so many cases and entries, whole or not at all; the feed tells of every row. Raises Refused where
    there are cases already, shape.Impossible where no docket can be so long or so short."""
    rows = Told(suits(cases, entries, seed), seed)
    with transaction.atomic():
        if c.Case.objects.exists():
            raise Refused(NOT_EMPTY)
        for court in COURTS:
            c.Court.objects.update_or_create(
                pk=court, defaults={"name": KNOWN[court].name, "short": KNOWN[court].short}
            )
        for model, columns, method in TABLES:
            tell(str(model._meta.verbose_name_plural), copy(model, columns, getattr(rows, method)()))
        keep_stages()
        keep_words(*c.FilingText.objects.values_list("pk", flat=True))
    if not connection.in_atomic_block:  # tests roll back what nobody may give a position
        stamp()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
