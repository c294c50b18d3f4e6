"""The public site: what releases say, and nothing else."""
