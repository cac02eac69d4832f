"""What people decide over what the gate holds, and what it knows."""
