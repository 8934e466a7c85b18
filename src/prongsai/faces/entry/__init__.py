"""The door: signing in and out, second factors, invitations, one's own account."""
