"""Home: the running or next meeting and the state of the backup."""
