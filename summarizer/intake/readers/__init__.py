"""One module per format; each has a function ``read(data)`` (see ``reading.Reader``)."""
