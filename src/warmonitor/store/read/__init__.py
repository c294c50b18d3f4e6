"""Everything that is asked of the store: each answer is cut to what the actor may see."""

from warmonitor.store.read.incidents import became, cited_of, claims_of, incident_called, neighbours_of
from warmonitor.store.read.judgements import Act, acts_on, contradictions_on, judged_among
from warmonitor.store.read.material import Material, material
from warmonitor.store.read.members import Invited, invitation_behind, invitations_of, member_called, members_of
from warmonitor.store.read.projects import every_project, project_called, projects_of
from warmonitor.store.read.releasing import candidates, in_release, newest, successors_of

__all__ = [
    "Act",
    "Invited",
    "Material",
    "acts_on",
    "became",
    "candidates",
    "cited_of",
    "claims_of",
    "contradictions_on",
    "every_project",
    "in_release",
    "incident_called",
    "invitation_behind",
    "invitations_of",
    "judged_among",
    "material",
    "member_called",
    "members_of",
    "neighbours_of",
    "newest",
    "project_called",
    "projects_of",
    "successors_of",
]
