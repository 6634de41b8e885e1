"""One encounter out of many reports: announcement, readouts of each side, comment of third parties, news."""
