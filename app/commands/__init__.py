"""Declaring slash commands, context menus, buttons and modals, once, for everything that needs to know of them."""
