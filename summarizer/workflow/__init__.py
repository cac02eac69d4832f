"""The corridor: one module per thing a person or a worker does.

Only here are transactions opened. Every function takes the ``Context`` first, then the
acting person where there is one; what it refuses, it refuses with one of the exceptions of
``workflow.refusals``, whose words are for the reader of a page.
"""
