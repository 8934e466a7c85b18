"""What the checks of published figures say to people, a module for each check."""
