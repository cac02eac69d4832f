"""A person corrects and approves."""
