"""What pages share: addresses that keep their filters."""

from collections.abc import Callable

from django.http import QueryDict


def page_link(given: QueryDict) -> Callable[[int], str]:
    """The address of another page of the same list, its filters kept."""

    def link(number: int) -> str:
        params = given.copy()
        params["page"] = str(number)
        return f"?{params.urlencode()}"

    return link
