"""The plumbing of the API: no resources, no decisions."""
