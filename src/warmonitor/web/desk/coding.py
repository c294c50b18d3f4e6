"""The forms in which a person says what a claim is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmonitor.flow.quoting import occurrences, shown
from warmonitor.store.read import ClaimSeen
from warmonitor.web.shown.labels import CHOICES, FIELDS

MOST_PEOPLE = 10_000_000
EMPTY_ROWS = 2
AROUND = 40  # characters shown on each side of a place where the words stand
TEXTS = ("victims", "perpetrator", "place", "time", "event")
LISTS = ("names", "attribution")
CHOSEN = ("harm", "modality", "status", "sex", "age", "manner", "counting", "hedge", "verification")
GRAVE_FIRST = ("quote", "harm", "low", "high", "modality")


class Decide(forms.Form):
    """Accept, reject or take back, seeing a claim under the version `seen`."""

    verdict = forms.ChoiceField(choices=[(one, one) for one in ("accepted", "rejected", "undone")])
    reason = forms.CharField(max_length=2000, required=False, strip=True)
    seen = forms.IntegerField(min_value=0)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("verdict") in ("rejected", "undone") and not given.get("reason"):
            self.add_error("reason", _("Say why: a decision without a reason cannot be checked later."))
        return given


class Lines(forms.CharField):
    """Several texts, one on a line."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        if sum(map(len, value)) > 20_000:
            raise forms.ValidationError(_("That is too long."))


def _field(name: str) -> forms.Field:
    label, few_rows = FIELDS[name], forms.Textarea(attrs={"rows": 2})
    if name in CHOSEN:
        return forms.ChoiceField(label=label, choices=list(CHOICES[name].items()))
    if name in LISTS:
        return Lines(label=label, required=False, widget=few_rows, help_text=gettext_lazy("One on a line."))
    if name == "date_precision":
        return forms.TypedChoiceField(label=label, choices=list(CHOICES[name].items()), coerce=int)
    return forms.CharField(label=label, required=False, max_length=500)


class ClaimForm(forms.Form):
    """Every field of a claim that a person sets. The text that it quotes decides where its words stand."""

    quote = forms.CharField(label=FIELDS["quote"], max_length=5000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))
    at = forms.CharField(required=False, widget=forms.HiddenInput)
    harm = _field("harm")
    low = forms.IntegerField(label=FIELDS["low"], min_value=0, max_value=MOST_PEOPLE)
    high = forms.IntegerField(
        label=FIELDS["high"],
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=gettext_lazy("Empty where the words leave it open."),
    )
    modality = _field("modality")
    status = _field("status")
    victims = _field("victims")
    sex = _field("sex")
    age = _field("age")
    names = _field("names")
    perpetrator = _field("perpetrator")
    manner = _field("manner")
    place = _field("place")
    time = _field("time")
    date_start = forms.DateField(
        label=FIELDS["date_start"], required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    date_end = forms.DateField(label=FIELDS["date_end"], required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    date_precision = _field("date_precision")
    counting = _field("counting")
    attribution = _field("attribution")
    hedge = _field("hedge")
    verification = _field("verification")
    evidence = forms.MultipleChoiceField(
        label=FIELDS["evidence"], required=False, choices=list(CHOICES["evidence"].items()), widget=forms.CheckboxSelectMultiple
    )
    part_of = forms.ChoiceField(label=FIELDS["part_of"], required=False)
    event = _field("event")
    mentions = Lines(
        label=FIELDS["mentions"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("First and last character with a hyphen between, one place on a line: 120-134."),
    )
    in_title = forms.BooleanField(label=FIELDS["in_title"], required=False)
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, text: str, claims: Sequence[ClaimSeen], record: Mapping[str, Any] | None = None, version: int = 0
    ) -> None:
        self.text, self.record = text, dict(record or {})
        self.places: list[tuple[int, int]] = []
        super().__init__(data, initial=self._first(version))
        others = [
            (one.claim_id, f"{one.claim_id}: {shown(one.record['quote'])[:80]}") for one in claims if one.claim_id != self.record.get("id")
        ]
        self.fields["part_of"].choices = [("", "—"), *others]

    def clean_evidence(self) -> list[str]:
        return list(self.cleaned_data["evidence"])

    def clean_part_of(self) -> str | None:
        return self.cleaned_data["part_of"] or None

    def clean_mentions(self) -> list[list[int]]:
        return [self._pair(line) for line in self.cleaned_data["mentions"]]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        low, high = given.get("low"), given.get("high")
        if low is not None and high is not None and high < low:
            self.add_error("high", _("This is below the other bound."))
        first, last = given.get("date_start"), given.get("date_end")
        if first and last and last < first:
            self.add_error("date_end", _("This is before the first day."))
        if "quote" in given and not given.get("in_title"):
            self._find_words(given)
        return given

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields as they stand together on the page."""
        return [(title, [self[name] for name in names]) for title, names in _groups()]

    @property
    def ways(self) -> list[tuple[int, str, str, str]]:
        """The places where the words stand, if a person has to say which: its first character, and the words with those around."""
        text = shown(self.text)
        return [(start, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]) for start, end in self.places]

    def values(self) -> dict[str, Any]:
        """The claim as the form has it, in the values of its record."""
        given = {name: self.cleaned_data[name] for name in self.fields if name in FIELDS}
        if given["in_title"]:
            return _plain(given) | {"start": None, "end": None}
        return _plain(given) | {name: self.cleaned_data[name] for name in ("quote", "start", "end")}

    def changed_values(self) -> dict[str, Any]:
        """Those that are not what the claim's record has already."""
        found = {name: value for name, value in self.values().items() if _even(self.record.get(name)) != _even(value)}
        moved = found.keys() & {"quote", "start", "end"}
        return found | ({name: self.values()[name] for name in ("quote", "start", "end")} if moved else {})

    def over(self, was: Mapping[str, Any], now: ClaimSeen) -> ClaimForm:
        """The form as it was filled in, over what somebody else decided meanwhile: fields that the person had left as they were are now
        as the other one set them. `was` is the claim that the person saw.
        """
        fresh = ClaimForm(text=self.text, claims=(), record=now.record, version=now.version)
        data, typed = self.data.copy(), self.values()
        for name in self.fields:
            if name in typed and _even(typed[name]) == _even(was.get(name)):
                value = fresh[name].value()
                data.setlist(name, value if isinstance(value, list) else [] if value in (None, False) else [value])
        data["seen"] = now.version
        if typed.get("start") == was.get("start") and now.record.get("start") is not None:
            data["at"] = now.record["start"]
        merged = ClaimForm(data, text=self.text, claims=(), record=now.record, version=now.version)
        merged.fields["part_of"].choices = self.fields["part_of"].choices
        return merged

    def _first(self, version: int) -> dict[str, Any]:
        """What the form shows at first."""
        usual = {"modality": "exact", "status": "unknown", "sex": "unknown", "age": "unknown", "manner": "unknown", "counting": "incident",
                 "hedge": "asserted", "verification": "none", "date_precision": 5}  # fmt: skip
        record = {**usual, **self.record, "seen": version, "at": self.record.get("start", self.record.get("at", ""))}
        record["mentions"] = [f"{start}-{end}" for start, end in self.record.get("mentions", ())]
        return record

    def _find_words(self, given: dict[str, Any]) -> None:
        found = occurrences(self.text, given["quote"])
        at = int(given["at"]) if (given.get("at") or "").isdecimal() and len(given["at"]) < 12 else None
        chosen = [one for one in found if one[0] == at] or (found if len(found) == 1 else [])
        if not found:
            self.add_error("quote", _("The report does not say this. Quote its own words."))
        elif not chosen:
            self.places = found
            self.add_error("quote", _("The report says this in several places. Say which is meant."))
        else:
            start, end = chosen[0]
            given.update(start=start, end=end, quote=self.text[start:end])

    def _pair(self, line: str) -> list[int]:
        first, _hyphen, last = line.replace("–", "-").partition("-")
        if not (first.strip().isdecimal() and last.strip().isdecimal() and len(line) < 30):
            raise forms.ValidationError(_("A place is given as two numbers with a hyphen between: 120-134."))
        start, end = int(first), int(last)
        if not 0 <= start < end <= len(self.text):
            raise forms.ValidationError(_("The report has no such place."))
        return [start, end]


class Person(forms.Form):
    """One named person."""

    name = forms.CharField(label=gettext_lazy("Name"), required=False, max_length=300)
    age = forms.IntegerField(label=gettext_lazy("Age in years"), required=False, min_value=0, max_value=130)
    sex = forms.ChoiceField(label=FIELDS["sex"], required=False, choices=[("", "—"), *CHOICES["person_sex"].items()])
    occupation = forms.CharField(label=gettext_lazy("Occupation"), required=False, max_length=300)

    def person(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if not given.get("name"):
            return None
        return {"name": given["name"], "age": given["age"], "sex": given["sex"] or None, "occupation": given["occupation"] or None}


People = forms.formset_factory(Person, extra=EMPTY_ROWS, max_num=1000, absolute_max=1000)


def people_of(formset: Iterable[Person]) -> list[dict[str, Any]]:
    """The named people of a valid set of rows; empty rows are nobody."""
    return [found for one in formset if (found := one.person())]


def _plain(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}


def _even(value: Any) -> Any:
    """A value without the differences between a list and a tuple, nothing and an empty text."""
    if isinstance(value, list | tuple):
        return [_even(one) for one in value]
    return value if value is not None else ""


def _groups() -> list[tuple[str, tuple[str, ...]]]:
    return [
        (_("What it says"), GRAVE_FIRST),
        (_("Of whom"), ("victims", "status", "sex", "age", "names")),
        (_("How, by whom"), ("manner", "perpetrator")),
        (_("Where and when"), ("place", "time", "date_start", "date_end", "date_precision", "counting")),
        (_("Voices"), ("attribution", "hedge", "verification", "evidence")),
        (_("Among the others"), ("part_of", "mentions", "in_title", "event")),
    ]
