"""A text as all detectors read it: normalised, cut into words once, asked for signs."""
