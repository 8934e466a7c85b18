"""The rules of every year as data: one immutable YAML file a fiscal year."""
