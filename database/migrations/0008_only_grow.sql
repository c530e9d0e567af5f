-- What only grows is not emptied either: TRUNCATE fires no row's trigger, and emptying a table that others point to can
-- empty them along with it.
create trigger history_is_not_emptied before truncate on ticket_history
    for each statement execute function refuse_change();
create trigger steps_are_not_emptied before truncate on l1_walk_steps
    for each statement execute function refuse_change();
