"""How the event coder's model comes about: examples, training, calibration, export. Not part of the package."""
