"""What the charts of the office count (6.6, 6.7), and when a figure says something."""

from enum import StrEnum


class Measure(StrEnum):
    """What is counted, and what its key names.

    ``CONTACT`` counts contact clocks, ``REPAIR_TIME`` repairs with their seconds from report to solution,
    ``FIRST_FIX`` signed repairs (all without key); ``CAUSE`` tickets by root cause, ``PRODUCT`` by product document
    or name, ``TECHNICIAN`` service orders by person.
    """

    CONTACT = "contact"
    CAUSE = "cause"
    PRODUCT = "product"
    REPAIR_TIME = "repair_time"
    TECHNICIAN = "technician"
    FIRST_FIX = "first_fix"
