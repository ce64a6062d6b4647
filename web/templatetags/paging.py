"""`{% page_address link 3 %}`: a template cannot call a function with an argument by itself."""

from collections.abc import Callable

from django import template

register = template.Library()


@register.simple_tag
def page_address(link: Callable[[int], str], number: int) -> str:
    return link(number)
