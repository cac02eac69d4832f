"""Names of people, and capitalised words that nobody can vouch for."""
