"""Documents that flow: what Word, OpenDocument, RTF and HTML files say of their words."""
