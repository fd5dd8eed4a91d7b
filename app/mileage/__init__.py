"""Mileage: a ledger of miles earned by taking part, the ranks they lead to, and the boards that compare them."""
