"""What things are and are called: indicators, areas, interventions, columns, words, pages."""
