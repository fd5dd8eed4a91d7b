"""`/playground/…`: what Discord has not. For the page, for `omo simulate` and for tests, a module for each subject.

Errors are `{"message": "a plain sentence"}` with a status from 400 on; ids are strings, as with Discord.
"""
