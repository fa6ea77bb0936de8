"""svcdesk puts a company's written Sales Service Specification to work."""

import gc

__version__ = "0.1.0"

# Loading makes some hundred thousand objects that stay: looking for garbage after every 700 of them, as Python does
# by itself, finds none and costs a fifth of the start; after every 50,000 it still costs a twentieth.
gc.set_threshold(250_000, 20, 100)
