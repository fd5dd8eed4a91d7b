"""What goes through a person's browser: signed values, cookies, ways back that work once, plain pages."""
