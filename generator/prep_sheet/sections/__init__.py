"""The sections of a prep sheet other than its scripts."""
