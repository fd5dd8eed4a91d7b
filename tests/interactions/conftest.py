from tests.interactions.rehearsal import actor, impatient, rehearsing

__all__ = ["actor", "impatient", "rehearsing"]
