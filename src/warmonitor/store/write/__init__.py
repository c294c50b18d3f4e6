"""Everything that is added to the store: each deed asks the actor first, adds its facts and its entry in the log, or does nothing."""

from warmonitor.store.write.deciding import assess, assign, code, note, restrict, sign
from warmonitor.store.write.deriving import put_derived
from warmonitor.store.write.invitations import accept_invitation, invite, withdraw_invitation
from warmonitor.store.write.judging import judge, undo_act
from warmonitor.store.write.many import Seen, assign_many, code_many, free_claim_id, undo_codings
from warmonitor.store.write.members import give_role, new_project, take_role
from warmonitor.store.write.releasing import add_release
from warmonitor.store.write.taking_in import add_documents, add_readings
from warmonitor.store.write.together import together
from warmonitor.store.write.views import remove_view, save_view

__all__ = [
    "Seen",
    "accept_invitation",
    "add_documents",
    "add_readings",
    "add_release",
    "assess",
    "assign",
    "assign_many",
    "code",
    "code_many",
    "free_claim_id",
    "give_role",
    "invite",
    "judge",
    "new_project",
    "note",
    "put_derived",
    "remove_view",
    "restrict",
    "save_view",
    "sign",
    "take_role",
    "together",
    "undo_act",
    "undo_codings",
    "withdraw_invitation",
]
