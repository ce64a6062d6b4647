"""How much of each case waits for a person."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count

from cases.models import Case, Proposal, Question, Value
from web.ids import called


def count_questions(cases: Iterable[Case]) -> None:
    """Keep on each case how many of its questions wait: open values, open doubts, proposals on either side."""
    rows = Case.objects.in_bulk({c.pk for c in cases})
    keys = {c.key: c.pk for c in rows.values()}
    waiting: Counter[int] = Counter()
    for model in (Value, Question):
        counted = (
            model.objects.filter(scope__in=called(keys), state="open")
            .values_list("scope")
            .annotate(n=Count("id"))
        )
        waiting.update({keys[scope]: n for scope, n in counted})
    for end in ("case_id", "mention_id"):
        proposed = Proposal.objects.filter(**{f"{end}__in": rows}, state="open").values_list(end)
        waiting.update(dict(proposed.annotate(n=Count("id"))))
    changed = [c for c in rows.values() if c.open_questions != waiting[c.pk]]
    for case in changed:
        case.open_questions = waiting[case.pk]
    Case.objects.bulk_update(changed, ["open_questions"], batch_size=500)
