"""Høringsreferent: from consultation responses to an approved hvidbog.

The rooms stand in the order in which a response goes through them:
intake, screening, drafting, (synthesis,) review and export. ``workflow`` is the
corridor between them, ``domain`` what they all talk about.
"""

__version__ = "0.1.0"
