"""For whom each page opens: one entry for every name in the urlconf, and a test that knows all of them.

A new view adds its line. `deed` is the one that its `in_project` names. `ids` say what else stands in its address, by the names of the
fields of `tests.web.world.Room`; a page that changes something is `method="post"`.
"""

from __future__ import annotations

from dataclasses import dataclass

from warmonitor.store.roles import Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`to`: "everybody", "accounts" (whoever is signed in), "members" (of the project, by `deed` if there is one)."""

    to: str
    deed: Deed | None = None
    ids: tuple[str, ...] = ()
    method: str = "get"


OPEN = Door(to="everybody")
ACCOUNT = Door(to="accounts")
SITE = Door(to="everybody", ids=("project",))

DOORS: dict[str, Door] = {
    "front": OPEN,
    "set_language": OPEN,
    # accounts
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_inactive": OPEN,
    "account_reauthenticate": ACCOUNT,
    "account_change_password": ACCOUNT,
    "invitation": Door(to="everybody", ids=("token",)),
    "mfa_index": ACCOUNT,
    "mfa_authenticate": OPEN,  # between the password and the second factor; without a password given it leads back to the door
    "mfa_reauthenticate": ACCOUNT,
    "mfa_activate_totp": ACCOUNT,
    "mfa_deactivate_totp": ACCOUNT,
    "mfa_view_recovery_codes": ACCOUNT,
    "mfa_generate_recovery_codes": ACCOUNT,
    "mfa_download_recovery_codes": ACCOUNT,
    "mfa_list_webauthn": ACCOUNT,
    "mfa_add_webauthn": ACCOUNT,
    "mfa_reauthenticate_webauthn": ACCOUNT,
    "mfa_remove_webauthn": Door(to="accounts", ids=("pk",)),
    "mfa_edit_webauthn": Door(to="accounts", ids=("pk",)),
    # the public site: two teams that have released nothing, so that nothing is there; tests/web/test_public.py has one that has
    "public_overview": SITE,
    "public_incidents": SITE,
    "public_releases": SITE,
    "public_corrections": SITE,
    "public_methodology": SITE,
    "public_downloads": SITE,
    "public_feed": SITE,
    "public_incident": Door(to="everybody", ids=("project", "incident")),
    "public_download": Door(to="everybody", ids=("project", "number", "name")),
    "api_description": OPEN,
    "api_sites": OPEN,
    "api_site": SITE,
    "api_releases": SITE,
    "api_incidents": SITE,
    "api_incident": Door(to="everybody", ids=("project", "incident")),
    "api_changes": SITE,
    "api_missing": Door(to="everybody", ids=("name",)),
    # the desk
    "desk": ACCOUNT,
    "project": Door(to="members"),
    "incidents": Door(to="members", deed="read"),
    "incident": Door(to="members", deed="read", ids=("incident",)),
    "note_incident": Door(to="members", deed="discuss", ids=("incident",), method="post"),
    "together": Door(to="members", deed="judge", ids=("incident",)),
    "merge": Door(to="members", deed="judge", ids=("incident",), method="post"),
    "split": Door(to="members", deed="judge", ids=("incident",), method="post"),
    "move": Door(to="members", deed="judge", ids=("incident",), method="post"),
    "verification": Door(to="members", deed="read", ids=("incident",)),
    "assess": Door(to="members", deed="assess", ids=("incident",), method="post"),
    "rate": Door(to="members", deed="grade", ids=("incident",), method="post"),
    "hand_in": Door(to="members", deed="assess", ids=("incident",), method="post"),
    "reopen": Door(to="members", deed="assess", ids=("incident",), method="post"),
    "sign": Door(to="members", deed="sign", ids=("incident",), method="post"),
    "send_back": Door(to="members", deed="sign", ids=("incident",), method="post"),
    "dissent": Door(to="members", deed="discuss", ids=("incident",), method="post"),
    "waiting": Door(to="members", deed="sign"),
    "undo_act": Door(to="members", deed="judge", ids=("incident",), method="post"),
    "publishing": Door(to="members", deed="preview"),
    "preview_incident": Door(to="members", deed="preview", ids=("incident",), method="head"),  # 404 until the incident is signed
    "restrictions": Door(to="members", deed="restrict"),
    "log": Door(to="members", deed="read audit"),
    "take_in": Door(to="members", deed="take in"),
    "queue": Door(to="members", deed="read"),
    "decide_many": Door(to="members", deed="code", method="post"),
    "undo_many": Door(to="members", deed="code", method="post"),
    "save_view": Door(to="members", deed="read", method="post"),
    "remove_view": Door(to="members", deed="read", method="post"),
    "document": Door(to="members", deed="read", ids=("document",)),
    "assign_document": Door(to="members", deed="assign", ids=("document",), method="post"),
    "add_claim": Door(to="members", deed="code", ids=("document",)),
    "decide_claim": Door(to="members", deed="code", ids=("document", "claim"), method="post"),
    "correct_claim": Door(to="members", deed="code", ids=("document", "claim")),
    "sources": Door(to="members", deed="read"),
    "source": Door(to="members", deed="read", ids=("source",)),
    "members": Door(to="members", deed="manage members"),
    "invite": Door(to="members", deed="manage members", method="post"),
    "change_role": Door(to="members", deed="manage members", method="post"),
    "remove_member": Door(to="members", deed="manage members", method="post"),
    "withdraw_invitation": Door(to="members", deed="manage members", method="post"),
}
