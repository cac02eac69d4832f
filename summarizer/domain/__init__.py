"""What a hearing is: plain frozen values. Standard library only; no I/O, clock or framework."""
