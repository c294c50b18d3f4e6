"""The last section: what the figures mean, what they don't, and who made them."""

from __future__ import annotations

from warmonitor.domain.incidents import Release
from warmonitor.domain.tolls import POLICIES
from warmonitor.exports.html.elements import Markup, el, words

CAVEATS = (
    (
        "A documented minimum.",
        "These figures are what reports document: a minimum that can be traced, and an undercount. They show "
        "what was reported, not the whole pattern of the violence. Nothing is estimated or extrapolated.",
    ),
    (
        "A reporting range, not a confidence interval.",
        "The span from the lowest to the highest figure says how far the accepted claims "
        "reach apart. It says nothing of how likely a figure inside it is.",
    ),
    (
        "Voices, not outlets.",
        "Reports that quote one monitor, ministry or wire are one voice. Where a report does not name the voice that it "
        "quotes and it is presumed to be another's, the page says so.",
    ),
    (
        "No sums across incidents.",
        "An episode's toll is what was said of the whole episode. It is not added to its incidents, nor they to it.",
    ),
    (
        "Who and what is a claim.",
        "Status, manner and responsibility are as reported. No legal finding is made. “Not told” means that no "
        "report says; zero means that a report says there was none.",
    ),
    (
        "Read by a program.",
        "Claims were read and joined by the rules named in each incident's steps. Every figure stands beside the words it rests on; "
        "check them before you publish.",
    ),
)


def method(release: Release) -> Markup:
    policy = POLICIES.get(release.policy)
    made = [
        el("div", el("dt", "Made with"), el("dd", words(release.made_with))),
        el(
            "div",
            el("dt", "Policy"),
            el("dd", f"{policy.version}, after {policy.reference}" if policy else words(release.policy)),
        ),
        el("div", el("dt", "Newest report"), el("dd", words(release.newest or "not dated"))),
        el("div", el("dt", "Signed"), el("dd", "yes" if release.signed else "no: a draft")),
    ]
    caveats = [el("li", el("b", head), " ", text) for head, text in CAVEATS]
    beside = el(
        "p",
        "The same results for programs: documents.jsonl, claims.jsonl, incidents.jsonl, tolls.jsonl, and the tables in exports/.",
    )
    return el("div", el("ul", caveats, cls="caveats"), el("dl", made, cls="facts"), beside)
