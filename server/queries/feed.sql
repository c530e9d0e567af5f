--: Change(account_id?, kind?, id?, ticket_id?, user_id?, is_private?)

--! look : Change
-- Where this look stands and, beside it, what has been committed since the last one: what that one could not see yet. A row
-- without a change where there is none.
select s.snapshot::text as snapshot, c.account_id, c.kind, c.id, c.ticket_id, c.user_id, c.is_private
from (select pg_current_snapshot() as snapshot) s
left join live_changes c on c.xid >= pg_snapshot_xmin(:since::text::pg_snapshot)
                            and not pg_visible_in_snapshot(c.xid, :since::text::pg_snapshot)
limit :most;

--! stand
select pg_current_snapshot()::text as snapshot;

--! forget_changes
-- Those of transactions that had ended when that look was made.
delete from live_changes where xid < pg_snapshot_xmin(:then::text::pg_snapshot);

--! forget_presence
delete from presence where seen_at < now() - make_interval(secs => :seconds);
