"""The second reader, `llm.v1`: a language model behind any OpenAI-compatible server, whose every word is checked against the report.

settings -> windows of the report -> prompt -> cache or client (pace, dialect) -> answers -> checking (quotes, counts, times) -> claims
"""

from warmonitor.extract.llm.reader import LlmReader

__all__ = ["LlmReader"]
