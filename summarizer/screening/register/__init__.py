"""The register of protected people: kept as keyed hashes, and looked for in a text."""
