"""Personal data found and refused, small numbers held back: one engine each, for every way in and every way out."""
