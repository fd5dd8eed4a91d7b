"""What the Admin API is made of: operations are declared here by the features and served by `app/control_room`."""
