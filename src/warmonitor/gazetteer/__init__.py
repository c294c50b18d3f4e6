"""Names to places, offline: compiled once from open data, with ambiguity kept."""
