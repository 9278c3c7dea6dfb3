"""The analyst's page: which figures are chosen, every one of them as a row, and any table made of them."""
