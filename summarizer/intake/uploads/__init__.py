"""Uploads that hold several responses: ZIPs, and the lists that portals export."""
