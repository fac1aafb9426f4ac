"""`Candidate` and `RoleMatch` in, `PrepSheet` out: pure, no disk, no clock, no chance."""
