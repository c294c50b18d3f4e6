"""A release, written as files: for programs, for spreadsheets, for maps, and as a page for people."""
