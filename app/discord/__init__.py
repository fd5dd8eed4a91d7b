"""Discord's HTTP protocol; no words of the product in here."""
