"""Pure values: what a document, a claim, an incident and a toll are. Standard library and msgspec only."""
