"""Tokens and secret addresses, made and revoked on the page of one's own account. What is made is shown in the answer to
the form and nowhere else: neither the token nor the address is stored."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.groups import may_edit
from accounts.models import Token
from accounts.services import make_token, revoke_token
from cases.models import Case
from desk.account_pages import shown
from timelines import subscriptions
from timelines.models import Subscription
from web.errors import Refused
from web.own import refuse_more

DAYS = (30, 90, 365)


class TokenForm(forms.Form):
    name = forms.CharField(max_length=80, error_messages={"required": "Say what the token is for."})
    scope = forms.ChoiceField(choices=Token.Scope.choices)
    days = forms.TypedChoiceField(
        choices=[("", "until revoked"), *((str(n), f"{n} days") for n in DAYS)],
        coerce=int,
        empty_value=None,
        required=False,
    )


class AddressForm(forms.Form):
    name = forms.CharField(max_length=120, required=False)
    case = forms.CharField(max_length=80, required=False)


@require_POST
def new_token(request: HttpRequest) -> HttpResponse:
    """Answers with the page that shows the token this once; redirected, it would have to be kept somewhere."""
    form = TokenForm(request.POST)
    try:
        given = _checked(form)
        refuse_more(Token.objects.filter(user=request.user.pk), "tokens")
        if given["scope"] != Token.Scope.READ and not may_edit(request.user):
            raise Refused("A token may do no more than you: yours may read.")
        token, text = make_token(request.user, **given)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("account")
    return render(request, "desk/account.html", shown(request) | {"made_token": token, "text": text})


@require_POST
def old_token(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    revoke_token(get_object_or_404(Token, user=request.user.pk, public_id=id))
    messages.success(request, "Revoked: the token opens nothing any more.")
    return redirect("account")


@require_POST
def new_address(request: HttpRequest) -> HttpResponse:
    """A calendar and a feed of one case, or of the cases that one follows or looks after."""
    try:
        given = _checked(AddressForm(request.POST))
        refuse_more(Subscription.objects.filter(owner=request.user.pk), "secret addresses")
        case = _numbered(request, given["case"]) if given["case"] else None
        only = None if case else {subscriptions.MINE: "true"}
        name = given["name"] or (str(case)[:120] if case else "My cases")
        row, secret = subscriptions.make(request.user, name, case=case, only=only)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("account")
    addresses = {
        form: request.build_absolute_uri(reverse("subscription", args=[secret, form]))
        for form in ("ics", "atom")
    }
    return render(
        request, "desk/account.html", shown(request) | {"made_address": row, "addresses": addresses}
    )


@require_POST
def old_address(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    get_object_or_404(Subscription, owner=request.user.pk, public_id=id).delete()
    messages.success(request, "Revoked: nothing is found at that address any more.")
    return redirect("account")


def _checked(form: forms.Form) -> dict[str, Any]:
    """What the form says. Raises Refused with its first sentence."""
    if not form.is_valid():
        raise Refused(next(iter(form.errors.values()))[0])
    return dict(form.cleaned_data)


def _numbered(request: HttpRequest, number: str) -> Case:
    """The one case of this number, or of this address. Raises Refused where there is none or more than one."""
    visible = Case.objects.visible_to(request.user).suits()
    found = list(visible.filter(key=number)[:1]) or list(visible.numbered(number.upper())[:2])
    if len(found) != 1:
        several = "More than one case has" if found else "No case has"
        raise Refused(f"{several} the number {number}; open the case and use its own link to a calendar.")
    return found[0]
