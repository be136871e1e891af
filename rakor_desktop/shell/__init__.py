"""The window around the screens, and the place where everything is put together."""
