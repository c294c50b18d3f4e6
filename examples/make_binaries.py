"""Make the PDF and the Word file of `latakia-2025/`, which are committed; run it only to change their words.

python examples/make_binaries.py        (needs fpdf2 and python-docx: the extra `dev`)
"""

from datetime import UTC, datetime
from pathlib import Path

import docx
from fpdf import FPDF

HERE = Path(__file__).parent / "latakia-2025"
MADE = datetime(2025, 3, 8, 18, 0, tzinfo=UTC)  # fixed, so that making them again changes as little as possible

COURIER = (
    "The third day on the coast",
    "For a third day, government forces and men loyal to the ousted president Bashar al-Assad fought in the west of Syria. "
    "Videos of executions have spread online.",
    "More than 300 Alawite civilians were killed on Friday alone, the Syrian Observatory for Human Rights (SOHR), a monitor "
    "based in Britain, said on Saturday, 8 March. More than 500 other people were injured, women and children among them.",
    "The Observatory put the number of people killed since Thursday, 6 March at 524. The total includes 311 Alawite civilians "
    "of the coastal region who were killed by security forces, it said.",
    "Witnesses speak of the execution of dozens of men along the coast of Latakia and Tartous.",
    "The country's leader, Ahmed al-Sharaa, told the rebels to lay down their weapons before it is too late. "
    'He said that there would be "no weapons outside the hands of the state".',
)
GAZETTE = (
    "How the fighting began",
    "The violence on the Syrian coast began in Beit Aana, a village in the hills above Latakia, when security forces came on "
    "Thursday to arrest a man accused of selling weapons. Villagers resisted, and men of the former army joined them.",
    "By Friday, according to the Syrian Observatory for Human Rights, 36 members of the security forces and 32 gunmen had been "
    "killed in the clashes. Four civilians also died in the fighting.",
    "Helicopters attacked positions in the hills, and artillery fired on villages nearby. Nobody has counted the houses.",
)


def pdf(path: Path, title: str, *paragraphs: str) -> None:
    page = FPDF()
    page.set_creation_date(MADE)
    page.set_title(title)
    page.add_page()
    page.set_font("Helvetica", "B", 18)
    page.multi_cell(0, 10, title, new_x="LMARGIN", new_y="NEXT")
    page.set_font("Helvetica", size=12)
    for paragraph in paragraphs:
        page.multi_cell(0, 7, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        page.ln(3)
    page.output(str(path))


def word(path: Path, title: str, *paragraphs: str) -> None:
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.created = made.core_properties.modified = MADE.replace(tzinfo=None)
    made.core_properties.author = "Border Gazette"
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(str(path))


if __name__ == "__main__":
    pdf(HERE / "weekend-courier.pdf", *COURIER)
    word(HERE / "border-gazette.docx", *GAZETTE)
