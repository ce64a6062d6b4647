"""Rows for tests: a case with everything in it, as often as wanted."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from cases.ledger.joins import SAME_PARTY
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
    PartyProposal,
    Proposal,
    Question,
    Ruling,
    Value,
)
from desk.models import Note, Tag
from parties.models import Attorney, Firm, Party, PartyName, PartyRelation
from patents.models import Claim, Patent
from timelines.models import EventEntry, TimelineEvent


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
        PartyRelation.objects.create(party=maker, relation="parent", written=f"Owner {n}", key=owner.key)
        PartyProposal.objects.create(party=maker, into=owner, evidence=[{"for": True, "says": "alike"}])
        self._papers(case, docket, n)
        self._mention(case, n)
        self._decided(case, n)
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
        self._argued(filing, n)
        day = date(2024, 5, 3)
        event = TimelineEvent.objects.create(
            scope=case.key, key="complaint_filed", case=case, kind="complaint_filed", lane="court", title="Complaint",
            on="2024-05-03", earliest=day, latest=day, modality="stated", fact=fact,
        )  # fmt: skip
        EventEntry.objects.create(event=event, entry=docket.entries.get(), case=case)

    def _argued(self, filing: Filing, n: int) -> None:
        """A term with both sides' positions, and a chart of claim 1."""
        positions = [
            {"party": f"{who} {n}", "forum": "district_court", "text": "plain"} for who in ("Owner", "Maker")
        ]
        term = {"term": f"thing number {n}", "positions": positions, "construction": "an object"}
        chart = {
            "theory_of": f"Owner {n}",
            "rows": [{"element": "a thing", "feature": "Box", "patent_cite": "2:1-5"}],
        }
        about = {"scope": f"patent:{7000000 + n}", "start": 0, "end": 4, "quote": "Filed"}
        for subject, slot, value in ((f"term:thing number {n}", "term", term), ("claim:1", "charted", chart)):
            Fact.objects.create(
                **about, filing=filing, subject=subject, slot=slot, value=value, pointer=f"/{slot}s/0",
                fingerprint=f"{slot}/{n}",
            )  # fmt: skip

    def _decided(self, case: Case, n: int) -> None:
        """What people ruled, joined, withdrew, noted and tagged."""
        who = {"by": self.editor}
        Ruling.objects.create(kind="enter", scope=case.key, slot="caption", value="X", reason="seen", **who)
        Ruling.objects.create(
            kind="confirm", scope=f"party:maker {n} gmbh", slot=SAME_PARTY, value=f"party:maker {n}", **who
        )
        blob = Blob.objects.create(sha256=f"{n:063x}w", size=1)
        Filing.objects.create(blob=blob, name="wrong.txt", status="withdrawn")
        Note.objects.create(case=case, text=f"Look at {n}.", **who)
        Tag.objects.create(case=case, name=f"tag {n}", **who)

    def _mention(self, case: Case, n: int) -> None:
        mention = Case.objects.create(key=f"mention:owner {n}|maker {n}||", caption=f"Owner {n} v. Maker {n}")
        CaseRelation.objects.create(case=case, other=mention, relation="same_patents")
        Proposal.objects.create(
            mention=mention, case=case, evidence=[{"for": True, "says": "the same parties"}]
        )
