//! Races: many at the same moment, and still one truth.
