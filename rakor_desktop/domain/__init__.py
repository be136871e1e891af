"""The vocabulary and the rules of a coordination meeting: frozen rows, enums, pure functions. Standard library only."""
