"""Pictures as SVG, made on the server without a browser, of the description and nothing else."""
