"""Job title in, `RoleMatch` with its `RoleProfile` out."""
