"""RQ's side of the house: the task, the worker and the sweeper."""
