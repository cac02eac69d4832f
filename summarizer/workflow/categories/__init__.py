"""The coding frame, and where points stand in it."""
