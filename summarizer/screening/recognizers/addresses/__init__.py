"""Addresses, found from their house numbers."""
