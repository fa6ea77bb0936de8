"""svcdesk puts a company's written Sales Service Specification to work."""

__version__ = "0.1.0"
