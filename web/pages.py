"""What pages share: lists keep their filters from page to page."""

from django.http import HttpRequest


def paged(request: HttpRequest) -> tuple[str, str]:
    """The number of the page that is asked for, and the address of the list without it."""
    given = request.GET.copy()
    number = given.pop("page", ["1"])[-1]
    return number, given.urlencode()
