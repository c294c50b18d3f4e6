"""Claims of one incident to its toll: constraints, rules, policies, trace. Pure: no input, no output, no clock."""

from warmonitor.reconcile.episodes import reconcile_episode
from warmonitor.reconcile.incident import reconcile
from warmonitor.reconcile.rules import CAVEAT, RULES, Rule, rule
from warmonitor.reconcile.series import series
from warmonitor.reconcile.splitting import add_up, adjust, residual, split_best, split_evenly
from warmonitor.reconcile.trace import explain

__all__ = [
    "CAVEAT",
    "RULES",
    "Rule",
    "add_up",
    "adjust",
    "explain",
    "reconcile",
    "reconcile_episode",
    "residual",
    "rule",
    "series",
    "split_best",
    "split_evenly",
]
