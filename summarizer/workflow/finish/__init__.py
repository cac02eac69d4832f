"""The hvidbog, the ledger and the package for the records system."""
