"""What the words of a language tell."""
