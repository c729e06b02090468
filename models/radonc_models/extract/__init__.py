"""From an oncology database to rows of cases: identifiable data that stays with its owner until it is de-identified."""
