"""From files that come in to responses."""
