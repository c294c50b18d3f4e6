"""Which page answers at which address. Each is closed unless its view says otherwise; tests/web/doors.py says for whom each opens."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("warmonitor.web.public.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("account/", include("warmonitor.web.accounts.urls")),
    path("desk/", include("warmonitor.web.desk.urls")),
]

handler500 = "warmonitor.web.faults.server_error"
