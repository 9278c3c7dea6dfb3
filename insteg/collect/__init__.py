"""The only writers: publishers' figures and the county's own files become one checked snapshot. The reading side never imports it."""
