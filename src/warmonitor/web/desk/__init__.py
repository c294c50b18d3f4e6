"""The desk: pages for the members of a project."""
