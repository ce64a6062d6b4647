"""What changed in somebody's cases since they last looked, case by case: new things counted, edits as a redline."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from accounts.models import User
from cases.models import Accusation, Case, CaseParty, CasePatent, DocketEntry, Ground
from desk.keeping import followed
from desk.models import LastLooked
from law.dates import shown
from timelines.models import Change, TimelineEvent

LATELY = 600  # newest changes looked at
SHOWN = 12  # cases
EDITS = 8  # of one case
CUT = 240  # characters of an old or a new text
# Several names for what a filing brings; kinds that only repeat another's news are left out.
WORDS = {
    "event": ("event", "events"), "docket_entry": ("docket entry", "docket entries"),
    "party": ("party", "parties"), "case_party": ("party", "parties"), "case_patent": ("patent", "patents"),
    "accusation": ("accusation", "accusations"), "ground": ("ground", "grounds"),
    "relation": ("related case", "related cases"),
}  # fmt: skip
ACTIONS = {"created": "new", "updated": "changed", "deleted": "removed", "merged": "joined"}
# What a reader sees change, by kind; columns that only serve sorting, or lead to sources, are left out.
TOLD: Mapping[str, Mapping[str, str]] = {
    "case": {
        "caption": "Caption", "filed_on": "Filed", "posture": "Posture", "terminated_on": "Closed", "cause": "Cause",
        "jury_demand": "Jury demand",
    },
    "event": {"title": "", "on": "date"},
    "docket_entry": {"text": "", "filed_on": "date"},
    "case_party": {"role": "role", "side": "side"},
    "case_patent": {"claims": "claims asserted"},
    "ground": {"claims": "claims", "basis": "basis", "stage": "stage"},
    "accusation": {"products": "products", "willful": "willfulness"},
}  # fmt: skip
DATES = frozenset({"filed_on", "terminated_on", "on"})


@dataclass(slots=True)
class Edit:
    """One value that was replaced: what it is of, the old words and the new."""

    what: str
    old: str
    new: str


@dataclass(slots=True)
class News:
    """What changed in one case. `left` is how many edits are not shown."""

    case: Case
    at: datetime
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    edits: list[Edit] = field(default_factory=list)
    left: int = 0

    @property
    def words(self) -> list[str]:
        """`3 new events`, `1 changed party`, most first."""
        found = []
        for (kind, action), n in sorted(self.counts.items(), key=lambda item: (-item[1], item[0])):
            found.append(f"{n} {ACTIONS[action]} {WORDS[kind][n > 1]}")
        return found


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The news of one person. `own`: of the cases they follow, else of all; `position`: how far these news go;
    `more`: whether there are older ones, not shown."""

    news: Sequence[News]
    own: bool
    position: int
    since: datetime | None
    more: bool


def bulletin(user: User) -> Bulletin:
    """Newest first; at most one query for each kind of thing edited, however much changed."""
    mine = followed(user)
    looked = LastLooked.objects.visible_to(user).first()
    rows = Change.objects.exclude(case_id=None).visible_to(user)
    if mine is not None:
        rows = rows.filter(case_id__in=mine.order_by().values("pk"))
    if looked:
        rows = rows.filter(Q(position__gt=looked.position) | Q(position=None))
    changes = list(rows.select_related("revision").order_by("-id")[:LATELY])
    found = _by_case(changes, user)
    # Of the rows that were read, not of the feed: what is stamped meanwhile stays news.
    position = max((c.position or 0 for c in changes), default=0)
    more = len(changes) == LATELY or len(found) > SHOWN
    return Bulletin(found[:SHOWN], mine is not None, position, looked.at if looked else None, more)


def _by_case(changes: Sequence[Change], user: User) -> list[News]:
    cases: dict[int, Case] = Case.objects.visible_to(user).suits().in_bulk({c.case_id for c in changes})
    made = {(c.kind, c.subject_id) for c in changes if c.action == Change.Action.CREATED}
    found: dict[int, News] = {}
    for change in changes:
        case = cases.get(change.case_id)
        if case is None:
            continue
        one = found.setdefault(case.pk, News(case, change.at))
        grown = change.action == Change.Action.UPDATED and (change.kind, change.subject_id) in made
        if change.kind in WORDS and not grown:
            one.counts[change.kind, change.action] += 1
    _redline(found, [c for c in changes if (c.kind, c.subject_id) not in made], user)
    return [
        one for one in found.values() if one.counts or one.edits
    ]  # what changed back, or beneath, is no news


def _redline(found: Mapping[int, News], changes: Sequence[Change], user: User) -> None:
    """What was replaced several times is told once: by what stood first and what stands last."""
    first: dict[tuple[int, str, int, str], Any] = {}
    last: dict[tuple[int, str, int, str], Any] = {}
    for change in reversed(changes):
        revision: Any = getattr(change, "revision", None)
        for name in TOLD.get(change.kind, {}) if revision else ():
            if name in revision.before and name in revision.after:
                mark = (change.case_id, change.kind, change.subject_id, name)
                first.setdefault(mark, revision.before[name])
                last[mark] = revision.after[name]
    names = _names({(kind, pk) for _, kind, pk, _ in first}, user)
    for mark in first:
        case_id, kind, pk, name = mark
        old, new = _said(name, first[mark]), _said(name, last[mark])
        if old == new or case_id not in found or (kind != "case" and (kind, pk) not in names):
            continue
        one = found[case_id]
        if len(one.edits) == EDITS:
            one.left += 1
            continue
        label = TOLD[kind][name]
        what = label if kind == "case" else f"{names[kind, pk]}, {label}" if label else ""
        one.edits.append(Edit(what, old, new))


def _names(subjects: set[tuple[str, int]], user: User) -> dict[tuple[str, int], str]:
    """What is edited, in words, where it still stands and may be seen."""
    found: dict[tuple[str, int], str] = {}
    for kind, rows, name in (
        ("event", TimelineEvent.objects.defer("fact"), lambda e: e.title),
        ("docket_entry", DocketEntry.objects.all(), lambda e: f"Entry {e.number}" if e.number else "Entry"),
        ("case_party", CaseParty.objects.select_related("party"), lambda p: str(p.party)),
        ("case_patent", CasePatent.objects.select_related("patent"), lambda p: f"{p.patent.short} patent"),
        ("ground", Ground.objects.all(), lambda g: f"Ground {g.number}"),
        ("accusation", Accusation.objects.select_related("challenger"), lambda a: f"Against {a.challenger}"),
    ):
        ids = {pk for known, pk in subjects if known == kind}
        found |= {(kind, row.pk): name(row)[:CUT] for row in rows.filter(pk__in=ids).visible_to(user)}
    return found


def _said(name: str, value: Any) -> str:
    """A value as the redline prints it."""
    if value is None or value == "" or value == []:
        return ""
    if name in DATES:
        return shown(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value).replace("_", " ")
    return text if len(text) <= CUT else f"{text[:CUT]}…"
