//! The typed statements: every SQL file of `server/queries`, checked against a database migrated this minute, becomes Rust.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use cornucopia::config::{Config, TypeMapping};
use database::{Passwords, PrivateServer, connect, migrate};

/// The generator writes a manifest of its own, with versions of its own; this one is ours.
const MANIFEST: &str = include_str!("queries.toml");

/// Statements that no request sends: connections need not know them.
const NOT_SERVING: [&str; 4] = ["catalogue", "demo", "feed", "jobs"];

/// Writes `queries/`, touching only the files that differ, so that nothing is compiled again for nothing.
pub async fn generate() -> Result<(), Box<dyn Error>> {
    let made = made().await?;
    let root = root().join("queries");
    for file in files(&root)?.keys().filter(|file| !made.contains_key(*file)) {
        fs::remove_file(root.join(file))?;
    }
    for (file, text) in made {
        let file = root.join(file);
        if fs::read_to_string(&file).is_ok_and(|there| there == text) {
            continue;
        }
        fs::create_dir_all(file.parent().unwrap_or(&root))?;
        fs::write(file, text)?;
    }
    Ok(())
}

/// Fails if `queries/` is not what [`generate`] would write.
pub async fn check() -> Result<(), Box<dyn Error>> {
    let made = made().await?;
    let there = files(&root().join("queries"))?;
    let differs = |file: &&PathBuf| made.get(*file) != there.get(*file);
    let mut all: Vec<&PathBuf> = made.keys().chain(there.keys()).filter(differs).collect();
    all.sort();
    all.dedup();
    if let Some(first) = all.first() {
        let others = if all.len() > 1 {
            format!(" and {} more", all.len() - 1)
        } else {
            String::new()
        };
        let first = first.display();
        return Err(format!(
            "queries/{first}{others} is not what the SQL says: run make gen and commit what it changes"
        )
        .into());
    }
    Ok(())
}

/// What `queries/` should hold, by path.
async fn made() -> Result<BTreeMap<PathBuf, String>, Box<dyn Error>> {
    let work = tempfile::Builder::new().prefix("rf-gen-").tempdir()?;
    open_to_all(work.path())?;
    let server = PrivateServer::start(&work.path().join("data")).await?;
    let made = generated(&server, work.path()).await;
    server.stop().await;
    made
}

async fn generated(server: &PrivateServer, work: &Path) -> Result<BTreeMap<PathBuf, String>, Box<dyn Error>> {
    migrate(&server.admin(), &Passwords::default()).await?;
    let (client, _connection) = connect(&server.admin()).await?;
    let destination = work.join("queries");
    let mut config = Config::builder()
        .name("queries")
        .queries(root().join("server/queries"))
        .destination(&destination)
        .build();
    for (postgres, rust) in [("timestamptz", "jiff::Timestamp"), ("date", "jiff::civil::Date")] {
        config
            .types
            .mapping
            .insert(format!("pg_catalog.{postgres}"), TypeMapping::Simple(rust.to_owned()));
    }
    // It waits for the database without yielding to us, who must go on driving the connection.
    let result = tokio::task::spawn_blocking(move || cornucopia::gen_live(&client, config)).await?;
    // Its errors point into the SQL; only this shows where.
    result.map_err(|error| format!("{:?}", miette::Report::new(error)))?;
    fs::write(
        destination.join("src/prepared.rs"),
        prepare_all(&root().join("server/queries"))?,
    )?;
    keep_writes_prepared(&destination)?;
    let library = destination.join("src/lib.rs");
    let text = fs::read_to_string(&library)?;
    fs::write(
        &library,
        format!("{text}mod prepared;\npub use prepared::prepare_all;\n"),
    )?;
    format(&library)?;
    let mut made = files(&destination)?;
    made.insert(PathBuf::from("Cargo.toml"), MANIFEST.to_owned());
    Ok(made)
}

/// The generator keeps the statements that read prepared, and prepares those that write anew each time; ours are all kept.
fn keep_writes_prepared(destination: &Path) -> io::Result<()> {
    for (file, text) in files(&destination.join("src/queries"))? {
        let text = text
            .split("client")
            .map(|part| match part.trim_start().strip_prefix(".execute(") {
                Some(rest) if rest.trim_start().starts_with("self.0,") => format!(
                    "crate::prepared::execute(client, self.0, self.1.as_ref(),{}",
                    rest.trim_start().trim_start_matches("self.0,")
                ),
                _ => format!("client{part}"),
            })
            .collect::<String>();
        let text = text.strip_prefix("client").unwrap_or(&text);
        fs::write(destination.join("src/queries").join(file), text)?;
    }
    Ok(())
}

/// A function that prepares every statement on a connection: the server sends statements ahead of each other's answers,
/// and one that still had to be prepared would be overtaken.
fn prepare_all(folder: &Path) -> io::Result<String> {
    let mut calls = Vec::new();
    for (file, text) in files(folder)? {
        let module = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if NOT_SERVING.contains(&module.as_str()) {
            continue;
        }
        for name in text.lines().filter_map(|line| line.strip_prefix("--! ")) {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            calls.push(format!(
                "async {{ queries::{module}::{name}().prepare(client).await.map(|_| ()) }}.boxed()"
            ));
        }
    }
    Ok(format!(
        "use futures::FutureExt;\nuse postgres_types::ToSql;\nuse tokio_postgres::{{Error, Statement}};\n\n\
         use crate::{{client::GenericClient, queries}};\n\n\
         pub(crate) async fn execute<C: GenericClient>(\n    client: &C,\n    query: &str,\n    \
         prepared: Option<&Statement>,\n    params: &[&(dyn ToSql + Sync)],\n) -> Result<u64, Error> {{\n    \
         match prepared {{\n        Some(statement) => client.execute(statement, params).await,\n        \
         None => client.execute(&client.prepare(query).await?, params).await,\n    }}\n}}\n\n\
         /// Prepares every statement on a connection, in one go.\n\
         pub async fn prepare_all(client: &impl GenericClient) -> Result<(), tokio_postgres::Error> {{\n    \
         futures::future::try_join_all([\n        {},\n    ])\n    .await\n    .map(|_| ())\n}}\n",
        calls.join(",\n        ")
    ))
}

/// As `cargo fmt` would: the generator formats where it works, out of reach of the repository's settings.
fn format(library: &Path) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024"]);
    let settings = root().join("rustfmt.toml");
    if settings.exists() {
        command.arg("--config-path").arg(settings);
    }
    if !command
        .arg(library)
        .status()
        .map_err(|error| format!("rustfmt could not be run: {error}"))?
        .success()
    {
        return Err("rustfmt refused the generated statements".into());
    }
    Ok(())
}

/// Every file below a directory with its text, by relative path.
fn files(root: &Path) -> io::Result<BTreeMap<PathBuf, String>> {
    let mut found = BTreeMap::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                open.push(path);
            } else {
                found.insert(path, fs::read_to_string(entry.path())?);
            }
        }
    }
    Ok(found)
}

/// The database server runs as another user when we are root, and a temporary directory is closed to others.
fn open_to_all(directory: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(directory, fs::Permissions::from_mode(0o755))
}

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}
