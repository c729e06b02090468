"""Updates of the program from a signed folder: verified as a whole, never to an older version, with a way back."""
