"""Everything that is asked of the store: each answer is cut to what the actor may see."""

from warmonitor.store.read.documents import ClaimSeen, DocumentSeen, Said, document_seen, documents_called
from warmonitor.store.read.incident_list import ORDERS, Listed, Wanted, incidents_listed
from warmonitor.store.read.incident_page import IncidentPage, incident_page_of, near, once_was, others_called
from warmonitor.store.read.incidents import CitedIncident, became, cited_of, claims_of, home_of, incident_called, neighbours_of
from warmonitor.store.read.judgements import Act, acts_on, contradictions_on, judged_among
from warmonitor.store.read.log import Deeds, deeds_of
from warmonitor.store.read.material import Material, material
from warmonitor.store.read.members import Invited, invitation_behind, invitations_of, member_called, members_of, names_of_members
from warmonitor.store.read.projects import documents_held, every_project, project_called, projects_of
from warmonitor.store.read.queue import (
    After,
    Page,
    QueuedClaim,
    QueuedDocument,
    QueueFilter,
    claims_queued,
    countries_of,
    documents_queued,
    saved_views,
)
from warmonitor.store.read.releasing import candidates, in_release, newest, successors_of
from warmonitor.store.read.restricting import Restricted, restrictions_of, source_called
from warmonitor.store.read.sources import SourcePage, SourceSeen, source_named, source_page, sources_of
from warmonitor.store.read.verifying import Verification, verification_of, waiting_for

__all__ = [
    "ORDERS",
    "Act",
    "After",
    "CitedIncident",
    "ClaimSeen",
    "Deeds",
    "DocumentSeen",
    "IncidentPage",
    "Invited",
    "Listed",
    "Material",
    "Page",
    "QueueFilter",
    "QueuedClaim",
    "QueuedDocument",
    "Restricted",
    "Said",
    "SourcePage",
    "SourceSeen",
    "Verification",
    "Wanted",
    "acts_on",
    "became",
    "candidates",
    "cited_of",
    "claims_of",
    "claims_queued",
    "contradictions_on",
    "countries_of",
    "deeds_of",
    "document_seen",
    "documents_called",
    "documents_held",
    "documents_queued",
    "every_project",
    "home_of",
    "in_release",
    "incident_called",
    "incident_page_of",
    "incidents_listed",
    "invitation_behind",
    "invitations_of",
    "judged_among",
    "material",
    "member_called",
    "members_of",
    "names_of_members",
    "near",
    "neighbours_of",
    "newest",
    "once_was",
    "others_called",
    "project_called",
    "projects_of",
    "restrictions_of",
    "saved_views",
    "source_called",
    "source_named",
    "source_page",
    "sources_of",
    "successors_of",
    "verification_of",
    "waiting_for",
]
