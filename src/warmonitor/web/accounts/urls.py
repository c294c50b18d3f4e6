"""The pages of allauth that we open. There is none to sign up, and none that sends a password by mail: whoever runs
the server sets a new one."""

from __future__ import annotations

from allauth.account import views
from django.urls import include, path

from warmonitor.web.accounts.invitations import invitation

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("invitation/<slug:token>/", invitation, name="invitation"),
    path("second-factor/", include("allauth.mfa.urls")),
]
