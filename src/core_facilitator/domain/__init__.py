"""Words and rules: frozen values and plain functions, standard library only."""
