"""What makes lines of several dockets one act: an order entered in four member cases was made once.

Two lines are the same act when they have the same document (the court's system numbers it once, wherever it is entered),
or when they read alike, of one court and one day, and either say themselves which cases they were entered in ("Associated
Cases: …", as CM/ECF writes) or are the court's own acts in cases it tries together (Fed. R. Civ. P. 42(a), 28 U.S.C. 1407).
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Q, QuerySet

from cases.ledger import scopes
from cases.ledger.drafts import Draft
from cases.ledger.entries import text_key
from cases.models import CaseRelation, DocketEntry
from cases.projection.means import means
from law.names import fold

OF_THE_COURT = frozenset(
    {"order", "hearing", "claim_construction_order", "claim_construction_hearing", "scheduling_order", "stay_order",
     "transfer", "consolidation", "reassignment", "dismissal", "judgment", "verdict", "report_and_recommendation"}
)  # fmt: skip
TOGETHER = frozenset({"lead", "member", "mdl"})
ASSOCIATED = "associated cases:"
_NO_LETTER = re.compile("[^a-z]+")
LETTERS = 40  # of an act's text: fewer are every order's ("ORDER granting Motion")
BUCKETS = 256  # locks for acts still to come: a long docket sheet must not take a lock for each of its lines
ENTERED = "entered"  # kind of these locks' names


def act(kind: str, court: str, day: str, text: str) -> str:
    """The name of the act a line records, the same in every docket it may be entered in; empty where its words cannot tell.
    Digits are left out: each docket gives the motion that is decided its own number."""
    if not day or kind not in OF_THE_COURT and ASSOCIATED not in fold(text).casefold():
        return ""
    plain = fold(text).casefold()
    letters = _NO_LETTER.sub("", plain) if plain.isascii() else "".join(filter(str.isalpha, plain))
    if len(letters) < LETTERS:
        return ""
    return hashlib.sha256(f"{court}|{day}|{letters}".encode()).hexdigest()[:16]


def marks(drafts: Iterable[Draft]) -> set[str]:
    """Names under which the lines among these facts are locked, before it is known which other dockets have them too."""
    found: set[str] = set()
    for draft in drafts:
        if draft.slot == "entry":
            court = scopes.split(draft.scope)[1].partition("/")[0]
            text = next(
                (str(draft.value[k]) for k in ("text", "title", "short_text") if k in draft.value), ""
            )
            kind = means(text, court).kind
            days = {str(draft.value[k]) for k in ("filed_on", "entered_on") if k in draft.value}
            found |= {act(kind, court, day, text) for day in days} | {
                str(draft.value.get("pacer_doc_id", ""))
            }
    return {f"{ENTERED}:{mark}" for mark in found if mark}


def marks_of(entry: DocketEntry) -> set[str]:
    """The same names for a line as it stands."""
    return {f"{ENTERED}:{mark}" for mark in (entry.act, entry.pacer_doc_id) if mark}


def bucket(mark: str) -> str:
    """The lock that stands for a mark."""
    return f"{ENTERED}:{int(hashlib.sha256(mark.encode()).hexdigest()[:8], 16) % BUCKETS}"


def bearing(documents: Iterable[str], acts: Iterable[str]) -> QuerySet[DocketEntry]:
    """The lines with one of these documents or acts."""
    has_document = Q(pacer_doc_id__in=set(documents) - {""}) & ~Q(pacer_doc_id="")
    return DocketEntry.objects.filter(has_document | Q(act__in=set(acts) - {""}) & ~Q(act=""))


def one_act(entries: Sequence[DocketEntry]) -> list[list[DocketEntry]]:
    """Those of these lines (with their dockets) that record one act in several dockets, together; in the courts' order."""
    ordered = sorted(entries, key=lambda e: (e.docket.key, e.place, e.key))
    group = {e.pk: {e.pk} for e in ordered}
    for one, two in _pairs(ordered):
        if group[one.pk] is not group[two.pk]:
            group[one.pk] |= group[two.pk]
            for pk in group[two.pk]:
                group[pk] = group[one.pk]
    rows = {e.pk: e for e in ordered}
    whole = {min(pks): [rows[e.pk] for e in ordered if e.pk in pks] for pks in group.values() if len(pks) > 1}
    return list(whole.values())


def _pairs(ordered: Sequence[DocketEntry]) -> Iterable[tuple[DocketEntry, DocketEntry]]:
    """Neighbours that are one act. Of two lines of one docket that read alike, the first is the other dockets' first."""
    alike: dict[tuple[str, str, int], list[DocketEntry]] = defaultdict(list)
    turn: dict[tuple[int, str], int] = defaultdict(int)
    for e in ordered:
        if e.pacer_doc_id:
            alike[e.docket.court_id, e.pacer_doc_id, 0].append(e)
        if e.act:
            turn[e.docket_id, e.act] += 1
            alike[e.docket.court_id, e.act, turn[e.docket_id, e.act]].append(e)
    kin = _kin(
        {e.docket.case_id for (_, mark, n), same in alike.items() if n and len(same) > 1 for e in same}
    )
    for (_, _, n), same in alike.items():
        for i, one in enumerate(same):
            for two in same[i + 1 :]:
                if not n or _associated(one, two) or _by_the_court(one, two, kin):
                    yield one, two


def _associated(one: DocketEntry, two: DocketEntry) -> bool:
    said = ASSOCIATED in one.text.casefold() and ASSOCIATED in two.text.casefold()
    return said and text_key(one.text) == text_key(two.text)


def _by_the_court(one: DocketEntry, two: DocketEntry, kin: Mapping[int, set[int]]) -> bool:
    a, b = one.docket.case_id, two.docket.case_id
    return one.kind in OF_THE_COURT and two.kind in OF_THE_COURT and bool(kin.get(a, {a}) & kin.get(b, {b}))


def _kin(cases: Iterable[int]) -> dict[int, set[int]]:
    """For each case itself and the cases it is tried with; of a case that was joined to another, that other."""
    wanted = set(cases)
    found = {pk: {pk} for pk in wanted}
    ends = ("case_id", "other_id", "case__merged_into", "other__merged_into")
    about = (
        Q(case__in=wanted)
        | Q(other__in=wanted)
        | Q(case__merged_into__in=wanted)
        | Q(other__merged_into__in=wanted)
    )
    told = (
        CaseRelation.objects.filter(about, relation__in=TOGETHER) if wanted else CaseRelation.objects.none()
    )
    for case, other, case_into, other_into in told.values_list(*ends):
        one, two = case_into or case, other_into or other
        for a, b in ((one, two), (two, one)):
            if a in found:
                found[a].add(b)
    return found
