"""Everything that is asked of the store: each answer is cut to what the actor may see."""

from warmonitor.store.read.incidents import became, cited_of, claims_of, incident_called, neighbours_of
from warmonitor.store.read.material import Material, material
from warmonitor.store.read.projects import project_called, projects_of

__all__ = [
    "Material",
    "became",
    "cited_of",
    "claims_of",
    "incident_called",
    "material",
    "neighbours_of",
    "project_called",
    "projects_of",
]
