"""Commands for whoever has the machine."""
