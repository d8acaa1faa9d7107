"""How many, of whom, on whose count."""
