"""A questionnaire on a page: what it asks, how it is shown, what came back."""
