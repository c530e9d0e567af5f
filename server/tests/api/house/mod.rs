//! Rules of the whole house.
