"""The queue's filters: a form, what the store is asked for, and the same as an address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from warmonitor.store.acting import Actor
from warmonitor.store.read import After, QueueFilter, countries_of
from warmonitor.web.shown.labels import CHOICES, FIELDS, NEEDS, STANDINGS

ANY = ("", _("any"))
KINDS = (("claims", _("claims")), ("documents", _("reports")))


class Filters(forms.Form):
    """What a member wants to see of the queue; all of it stands in the address, so that a view can be kept and sent on."""

    of = forms.ChoiceField(label=_("Show"), choices=KINDS, required=False)
    words = forms.CharField(
        label=_("Words"), max_length=200, required=False, widget=forms.TextInput(attrs={"type": "search", "dir": "auto"})
    )
    standing = forms.ChoiceField(label=_("Standing"), choices=[ANY, *STANDINGS.items()], required=False)
    harm = forms.ChoiceField(label=FIELDS["harm"], choices=[ANY, *CHOICES["harm"].items()], required=False)
    flag = forms.ChoiceField(label=_("Reason"), choices=[ANY, *NEEDS.items()], required=False)
    place = forms.CharField(label=_("Place"), max_length=100, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    least = forms.IntegerField(label=_("At least so many people"), min_value=0, max_value=10_000_000, required=False)
    most = forms.IntegerField(label=_("At most so many people"), min_value=0, max_value=10_000_000, required=False)
    source = forms.IntegerField(min_value=1, max_value=2**31, required=False, widget=forms.HiddenInput)
    mine = forms.BooleanField(label=_("Assigned to me"), required=False)

    def __init__(self, data: Any, actor: Actor) -> None:
        super().__init__(data)
        self.fields["country"].choices = [ANY, *((one, one) for one in countries_of(actor))]

    @property
    def wanted(self) -> QueueFilter:
        """What the store is asked for; what makes no sense asks for nothing."""
        given = {name: value for name, value in self._given().items() if name != "of"}
        return QueueFilter(**given)

    @property
    def of_documents(self) -> bool:
        return self._given().get("of") == "documents"

    @property
    def query(self) -> str:
        """The filters as the end of an address."""
        given = self._given()
        return urlencode({name: "1" if value is True else str(value) for name, value in given.items()})

    @property
    def narrowed(self) -> bool:
        """Whether any of the filters that stand folded away is in use."""
        return bool(self._given().keys() - {"of", "words", "standing", "mine"})

    def _given(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, False)}


def after_of(given: QueryDict) -> After | None:
    """Where a page begins, if the address says so."""
    need, _comma, pk = given.get("after", "").partition(",")
    if need.removeprefix("-").isdecimal() and pk.isdecimal() and len(need) < 12 and len(pk) < 20:
        return After(int(need), int(pk))
    return None
