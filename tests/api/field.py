"""Rows for tests: a case with everything in it, as often as wanted."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.models import (
    Accusation,
    Appearance,
    Blob,
    Case,
    CaseParty,
    CasePatent,
    CaseRelation,
    Court,
    Docket,
    DocketEntry,
    DocketNumber,
    Document,
    Fact,
    Filing,
    Ground,
    Proposal,
    Question,
    Ruling,
    Value,
)
from parties.models import Attorney, Firm, Party, PartyName
from patents.models import Claim, Patent
from timelines.models import TimelineEvent


class Field:
    """Makes cases that differ in their numbers alone; `case(n)` is the n-th."""

    def __init__(self) -> None:
        self.editor, _ = User.objects.get_or_create(username="editor")
        self.court, _ = Court.objects.get_or_create(
            id="txwd", defaults={"name": "Western District", "short": "W.D. Tex."}
        )

    def cases(self, count: int) -> list[Case]:
        return [self.case(n) for n in range(1, count + 1)]

    def case(self, n: int) -> Case:
        number = f"7:24-cv-{n:05}"
        case = Case.objects.create(
            key=f"docket:txwd/{number}", caption=f"Owner {n} v. Maker {n}", posture="infringement", filed_on="2024-05-03",
            filed_earliest=date(2024, 5, 3), filed_latest=date(2024, 5, 3), mentioned_only=False,
        )  # fmt: skip
        docket = Docket.objects.create(case=case, court=self.court, key=f"txwd/{number}", number=number)
        DocketNumber.objects.create(docket=docket, number=number, core=number[2:])
        patent = Patent.objects.create(number=str(7000000 + n), title=f"Thing {n}")
        Claim.objects.create(patent=patent, number=1, elements=[{"label": "1a", "text": "a thing"}])
        owner, maker = (self._party(f"{what} {n}") for what in ("Owner", "Maker"))
        CaseParty.objects.create(case=case, party=owner, role="plaintiff", side="patentee")
        CaseParty.objects.create(case=case, party=maker, role="defendant", side="challenger")
        CasePatent.objects.create(case=case, patent=patent, claims=[1, 5])
        Accusation.objects.create(
            case=case, patent=patent, patentee=owner, challenger=maker, count=1, products=["Box"]
        )
        Ground.objects.create(case=case, number=1, patent=patent, claims=[1], basis="103", stage="petition")
        entry = DocketEntry.objects.create(
            docket=docket, key="1", number=1, filed_on="2024-05-03", text="COMPLAINT"
        )
        Document.objects.create(entry=entry, number=0, text="Main document")
        attorney = Attorney.objects.create(key=f"TX {n}", name=f"Counsel {n}")
        firm = Firm.objects.create(key=f"firm {n}", name=f"Firm {n}")
        Appearance.objects.create(case=case, attorney=attorney, firm=firm, role="plaintiff")
        Question.objects.create(scope=case.key, key=str(n), says="two numbers", state="open")
        self._papers(case, docket, n)
        self._mention(case, n)
        Ruling.objects.create(
            kind="enter", scope=case.key, slot="caption", value="X", reason="seen", by=self.editor
        )
        return case

    def _party(self, name: str) -> Party:
        party = Party.objects.create(key=name.lower(), name=name)
        PartyName.objects.create(party=party, written=name, kind="name")
        return party

    def _papers(self, case: Case, docket: Docket, n: int) -> None:
        blob = Blob.objects.create(sha256=f"{n:064x}", size=1)
        filing = Filing.objects.create(
            blob=blob,
            docket=docket,
            name=f"{n}.txt",
            status="done",
            kind="complaint",
            finished_at=timezone.now(),
        )
        fact = Fact.objects.create(
            filing=filing, scope=case.key, slot="event", pointer="/events/0",
            value={"on": "2024-05-03", "kind": "complaint_filed", "title": "Complaint"}, start=0, end=4, quote="Filed",
            fingerprint=f"{n:064x}",
        )  # fmt: skip
        Value.objects.create(
            scope=case.key, slot="posture", value="infringement", state="open", rule="needs a person", fact=fact, sources=1,
            others=1,
        )  # fmt: skip
        day = date(2024, 5, 3)
        TimelineEvent.objects.create(
            scope=case.key, key="complaint_filed", case=case, kind="complaint_filed", lane="court", title="Complaint",
            on="2024-05-03", earliest=day, latest=day, modality="stated", fact=fact,
        )  # fmt: skip

    def _mention(self, case: Case, n: int) -> None:
        mention = Case.objects.create(key=f"mention:owner {n}|maker {n}||", caption=f"Owner {n} v. Maker {n}")
        CaseRelation.objects.create(case=case, other=mention, relation="same_patents")
        Proposal.objects.create(
            mention=mention, case=case, evidence=[{"for": True, "says": "the same parties"}]
        )
