"""Opening a hearing, what it may cost and how strict it is, and its end."""
