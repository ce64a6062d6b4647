"""The memo of a case as data: sections I to VII, in the order in which analysts write them, and the sources."""

from datetime import datetime

from accounts.models import User
from cases.models import Case, FilingText
from desk.memo import allegations as four
from desk.memo.accused import accused
from desk.memo.document import Memo, Section, plain
from desk.memo.gather import gather
from desk.memo.open_questions import open_questions
from desk.memo.other import other
from desk.memo.patents_in_suit import patents_in_suit
from desk.memo.procedural import procedural
from desk.memo.statements import Writer, listed
from desk.memo.terms import terms


def build(case: Case, user: User, as_of: datetime) -> Memo:
    """The memo of `case` as `user` may read it, `as_of` a moment in UTC. The same number of queries for any case.

    Nothing in it is composed: a line is a settled value, the wording of a filing, or the statement that none says it.
    """
    record = gather(case, user)
    w = Writer(record)
    sections = (
        Section("I", "Executive summary and procedural information", tuple(procedural(w))),
        Section("II", "Technology and patents", tuple(patents_in_suit(w))),
        Section("III", "The accused instrumentality", tuple(accused(w))),
        Section("IV", four.title(w), tuple(four.allegations(w))),
        Section("V", "Claim terms for construction", tuple(terms(w))),
        Section("VI", "Other allegations", tuple(other(w))),
        Section("VII", "Open questions", tuple(open_questions(w))),
    )
    cited = FilingText.objects.filter(filing__in=w.sources.filings).exclude(pages=[])
    pages = dict(cited.values_list("filing_id", "pages"))
    return Memo(
        caption=plain(case),
        number=listed(d.number for d in record.dockets),
        court=listed(dict.fromkeys(d.court.short for d in record.dockets)),
        as_of=f"{as_of:%Y-%m-%d %H:%M} UTC",
        filings=len(record.filings),
        sections=sections,
        sources=w.sources.listed(pages),
    )
