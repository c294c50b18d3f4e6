"""What was seen and what people decided, in a database: the one floor under the desk that remembers.

seen (documents, readings) + decided (codings, judgements, assessments, signatures) -> derived (claims, incidents, tolls) -> released

Nothing here imports Django before `opening` or the web has configured it.
"""
