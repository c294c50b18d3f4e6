"""Who comes in and how long they stay: on top of allauth, which does the work."""
