"""`{% page_address kept 3 %}`: another page of the same list."""

from django import template

register = template.Library()


@register.simple_tag
def page_address(kept: str, number: int) -> str:
    return f"?{kept}&page={number}" if kept else f"?page={number}"
