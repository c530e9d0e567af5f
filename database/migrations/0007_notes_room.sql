-- The most notes a walk takes (2,000, and 256 KiB as they are sent) grow by their authors' names when they are stored: with
-- the longest of names to about 1.5 MiB. What the product accepts, its table must hold.

alter table l1_walk_sessions
    drop constraint walk_notes_are_bounded,
    add constraint walk_notes_are_bounded check (pg_column_size(walk_notes) <= 2097152);
