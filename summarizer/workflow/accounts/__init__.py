"""Accounts, and what people do with their own."""
