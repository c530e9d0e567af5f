--: Flow(current_version?, published_at?, draft_saved_at?, draft_saved_by?, draft_saved_by_name?)
--: Draft(tree?, saved_at?, saved_by?, saved_by_name?, current_version?)

--! insert_flow InsertFlow(draft?, draft_saved_by?)
-- `words` are the texts of its nodes, for finding it.
insert into flows (account_id, id, title, summary, tags, status, draft, draft_saved_by, draft_saved_at, author_id, tsv)
values (:account_id, :id, :title, :summary, :tags, 'draft', :draft, :draft_saved_by,
        case when :draft_saved_by::uuid is not null then now() end, :author_id,
        setweight(to_tsvector('english', :title), 'A')
        || setweight(to_tsvector('english', array_to_string((:tags)::text[], ' ')), 'B')
        || setweight(to_tsvector('english', :summary), 'C') || setweight(to_tsvector('english', :words), 'D'));

--! insert_version
insert into flow_versions (account_id, id, flow_id, version, tree, change_note, published_by)
values (:account_id, :id, :flow_id, :version, :tree, :change_note, :published_by);

--! publish_version
-- A draft that was published is none any more; one that somebody is writing stays when a reviewed change overtakes it.
update flows set status = 'published', current_version = :version,
       draft = case when :keeps_draft then draft end,
       draft_saved_by = case when :keeps_draft then draft_saved_by end,
       draft_saved_at = case when :keeps_draft then draft_saved_at end,
       title = :title, summary = :summary, tags = :tags, updated_at = now(), draft_revision = draft_revision + 1,
       tsv = setweight(to_tsvector('english', :title), 'A')
             || setweight(to_tsvector('english', array_to_string((:tags)::text[], ' ')), 'B')
             || setweight(to_tsvector('english', :summary), 'C') || setweight(to_tsvector('english', :words), 'D')
where id = :id;

--! save_draft
-- A flow that was never published is listed by what its draft says, once that says something.
update flows set draft = :tree, draft_revision = draft_revision + 1, draft_saved_by = :saved_by, draft_saved_at = now(),
       updated_at = now(),
       title = case when current_version is null and :title <> '' then :title else title end,
       summary = case when current_version is null then :summary else summary end,
       tags = case when current_version is null then (:tags)::text[] else tags end,
       tsv = case when current_version is null
                  then setweight(to_tsvector('english', :title), 'A')
                       || setweight(to_tsvector('english', array_to_string((:tags)::text[], ' ')), 'B')
                       || setweight(to_tsvector('english', :summary), 'C') || setweight(to_tsvector('english', :words), 'D')
                  else tsv end
where id = :id;

--! discard_draft
-- What was published stays; a flow that was never published is its draft.
update flows set draft = null, draft_saved_by = null, draft_saved_at = null, draft_revision = draft_revision + 1,
       updated_at = now()
where id = :id and current_version is not null;

--! set_flow_status
update flows set status = :status, updated_at = now() where id = :id;

--! lock_flow
select id from flows where id = :id for no key update;

--! find_flow : Flow
select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at,
       f.updated_at, v.published_at, f.draft_revision, f.draft_saved_at, f.draft_saved_by, s.name as draft_saved_by_name,
       e.walks, e.resolved, e.escalated, e.abandoned, e.helpful, e.unhelpful
from flows f
join users u on u.account_id = f.account_id and u.id = f.author_id
left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
cross join lateral (
    select coalesce(sum(t.resolved + t.escalated + t.abandoned), 0) as walks, coalesce(sum(t.resolved), 0) as resolved,
           coalesce(sum(t.escalated), 0) as escalated, coalesce(sum(t.abandoned), 0) as abandoned,
           coalesce(sum(t.helpful), 0) as helpful, coalesce(sum(t.unhelpful), 0) as unhelpful
    from flow_tallies t where t.account_id = f.account_id and t.flow_id = f.id) e
where f.id = :id;

--! find_draft : Draft
-- The draft, or in its place the version it would begin as.
select coalesce(f.draft, v.tree) as tree, f.draft_revision, f.draft_saved_at as saved_at, f.draft_saved_by as saved_by,
       s.name as saved_by_name, f.current_version, f.status, f.author_id
from flows f
left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
where f.id = :id;

--! list_flows (status?, author_id?, tag?, after_title?, after_id?) : Flow
select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at,
       f.updated_at, v.published_at, f.draft_revision, f.draft_saved_at, f.draft_saved_by, s.name as draft_saved_by_name,
       e.walks, e.resolved, e.escalated, e.abandoned, e.helpful, e.unhelpful
from flows f
join users u on u.account_id = f.account_id and u.id = f.author_id
left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
cross join lateral (
    select coalesce(sum(t.resolved + t.escalated + t.abandoned), 0) as walks, coalesce(sum(t.resolved), 0) as resolved,
           coalesce(sum(t.escalated), 0) as escalated, coalesce(sum(t.abandoned), 0) as abandoned,
           coalesce(sum(t.helpful), 0) as helpful, coalesce(sum(t.unhelpful), 0) as unhelpful
    from flow_tallies t where t.account_id = f.account_id and t.flow_id = f.id) e
where (:status::text is null or f.status = :status)
  and (:author_id::uuid is null or f.author_id = :author_id)
  and (:tag::text is null or f.tags @> array[:tag::text])
  and (:after_title::text is null or (f.title, f.id) > (:after_title, :after_id::uuid))
order by f.title, f.id
limit :most;

--! search_flows (status?, author_id?, tag?) : Flow
-- Best match first: the words of a problem statement, any of them, each also as the beginning of one; titles also where they
-- are only nearly typed. What really helped counts up to three times as much as what never did.
with helped as (
    select t.flow_id, sum(t.resolved + t.escalated + t.abandoned) as walks, sum(t.helpful) as helpful
    from flow_tallies t group by t.flow_id
), asked as materialized (
    -- Once, and not for every flow. Words that say nothing are left out, unless there is no other: then they may be the
    -- beginning of one (`out` of Outlook).
    select q as query, (numnode(q) + 1) / 2 as words
    from (select coalesce(nullif(to_tsquery('english', :query), ''::tsquery), to_tsquery('simple', :query)) as q) asked
), matching as materialized (
    -- The rank is a mean over the words of the query; how many of them match is what counts.
    select f.id, ts_rank(f.tsv, asked.query) * asked.words as by_words, word_similarity(f.title, :beginning) as by_likeness
    from flows f cross join asked
    where (:status::text is null or f.status = :status)
      and (:author_id::uuid is null or f.author_id = :author_id)
      and (:tag::text is null or f.tags @> array[:tag::text])
), best as (
    select m.id, (m.by_words + m.by_likeness) * (1 + 2 * (coalesce(h.helpful, 0) + 1) / (coalesce(h.walks, 0) + 4.0)) as score
    from matching m left join helped h on h.flow_id = m.id
    where m.by_words > 0 or m.by_likeness >= 0.5
    order by score desc, m.id
    limit :most
)
select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at,
       f.updated_at, v.published_at, f.draft_revision, f.draft_saved_at, f.draft_saved_by, s.name as draft_saved_by_name,
       e.walks, e.resolved, e.escalated, e.abandoned, e.helpful, e.unhelpful
from best
join flows f on f.id = best.id
join users u on u.account_id = f.account_id and u.id = f.author_id
left join users s on s.account_id = f.account_id and s.id = f.draft_saved_by
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
cross join lateral (
    select coalesce(sum(t.resolved + t.escalated + t.abandoned), 0) as walks, coalesce(sum(t.resolved), 0) as resolved,
           coalesce(sum(t.escalated), 0) as escalated, coalesce(sum(t.abandoned), 0) as abandoned,
           coalesce(sum(t.helpful), 0) as helpful, coalesce(sum(t.unhelpful), 0) as unhelpful
    from flow_tallies t where t.account_id = f.account_id and t.flow_id = f.id) e
order by best.score desc, f.title, f.id;

--! flow_titles
select title from flows where status <> 'archived';

--! flow_tags
-- Those in use, for filtering by one; those of drafts only for who sees drafts.
select distinct unnest(tags) as tag from flows where status = 'published' or (:with_drafts and status = 'draft')
order by 1 limit 500;

--! published_version : PublishedVersion()
-- The version a walk that begins now is on.
select f.id, v.version, v.tree
from flows f
join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
where f.id = :id and f.status = 'published';

--! version_tree
select tree from flow_versions where flow_id = :flow_id and version = :version;

--! list_versions (version?) : Version()
select v.version, v.change_note, v.published_at, v.published_by, u.name as published_by_name,
       coalesce(t.resolved + t.escalated + t.abandoned, 0) as walks, coalesce(t.resolved, 0) as resolved,
       coalesce(t.escalated, 0) as escalated, coalesce(t.abandoned, 0) as abandoned, coalesce(t.helpful, 0) as helpful,
       coalesce(t.unhelpful, 0) as unhelpful
from flow_versions v
join users u on u.account_id = v.account_id and u.id = v.published_by
left join flow_tallies t on t.account_id = v.account_id and t.flow_id = v.flow_id and t.version = v.version
where v.flow_id = :flow_id and (:version::int is null or v.version = :version)
order by v.version desc;

--! reached_nodes
-- In how many walks since then each node was answered, steps taken back included, and in how many the way ended at it.
select reached.node_id, count(*) as walks
from (
    select w.id, s.node_id
    from l1_walk_sessions w
    join l1_walk_steps s on s.account_id = w.account_id and s.session_id = w.id
    where w.flow_id = :flow_id and w.started_at >= :since
    union
    select w.id, w.stands_at
    from l1_walk_sessions w
    where w.flow_id = :flow_id and w.started_at >= :since and w.stands_at is not null) reached
group by reached.node_id;

--! count_walks_since
select count(*) from l1_walk_sessions where flow_id = :flow_id and started_at >= :since;

--! count_published
select count(*) from flows where status = 'published';
