"""What workers do to a response: read, screen, draft."""
