"""What pages across responses show. Looks only."""
