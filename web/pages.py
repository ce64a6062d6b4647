"""What pages share: lists keep their filters from page to page, and every page of a long list is as quick as the first."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def paged(request: HttpRequest) -> tuple[str, str]:
    """The number of the page that is asked for, and the address of the list without it."""
    given = request.GET.copy()
    number = given.pop("page", ["1"])[-1]
    return number, given.urlencode()


class FromEitherEnd(Paginator):
    """Pages of rows in a total order. The database steps over what stands before a page; what is nearer to the end of the
    list it reads from there."""

    def page(self, number: int | str) -> Page:
        place = int(self.validate_number(number))
        start = (place - 1) * self.per_page
        behind = self.count - start - self.per_page
        if behind >= start:
            return super().page(place)
        rows: Any = self.object_list
        backwards = rows.reverse()[max(behind, 0) : self.count - start]
        return self._get_page(list(backwards)[::-1], place, self)
