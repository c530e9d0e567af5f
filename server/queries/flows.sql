--: Flow(current_version?, published_at?)

--! insert_flow InsertFlow(draft?)
insert into flows (account_id, id, title, summary, tags, status, draft, author_id, tsv)
values (:account_id, :id, :title, :summary, :tags, 'draft', :draft, :author_id,
        setweight(to_tsvector('english', :title), 'A')
        || setweight(to_tsvector('english', array_to_string((:tags)::text[], ' ')), 'B')
        || setweight(to_tsvector('english', :summary), 'C'));

--! insert_version
insert into flow_versions (account_id, id, flow_id, version, tree, change_note, published_by)
values (:account_id, :id, :flow_id, :version, :tree, :change_note, :published_by);

--! publish_version
update flows set status = 'published', current_version = :version, draft = null, updated_at = now(),
       draft_revision = draft_revision + 1
where id = :id;

--! find_flow : Flow
select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at,
       f.updated_at, v.published_at
from flows f
join users u on u.account_id = f.account_id and u.id = f.author_id
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
where f.id = :id;

--! list_flows (status?, after_title?, after_id?) : Flow
select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at,
       f.updated_at, v.published_at
from flows f
join users u on u.account_id = f.account_id and u.id = f.author_id
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
where (:status::text is null or f.status = :status)
  and (:after_title::text is null or (f.title, f.id) > (:after_title, :after_id::uuid))
order by f.title, f.id
limit :most;

--! search_flows (status?) : Flow
-- Best match first: the words of a problem statement, any of them, the last as a prefix.
select f.id, f.title, f.summary, f.tags, f.status, f.current_version, f.author_id, u.name as author_name, f.created_at,
       f.updated_at, v.published_at
from flows f
join users u on u.account_id = f.account_id and u.id = f.author_id
left join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
where (:status::text is null or f.status = :status) and f.tsv @@ to_tsquery('english', :query)
order by ts_rank_cd(f.tsv, to_tsquery('english', :query)) desc, f.title, f.id
limit :most;

--! flow_titles
select title from flows where status <> 'archived';

--! published_version : PublishedVersion()
-- The version a walk that begins now is on.
select f.id, v.version, v.tree
from flows f
join flow_versions v on v.account_id = f.account_id and v.flow_id = f.id and v.version = f.current_version
where f.id = :id and f.status = 'published';

--! version_tree
select tree from flow_versions where flow_id = :flow_id and version = :version;

--! list_versions
select v.version, v.change_note, v.published_at, v.published_by, u.name as published_by_name
from flow_versions v join users u on u.account_id = v.account_id and u.id = v.published_by
where v.flow_id = :flow_id
order by v.version desc;

--! count_published
select count(*) from flows where status = 'published';
