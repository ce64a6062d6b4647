"""How a case is called: first party v. first party, as captions are cited (Bluebook rule 10.2.1)."""

from collections.abc import Mapping, Sequence

from cases.ledger.heard import Heard
from cases.ledger.record import Place
from cases.ledger.settle import Settled
from law.names import shown
from law.ranks import MEMO, VOICE

LEFT = frozenset({"plaintiff", "petitioner", "complainant", "appellant"})
RIGHT = frozenset({"defendant", "patent_owner", "respondent", "appellee"})


def caption(places: Mapping[Place, Sequence[Heard]], settled: Mapping[Place, Settled]) -> str:
    """The caption from the parties, in the order of the strongest filing that names them; of a suit only mentioned,
    from the mention."""
    left, right = _parties(places)
    for slot, names in (("plaintiff", left), ("defendant", right)):
        if not names and ("", slot) in settled:
            names.append(str(settled["", slot].value))
    if left and right:
        return " v. ".join(names[0] + (" et al." if len(names) > 1 else "") for names in (left, right))
    if left or right:
        return f"In re {(left or right)[0]}"
    return str(settled["", "caption"].value) if ("", "caption") in settled else ""


def _parties(places: Mapping[Place, Sequence[Heard]]) -> tuple[list[str], list[str]]:
    found = sorted(
        (
            VOICE.get(f.filing.kind) == MEMO,
            f.filing.blob_id,
            int(f.pointer.split("/")[2]),
            subject,
            str(f.value),
        )
        for (subject, slot), facts in places.items()
        if slot == "party"
        for f in facts
    )
    left: dict[str, str] = {}
    right: dict[str, str] = {}
    beside: dict[
        str, str
    ] = {}  # mediators, counterclaimants, intervenors: named only where nobody else is met
    for _, _, _, subject, name in found:
        key, _, role = subject.rpartition("/")
        (left if role in LEFT else right if role in RIGHT else beside).setdefault(key, shown(name))
    return list(left.values()), list(right.values()) or list(beside.values())
