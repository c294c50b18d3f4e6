"""What voices ask of the texts of reports, each question once: texts never change under their ids, and there may be a hundred thousand.

The answers can be kept from one linking to the next, so that an update opens new reports alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from warmonitor.domain.documents import Document
from warmonitor.link.known_voices import named_in

Answers = dict[str, dict[str, str]]
"""By document: the questions asked of it, and what it said; "" is no, or nothing."""

PARTED = "\x1f"


class Texts:
    """The documents, as far as their texts were asked about or are still to be; `answers` are those from before.

    `twins` gives for each copy the document whose text it repeats; where it is missing, the documents say so themselves.
    """

    def __init__(self, documents: Mapping[str, Document], twins: Mapping[str, str] | None = None, answers: Answers | None = None) -> None:
        self._documents = documents
        self._twins = twins
        self.answers: Answers = {doc_id: dict(some) for doc_id, some in (answers or {}).items()}

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._documents

    def lead(self, doc_id: str) -> str | None:
        """The document whose text this one repeats, if it repeats one."""
        if self._twins is not None:
            return self._twins.get(doc_id)
        document = self._documents.get(doc_id)
        return (document.duplicate_of or document.near_duplicate_of) if document else None

    def source(self, doc_id: str) -> str:
        """The outlet."""
        return self._asked(doc_id, "source", lambda document: document.source)

    def holds(self, doc_id: str, words: str) -> bool:
        """Whether these words stand in the text."""
        return bool(self._asked(doc_id, f"holds {words}", lambda document: "yes" if words in document.text else ""))

    def named(self, doc_id: str) -> tuple[str, ...]:
        """The known organisations that the title or the text names."""
        said = self._asked(doc_id, "named", lambda document: PARTED.join(k.name for k in named_in(f"{document.title} {document.text}")))
        return tuple(said.split(PARTED)) if said else ()

    def find(self, doc_id: str, question: str, look: Callable[[str], str]) -> str:
        """What `look` finds in the text; the question must be another one wherever it would find something else."""
        return self._asked(doc_id, question, lambda document: look(document.text))

    def _asked(self, doc_id: str, question: str, answer: Callable[[Document], str]) -> str:
        mine = self.answers.setdefault(doc_id, {})
        if question not in mine:
            document = self._documents.get(doc_id)
            if document is None:  # no answer that would hold once it comes
                return ""
            mine[question] = answer(document)
        return mine[question]
