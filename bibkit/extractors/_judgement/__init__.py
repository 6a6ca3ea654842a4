"""What a page's layers say, weighed: which value of each field is believed, and whether there is a work at all."""
