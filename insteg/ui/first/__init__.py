"""A page's first answer: the page run once by the server for nobody, and written as plain HTML (decision 0120)."""
