"""The thirty rules by which reports become one toll: their names, their sentences, and where each comes from."""

# ruff: noqa: E501 -- a table of sentences: one to a line is easier to read and to compare

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. `where` is the module and function that applies it; `example` is a case that a person can redo."""

    id: str
    title: str
    sentence: str
    formula: str
    reference: str
    where: str
    example: str


def _rule(id: str, title: str, sentence: str, formula: str, reference: str, where: str, example: str) -> Rule:  # noqa: A002 - the rule's own word
    return Rule(id=id, title=title, sentence=sentence, formula=formula, reference=reference, where=where, example=example)


CAVEAT: Final = (
    "From the sum of lows to the sum of highs is a range of what was reported, not a confidence interval. "
    "It is a minimum verifiable figure: deaths that nobody reported are not in it."
)
"""R29: what must stand beside every published sum."""

RULES: Final[tuple[Rule, ...]] = (
    # A. Reading
    _rule(
        "R01",
        "Keep the words, add an interval",
        "A figure keeps its words; the interval that they are read as is written beside them, with the reading used.",
        "words -> [low, high]",
        "ACLED Codebook, Reported fatalities; UCDP GED Codebook 23.1; Berkeley Protocol 154, 196",
        "extract (reading); reconcile.policies.read (the policy's reading)",
        '"dozens of bodies" is 24 to 99 under ucdp, 12 to 99 under acled',
    ),
    _rule(
        "R02",
        "Casualties are not deaths",
        '"Casualties" with no split opens no figure of people killed; it keeps a toll of its own.',
        "killed_or_injured N: killed [0, open]",
        "ACLED Codebook, Reported fatalities",
        "extract; reconcile.incident.reconcile",
        '"30 casualties" gives killed_or_injured 30/30/30 and no killed',
    ),
    _rule(
        "R03",
        "Not mentioned is not none",
        "A harm that no report mentions has no toll. Zero stands only where somebody said that nobody was harmed.",
        "no claim -> no toll",
        "ACLED Codebook, column note (a zero is written in that export alone)",
        "reconcile.incident.reconcile",
        "Reports of 3 killed and nothing on the wounded: there is no injured toll",
    ),
    _rule(
        "R04",
        "Type the count",
        "A figure is for one incident, an increment, cumulative so far, for a period, or the rest of a total; each is used differently.",
        "counting in {incident, increment, cumulative, period, residual}",
        "UCDP GED Codebook 23.1, clarity; ACLED, summarised fatalities",
        "extract; reconcile.figures",
        '"the toll rises to 12" is 12 so far, not 12 more',
    ),
    _rule(
        "R05",
        "Date by the event",
        "Words of time are resolved by UCDP's table from the report's day; the event's own day counts, not that of publication.",
        "words + report day -> [start, end], precision 1 to 5",
        "UCDP GED Codebook 23.1, Appendix 2",
        "extract",
        '"over the past 24 hours" in a report of 7 May is 6 to 7 May',
    ),
    # B. Independence
    _rule(
        "R06",
        "One voice, however many outlets",
        "All reports that quote one ministry, wire, monitor or video are one voice; the outlet is not the origin.",
        "voices = distinct origins",
        "UCDP GED source_original; IBC, two independent data sources; Every Casualty Standards p.25; Berkeley Protocol 178, 187",
        "link.origins (folding); reconcile.voices.by_voice",
        "Ten newspapers that quote one monitor are one voice, flagged single_origin and circular_reporting",
    ),
    _rule(
        "R07",
        "The latest word of a voice stands",
        "Of one voice's figures for one scope only the latest stands; earlier ones are superseded, not averaged; a fall is flagged. "
        "A later, looser figure that leaves room for the earlier one takes nothing back.",
        "current = latest by day; fall -> revised_down",
        "ACLED, living data",
        "reconcile.voices.current",
        "A ministry says 40 on Monday and 36 on Tuesday: 36 stands, flag revised_down",
    ),
    _rule(
        "R08",
        "A repeat is not corroboration",
        "A voice that says its figure again adds nothing; a different figure from its own observation is another voice.",
        "same voice, same scope, same interval -> one figure",
        "Berkeley Protocol 187; project",
        "reconcile.voices.current",
        "The same 52 in three reports of one monitor is one figure of 52",
    ),
    # C. Scope algebra
    _rule(
        "R09",
        "Compare only equal scopes",
        "Two figures are compared only if they count the same people; else they are a subset, a superset, overlapping or disjoint.",
        "relation(a, b) in {equal, subset, superset, overlap, disjoint}",
        "HRDAG; IBC; project",
        "reconcile.scopes.relation",
        "Civilians are a subset of the dead; women overlap with civilians; soldiers and civilians are disjoint",
    ),
    _rule(
        "R10",
        "A part is never more than its whole, and never added to it",
        "What lies inside another figure raises that figure's floor and is not added to it. In one report a smaller"
        " figure is inside a larger one unless it quotes two voices that differ.",
        "S(a) inside S(b): low(b) >= low(a), high(a) <= high(b)",
        "arithmetic; UCDP and IBC practice",
        "reconcile.figures; reconcile.system.assemble",
        "A named student who may be one of four civilians leaves the four at four",
    ),
    _rule(
        "R11",
        "Only people who are surely apart are added",
        "Figures for disjoint people add, low to low and high to high; figures that may overlap never add.",
        "low = sum of lows, best = sum of bests, high = sum of highs",
        "IBC",
        "reconcile.scopes.apart; reconcile.beside; reconcile.reports; reconcile.episodes",
        "20 soldiers and 5 civilians, with no total stated, are 25",
    ),
    _rule(
        "R12",
        "Parts make a whole only where it is said or the sum shows it",
        "Parts that sum to the total are a partition. Less than the total leaves a remainder of unknown status; more is flagged, both kept. "
        "Women and children are subsets, not extra people, unless a list sets them beside others.",
        "sum = total: partition; sum < total: remainder unknown; sum > total: sum_mismatch",
        "UCDP best = a + b + civilians + unknown; Airwars categories",
        "reconcile.figures.check_sums; reconcile.reports; reconcile.conflicts",
        "36 + 32 + 4 = 72",
    ),
    _rule(
        "R13",
        "No status by subtraction",
        "How many of a status were harmed is never a total less the rest unless R12 holds; otherwise it is a range.",
        "status in [max(own floors), total.high - sum of the others' lows]",
        "Every Casualty, Definitions p.25; ACLED on deaths per side",
        "reconcile.tolls",
        "10 dead, 6 of them soldiers: four of unknown status, not four civilians",
    ),
    # D. Cumulative against incident
    _rule(
        "R14",
        "What is left of an aggregate",
        "A residual's low takes off all that may overlap, its high only what surely does; overlap is assumed unless there is a reason against it.",
        "low = aggregate.low - all possible; high = aggregate.high - all certain; never under 0",
        "IBC x073; UCDP GED Codebook 23.1 p.23",
        "reconcile.splitting.residual",
        "524 so far, with incidents of 52 and 72 surely inside: 400 outside them",
    ),
    _rule(
        "R15",
        "The increase belongs to the time between",
        "The difference of two running totals by one voice belongs to the days between them, and may hold late discoveries; a fall is a correction.",
        "increment = T(n) - T(n-1)",
        "UCDP clarity 2; project",
        "reconcile.series.series; reconcile.voices.current",
        "124 on 7 May, 524 on 8 May: 400 more from 7 to 8 May",
    ),
    _rule(
        "R16",
        "Adjust for a known mismatch, as a range",
        "An aggregate that holds people out of scope, or leaves some out, is adjusted by an interval, never by a point.",
        "low = total.low - outside.high + left_out.low; high = total.high - outside.low + left_out.high",
        "IBC x334, x350",
        "reconcile.splitting.adjust",
        "A morgue's 100, of which 10 to 20 died of other causes: 80 to 90",
    ),
    _rule(
        "R17",
        "Died of wounds",
        "Who dies of wounds moves from injured to killed within the incident and is never in both. Of people told only as shot or hit"
        " the dead are a part, unless the words set them beside the dead.",
        "killed + n; injured - n where the wounded were counted before; injured = hit - killed",
        "ACLED; Every Casualty; project",
        "reconcile.survivors",
        "8 wounded on Monday, one dies on Tuesday: 7 wounded; five people were shot, one of whom died: 4",
    ),
    _rule(
        "R18",
        "Bodies found are tested for overlap, not added",
        "The day of finding is not that of death, and bodies may be people already counted: they keep a toll of their own.",
        "bodies_found never adds to killed; floor above killed.high -> overlap_unclear",
        "UCDP GED Codebook 23.1, Appendix 2; IBC",
        "reconcile.incident.reconcile",
        "52 executed and footage of dozens of bodies: killed stays 52",
    ),
    # E. The three numbers
    _rule(
        "R19",
        "Who is heard",
        "Figures that are current and of equal scope count. Denied ones do not; a figure is weak only if every voice for it is rated D or E "
        "or hedges it as alleged. An unrated voice counts as C. The rest stay listed, marked.",
        "eligible = current, equal scope, not denied",
        "Every Casualty EC-15; Admiralty code",
        "reconcile.voices; reconcile.figures",
        '"reportedly" in one report does not weaken a monitor that asserts the figure in another',
    ),
    _rule(
        "R20",
        "Low",
        "The smallest total that the accepted figures allow. Where they contradict each other, the smallest floor among voices rated A to C. "
        "Never under the named victims (of whom no more are believed than two voices agree that there were), a subset's low, or a party's"
        " admission of its own losses.",
        "low = min of the system, at least (named, subsets, admitted)",
        'UCDP GED ("most conservative"); IBC min; Airwars, conceded',
        "reconcile.solve; reconcile.conflicts.settle; reconcile.tolls",
        "52 against 60: low 52",
    ),
    _rule(
        "R21",
        "High",
        'The largest total that the accepted figures allow. "Up to" sets high alone. An open ceiling is closed by the largest reliable figure '
        "and flagged. A party's claim of enemy dead that others don't bear out does not raise it.",
        "high = max of the system; open -> largest reliable point, high_open",
        'UCDP GED Codebook 23.1 p.5 (a claim of "over 300" killed stands at 28/28/28 in GED)',
        "reconcile.solve; reconcile.conflicts.settle; reconcile.tolls",
        '"at least 16", and nothing more: 16/16/16 with high_open',
    ),
    _rule(
        "R22",
        "Best",
        "The first that exists of: a complete verified list of names; a figure after an investigation or admission; the value that two or more "
        "voices bear out, ties to the lower; the latest of the single most reliable voice; the lower of the candidates. "
        "A single weak figure alone gives 0/0/N.",
        "ladder (1) to (5); single weak: low = best = 0, high = N",
        "UCDP best; Every Casualty Standards p.25; GED's 0/0/N pattern",
        "reconcile.ladder.best_of",
        "Two voices say 12 and one says 15: best 12",
    ),
    _rule(
        "R23",
        "Policies",
        "ucdp: as above. acled: best is low, vague words by its table. ibc: low and high alone, provisional under two voices.",
        "best = ladder | low | none",
        "each codebook",
        "reconcile.policies; reconcile.ladder.by_policy",
        "52 by one voice under ibc: 52 to 52, provisional",
    ),
    _rule(
        "R24",
        "The parts of best make best",
        "Best is the sum of its statuses' bests, the remainder being of unknown status; 0 <= low <= best <= high holds everywhere.",
        "best = civilian + state_forces + armed_group + unknown",
        "UCDP GED Codebook 23.1 p.11, p.23",
        "reconcile.tolls; reconcile.splitting.split_best",
        "72 = 4 + 36 + 32 + 0",
    ),
    _rule(
        "R25",
        "Attackers' own deaths",
        "An attacker who dies is counted, apart from the victims; a report that counts both and doesn't say so gets room for it."
        ' "Three people are dead" holds the attacker told of beside it, and so does a total that is the victims and the attacker.',
        "total = victims + attackers, where a report counts the attacker beside its victims",
        "ACLED, suicide attacks; UCDP",
        "reconcile.attackers",
        '"killed 16 civilians; the bomber also died" is 17',
    ),
    _rule(
        "R26",
        "Contested blame changes the grade, not the number",
        "Where voices blame different parties, the incident is graded contested and its toll stays.",
        "grade = contested; toll unchanged",
        "Airwars",
        "reconcile.grading.grade",
        "One voice blames the army, another the rebels, both say 9: 9/9/9, contested",
    ),
    # F. Splitting and adding up
    _rule(
        "R27",
        "Split a shared total evenly in whole numbers",
        "A total over days or places is divided evenly, the remainder first; a split is marked and is never evidence.",
        "N over k: N // k each, one more for the first N % k",
        "UCDP GED Codebook 23.1 p.19; ACLED, event aggregation",
        "reconcile.splitting.split_evenly",
        "8 over 3 days: 3, 3, 2",
    ),
    _rule(
        "R28",
        "Sums are of incidents, never of sources",
        "An aggregate is the sum of disjoint reconciled incidents; other monitors' totals are compared with it, never added. "
        "A running total never adds to the incidents inside it.",
        "sum of low, best, high over disjoint incidents",
        "HRDAG; OHCHR Guidance on Casualty Recording (2019)",
        "reconcile.splitting.add_up; reconcile.episodes",
        "124 so far is the 52 and the 72, not 248",
    ),
    _rule(
        "R29",
        "A range is not a confidence interval",
        "From the sum of lows to the sum of highs is what was reported. Estimates are another kind of number and are not mixed in.",
        "caveat beside every sum",
        "OHCHR (2022); Vesco et al. on UCDP's ranges",
        "reconcile.rules.CAVEAT; reconcile.splitting.add_up",
        "Shown on the report page under every total",
    ),
    _rule(
        "R30",
        "Publish the way to the number",
        "Inputs, decisions, rules and policy are printed with each number; the same input gives the same output, in any order.",
        "toll = f(claims, policy version)",
        "IBC entry notes; UCDP GED, stable ids; Berkeley Protocol 210 b",
        "reconcile.trace",
        "warmonitor explain DIR INCIDENT",
    ),
)

BY_ID: Final = {rule.id: rule for rule in RULES}


def rule(id: str) -> Rule:  # noqa: A002 - the rule's own word
    """The rule of that name.

    Raises:
        LookupError: If there is none.

    >>> rule("R12").example
    '36 + 32 + 4 = 72'
    """
    if id not in BY_ID:
        raise LookupError(f"no rule is called {id!r}; known: R01 to R30")
    return BY_ID[id]
