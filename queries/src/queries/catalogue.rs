// This file was generated with `cornucopia`. Do not modify.

use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct FaultsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn faults() -> FaultsStmt {
    FaultsStmt(
        "with tenant_tables as ( select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, c.relname = 'accounts' as is_accounts from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('job_runs', 'attempt_limits', 'schema_migrations', 'refinery_schema_history') ), keyed as ( select t.*, (select a.attnum from pg_attribute a where a.attrelid = t.oid and not a.attisdropped and a.attname = case when t.is_accounts then 'id' else 'account_id' end) as account_column from tenant_tables t ), definers as ( select p.oid::regprocedure::text as name, p.proowner, p.proconfig, p.proacl from pg_proc p where p.prosecdef and has_schema_privilege('rf_app', p.pronamespace, 'usage') ), bypassers as ( select r.oid from pg_roles r where r.rolsuper or r.rolbypassrls or r.rolname = 'rf_owner' ) select 'table ' || name || ' has no account_id' as fault from keyed where account_column is null union all select 'table ' || name || ' does not force row-level security' from keyed where not (relrowsecurity and relforcerowsecurity) union all select 'table ' || name || ' has no tenant policy for rf_app' from keyed k where not exists ( select from pg_policy p where p.polrelid = k.oid and p.polname = 'tenant' and p.polpermissive and p.polcmd = '*' and p.polroles = array[(select oid from pg_roles where rolname = 'rf_app')] and pg_get_expr(p.polqual, p.polrelid) = '(' || case when is_accounts then 'id' else 'account_id' end || ' = (current_setting(''app.current_account_id''::text))::uuid)' and pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid)) union all select 'policy ' || p.polname || ' on ' || c.relname || ' is for rf_app beside the tenant policy' from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname <> 'tenant' and (select oid from pg_roles where rolname = 'rf_app') = any (p.polroles) union all select 'policy ' || p.polname || ' on ' || c.relname || ' is for PUBLIC' from pg_policy p join pg_class c on c.oid = p.polrelid where 0 = any (p.polroles) union all select 'foreign key ' || f.conname || ' on ' || k.name || ' does not carry the account' from pg_constraint f join keyed k on k.oid = f.conrelid join keyed r on r.oid = f.confrelid where f.contype = 'f' and not exists ( select from unnest(f.conkey, f.confkey) as pair(own, referenced) where pair.own = k.account_column and pair.referenced = r.account_column) union all select 'unique index ' || i.relname || ' on ' || k.name || ' does not carry the account' from pg_index x join keyed k on k.oid = x.indrelid join pg_class i on i.oid = x.indexrelid where x.indisunique and not k.account_column = any ((x.indkey::int2[])[0 : (x.indnkeyatts - 1)]) and i.relname <> 'login_emails_pkey' union all select 'column ' || a.attname || ' of attempt_limits could hold something of an account''s' from pg_attribute a where a.attrelid = 'attempt_limits'::regclass and a.attnum > 0 and not a.attisdropped and not (a.attname = 'key' and a.atttypid = 'bytea'::regtype) and a.atttypid not in ('timestamptz'::regtype, 'timestamptz[]'::regtype, 'int'::regtype) union all select 'function ' || f.name || ' runs with its owner''s rights and is not on the list' from definers f where f.name not in ('login(text)', 'stale_walks(integer)', 'search_tickets(text,integer)', 'matching_tickets(text,integer)') union all select 'function ' || f.name || ' runs as somebody who could bypass row-level security' from definers f where exists (select from bypassers b where pg_has_role(f.proowner, b.oid, 'member')) union all select 'function ' || f.name || ' does not pin its search_path' from definers f where not coalesce('search_path=pg_catalog, pg_temp' = any (f.proconfig), false) union all select 'function ' || f.name || ' may be run by PUBLIC' from definers f where exists (select from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) a where a.grantee = 0) union all select 'role ' || r.rolname || ' could bypass row-level security' from pg_roles r where r.rolname in ('rf_app', 'rf_platform', 'rf_auth', 'rf_search') and exists (select from bypassers b where pg_has_role(r.oid, b.oid, 'member')) union all select 'the catalogue is read as ' || current_user || ', which proves nothing: use rf_app' where current_user <> 'rf_app'",
        None,
    )
}
impl FaultsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> StringQuery<'c, 'a, 's, C, String, 0> {
        StringQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
