"""The parts of the contract tab."""
