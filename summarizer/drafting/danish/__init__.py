"""Danish words, numbers and dates, as the quoting engine and the checks both read them."""
