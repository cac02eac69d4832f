"""Pages that are drawn: PDFs, scans and photos, their lines, what can be seen, their pictures."""
