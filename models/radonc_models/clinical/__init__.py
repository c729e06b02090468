"""Clinical facts and checks: doses, sides and codes read from a suggestion by rules, never by a model."""
