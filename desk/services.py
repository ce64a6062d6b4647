"""What people decide. Each decision is one transaction: who, when and why, then the record brought up to date.

All but a purge can be undone.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.db.models import Value as DbValue
from django.db.models.functions import Concat
from django.utils import timezone

from accounts.groups import may_edit
from accounts.models import User
from cases.ledger import scopes
from cases.ledger.applications import NUMBER, applications_of, patent_read_from, patents_of, read_by
from cases.ledger.filed import ASSIGNED, place_of
from cases.ledger.joins import SAME_CASE, SAME_PARTY, joined, joined_to
from cases.ledger.record import forget_facts
from cases.ledger.strangers import BELONGS
from cases.models import Case, CaseParty, Fact, Filing, PartyProposal, Proposal, Question, Ruling, Value
from desk import walls
from parties.models import Party
from patents.models import Patent
from timelines import changes
from timelines.services import file_again, in_turns, refresh, taken_out
from web.errors import NotAllowed, Refused

T = TypeVar("T")


def _decide(by: User, work: Callable[[], T]) -> T:
    if not may_edit(by):
        raise NotAllowed("Only editors may decide; ask one of them, or an administrator for the right.")
    return in_turns(transaction.atomic(work))


def choose(fact: Fact, *, by: User, reason: str = "") -> Ruling:
    """Let one source's value stand for its slot, whatever the ranks say. Replaces an earlier ruling on the slot."""
    return _rule(
        "choose", fact.scope, fact.subject, fact.slot, fact.value, fact.fingerprint, by=by, reason=reason
    )


def enter(value: Value, new: Any, *, by: User, reason: str) -> Ruling:
    """Enter a value that no source states. A reason is required, for it is all the next reader has to go by."""
    if not reason.strip():
        raise Refused("Say why: a value that no filing states needs a reason.")
    if type(new) is not type(value.value):
        raise Refused("The new value must be of the same kind as the one it replaces.")
    return _rule("enter", value.scope, value.subject, value.slot, new, "", by=by, reason=reason)


def answer(question: Question, says: str, *, by: User, reason: str = "") -> Ruling:
    """Answer a question: what is to be taken from the words in doubt, or that they stand as printed."""
    if not says.strip():
        raise Refused("Write the answer, or choose “as printed”.")
    if question.key.startswith("filing:"):
        if says.strip().casefold() not in ("yes", "no"):
            raise Refused("Does the filing belong to this docket? Answer yes or no.")
        belongs = says.strip().casefold() == "yes"
        return _rule("enter", question.scope, question.key, BELONGS, belongs, "", by=by, reason=reason)
    return _rule("enter", question.scope, question.key, "question", says.strip(), "", by=by, reason=reason)


def _rule(
    kind: str, scope: str, subject: str, slot: str, value: Any, fingerprint: str, *, by: User, reason: str
) -> Ruling:
    place = {"scope": scope, "subject": subject, "slot": slot}
    owner = place["scope"] = patent_read_from(scope) or joined_to(scope) or scope

    def work() -> Ruling:
        _standing(**place).update(undone_at=timezone.now())
        told = [owner, *joined(owner), *read_by([owner]).values()]
        seen = Fact.objects.filter(scope__in=told, subject=subject, slot__in=(slot, "begun_by"))
        ruling = Ruling.objects.create(
            **place, kind=kind, value=value, fingerprint=fingerprint,
            seen=sorted(seen.values_list("fingerprint", flat=True)), by=by, reason=reason.strip(),
        )  # fmt: skip
        refresh({owner, *_applications(owner, slot)})
        return ruling

    return _decide(by, work)


def _applications(scope: str, slot: str) -> set[str]:
    """The applications that a decision on this slot ties to the patent, or cuts off from it."""
    return applications_of(scope) if slot == NUMBER else set()


def _standing(**place: str) -> Any:
    return Ruling.objects.filter(**place, undone_at=None).exclude(kind__in=("confirm", "refuse"))


def decide(proposal: Proposal, *, confirm: bool, by: User, reason: str = "") -> Ruling:
    """Confirm that a suit only mentioned is this case, or refuse it."""
    return _join(
        "confirm" if confirm else "refuse",
        SAME_CASE,
        proposal.mention.key,
        proposal.case.key,
        by=by,
        reason=reason,
    )


def decide_party(proposal: PartyProposal, *, confirm: bool, by: User, reason: str = "") -> Ruling:
    """Confirm that two names are one party, or refuse it."""
    if confirm:
        return join_parties(proposal.party, proposal.into, by=by, reason=reason)
    ends = (f"{scopes.PARTY}:{p.key}" for p in (proposal.party, proposal.into))
    return _join("refuse", SAME_PARTY, *ends, by=by, reason=reason)


def join_cases(case: Case, into: Case, *, by: User, reason: str) -> Ruling:
    """Decide that two dockets are one case (a transfer, a case entered twice). Both addresses go on working."""
    if case.pk == into.pk or joined_to(into.key) or joined(case.key):
        raise Refused(
            "Join a case to another that is not itself joined, and to which nothing was joined yet."
        )
    return _join("confirm", SAME_CASE, case.key, into.key, by=by, reason=reason)


def join_parties(party: Party, into: Party, *, by: User, reason: str) -> Ruling:
    """Decide that two names are one party."""
    ends = scopes.PARTY + ":" + party.key, scopes.PARTY + ":" + into.key
    if party.pk == into.pk or joined_to(ends[1], SAME_PARTY) or joined(ends[0], SAME_PARTY):
        raise Refused(
            "Join a party to another that is not itself joined, and to which nothing was joined yet."
        )
    return _join("confirm", SAME_PARTY, *ends, by=by, reason=reason)


def _join(kind: str, slot: str, scope: str, into: str, *, by: User, reason: str) -> Ruling:
    def work() -> Ruling:
        if kind == "confirm" and slot == SAME_CASE:
            walls.share(scope, into)
        decided = Q(value=into) | Q(kind="confirm") if kind == "confirm" else Q(value=into)
        Ruling.objects.filter(decided, scope=scope, slot=slot, undone_at=None).update(
            undone_at=timezone.now()
        )
        ruling = Ruling.objects.create(
            kind=kind, scope=scope, slot=slot, value=into, by=by, reason=reason.strip()
        )
        refresh(_touched_by_join(scope, into, slot))
        return ruling

    return _decide(by, work)


def _touched_by_join(scope: str, into: str, slot: str) -> Iterable[str]:
    if slot == SAME_CASE:
        return {scope, into}
    keys = [scopes.split(s)[1] for s in (scope, into)]
    return {scope, into, *CaseParty.objects.filter(party__key__in=keys).values_list("case__key", flat=True)}


def assign(filing: Filing, case: Case, *, by: User, reason: str = "") -> Ruling:
    """Put a filing into a case: one that names no docket, or that a misprinted number led elsewhere. It is filed again
    from what was read of it; undoing puts it back where its own words say."""
    into = joined_to(case.key) or case.key
    if not into.startswith(f"{scopes.DOCKET}:"):
        raise Refused("A suit that is only mentioned has no docket; choose a case with a docket number.")

    def work() -> Ruling:
        held = Filing.objects.select_for_update().get(pk=filing.pk)
        if held.status != Filing.Status.DONE or not hasattr(held, "content"):
            raise Refused(
                f"This filing is {held.get_status_display()}; only one that was read can be put into a case."
            )
        place = {"scope": place_of(held), "slot": ASSIGNED}
        _standing(**place).update(undone_at=timezone.now())
        ruling = Ruling.objects.create(**place, kind="enter", value=into, by=by, reason=reason.strip())
        file_again(held)
        return ruling

    return _decide(by, work)


def undo(ruling: Ruling, *, by: User) -> Ruling:
    """Take a decision back; the record is again what the filings and the remaining rulings make it."""

    def work() -> Ruling:
        held = Ruling.objects.select_for_update().get(pk=ruling.pk)
        if held.undone_at:
            raise Refused("This decision was already undone.")
        held.undone_at = timezone.now()
        held.save(update_fields=["undone_at"])
        if held.slot == ASSIGNED:
            for filing in Filing.objects.filter(
                blob_id=held.scope.partition(":")[2], status=Filing.Status.DONE
            ):
                file_again(filing)
            return held
        refresh(
            _touched_by_join(held.scope, str(held.value), held.slot)
            if held.slot in (SAME_CASE, SAME_PARTY)
            else {held.scope, *_applications(held.scope, held.slot)}
        )
        return held

    return _decide(by, work)


def withdraw(filing: Filing, *, by: User, reason: str) -> Filing:
    """Take a filing out of the record (a wrong file): what it said is undone everywhere, and can be brought back. What a
    data set said is undone by and by, in the background."""

    def work() -> Filing:
        held = Filing.objects.select_for_update().get(pk=filing.pk)
        if held.status not in (Filing.Status.DONE, Filing.Status.NOT_UNDERSTOOD, Filing.Status.FAILED):
            raise Refused(
                f"This filing is {held.get_status_display()}; only one that was read can be withdrawn."
            )
        held.status, held.problem = (
            Filing.Status.WITHDRAWN,
            f"Withdrawn by {by}: {reason.strip() or 'no reason given'}",
        )
        held.save(update_fields=["status", "problem"])
        if hasattr(held, "bulk_load"):  # a data set speaks of more than one transaction can settle
            held.bulk_load.start_again()
        else:
            taken_out(held, set(held.facts.values_list("scope", flat=True)))
        return held

    return _decide(by, work)


def restore(filing: Filing, *, by: User) -> Filing:
    """Bring a withdrawn filing back: it is read again, as if it had just arrived."""

    def work() -> Filing:
        held = Filing.objects.select_for_update().get(pk=filing.pk)
        if held.status != Filing.Status.WITHDRAWN:
            raise Refused("Only a withdrawn filing can be brought back.")
        held.status, held.problem, held.attempts, held.claimed_at = Filing.Status.RECEIVED, "", 0, None
        held.save(update_fields=["status", "problem", "attempts", "claimed_at"])
        return held

    return _decide(by, work)


def _still_standing(filing: Filing) -> set[str]:
    """Of what a filing speaks of, the cases, patents and parties that stand by what others say."""
    said = filing.facts.order_by().values("scope")
    rows = ((Case, ""), (Patent, f"{scopes.PATENT}:"), (Party, f"{scopes.PARTY}:"))
    found: set[str] = set()
    for model, kind in rows:
        name = Concat(DbValue(kind), "number" if model is Patent else "key")
        found |= set(
            model._default_manager.annotate(scope=name).filter(scope__in=said).values_list("scope", flat=True)
        )
    return found


def purge(filing: Filing, *, by: User) -> Filing:
    """Remove a privileged or sealed filing for good: bytes, text, quotes. A tombstone stays, so that the same bytes are
    refused when they come again; this cannot be undone."""

    def work() -> Filing:
        held = Filing.objects.select_for_update().get(pk=filing.pk)
        load = getattr(held, "bulk_load", None)
        if load and (held.status != Filing.Status.WITHDRAWN or load.again_since):
            raise Refused("Withdraw this data set first, and wait until all that it said is undone.")
        touched = set() if load else set(held.facts.values_list("scope", flat=True))
        about = touched | patents_of(touched) or _still_standing(held)
        Ruling.objects.filter(fingerprint__in=held.facts.values("fingerprint")).update(
            undone_at=timezone.now(), value="", reason="", fingerprint=""
        )
        forget_facts(held)
        held.deliveries.update(name="purged")
        Filing.objects.filter(pk=held.pk).update(
            status=Filing.Status.PURGED, name="purged", title="", kind="", filed_on="", docket=None, says="",
            problem=f"Purged by {by} on {timezone.now():%Y-%m-%d}.",
        )  # fmt: skip
        type(held.content).objects.filter(filing=held).delete() if hasattr(held, "content") else None
        taken_out(held, touched)
        changes.forget_about(about)
        changes.forget("filing", [held.pk])
        transaction.on_commit(lambda: default_storage.delete(held.blob.path))
        return Filing.objects.get(pk=held.pk)

    return _decide(by, work)
