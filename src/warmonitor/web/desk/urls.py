"""The desk's addresses."""

from __future__ import annotations

from django.urls import include, path

from warmonitor.web.desk import (
    documents,
    grouping,
    incident,
    incidents,
    log,
    members,
    projects,
    publishing,
    queue,
    restricting,
    sources,
    uploading,
    verification,
)

in_a_project = [
    path("", projects.home, name="project"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/<str:incident>/", incident.incident, name="incident"),
    path("incidents/<str:incident>/note/", incident.note, name="note_incident"),
    path("incidents/<str:incident>/together/", grouping.together, name="together"),
    path("incidents/<str:incident>/merge/", grouping.merge, name="merge"),
    path("incidents/<str:incident>/split/", grouping.split, name="split"),
    path("incidents/<str:incident>/move/", grouping.move, name="move"),
    path("incidents/<str:incident>/verification/", verification.verification, name="verification"),
    path("incidents/<str:incident>/assess/", verification.assess, name="assess"),
    path("incidents/<str:incident>/rate/", verification.rate, name="rate"),
    path("incidents/<str:incident>/hand-in/", verification.hand_in, name="hand_in"),
    path("incidents/<str:incident>/reopen/", verification.reopen, name="reopen"),
    path("incidents/<str:incident>/sign/", verification.sign, name="sign"),
    path("incidents/<str:incident>/send-back/", verification.send_back, name="send_back"),
    path("incidents/<str:incident>/dissent/", verification.dissent, name="dissent"),
    path("waiting/", verification.waiting, name="waiting"),
    path("incidents/<str:incident>/undo/", grouping.undo, name="undo_act"),
    path("publishing/", publishing.publishing, name="publishing"),
    path("publishing/<str:incident>/", publishing.preview_incident, name="preview_incident"),
    path("restrictions/", restricting.restrictions, name="restrictions"),
    path("log/", log.log, name="log"),
    path("take-in/", uploading.take_in, name="take_in"),
    path("queue/", queue.queue, name="queue"),
    path("queue/decide/", queue.decide_many, name="decide_many"),
    path("queue/undo/", queue.undo_many, name="undo_many"),
    path("queue/views/save/", queue.save_view, name="save_view"),
    path("queue/views/remove/", queue.remove_view, name="remove_view"),
    path("documents/<int:document>/", documents.document, name="document"),
    path("documents/<int:document>/assign/", queue.assign_document, name="assign_document"),
    path("documents/<int:document>/claims/add/", documents.add, name="add_claim"),
    path("documents/<int:document>/claims/<str:claim>/decide/", documents.decide, name="decide_claim"),
    path("documents/<int:document>/claims/<str:claim>/correct/", documents.correct, name="correct_claim"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<int:source>/", sources.source, name="source"),
    path("members/", members.members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/role/", members.change_role, name="change_role"),
    path("members/remove/", members.remove, name="remove_member"),
    path("members/withdraw/", members.withdraw, name="withdraw_invitation"),
]

urlpatterns = [
    path("", projects.mine, name="desk"),
    path("<slug:project>/", include(in_a_project)),
]
