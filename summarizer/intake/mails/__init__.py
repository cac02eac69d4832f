"""Mails: which of their forms is the letter, what is quoted, signed, sealed or attached."""
