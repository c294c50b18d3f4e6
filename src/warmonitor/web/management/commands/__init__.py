"""`manage.py NAME`, a file a command."""
