"""warmonitor: reports in, a reconciled and sourced toll out."""

__version__ = "0.1.0"
