"""Document to claims: the readers. Each sentence is laid open once; each idea has its own module."""

from warmonitor.extract.rules_en import RulesEn

__all__ = ["RulesEn"]
