"""What of these tests has a meaning on this system."""

import sys

# Elsewhere there is always a display, and no socket of X11 to look for.
collect_ignore = [] if sys.platform == "linux" else ["test_dev_display.py"]
