//! `flows`: files in, files out.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;
use flowtree::{
    Tree, export,
    parse::{parse_and_check, parse_file_name},
};

use super::{
    Stop,
    open::{Keep, Opened, open},
};
use crate::{
    accounts,
    auth::Actor,
    config::{DatabaseSettings, WrongSetting},
    db::{Db, TenantTx},
    flows::{self, import},
    ids::AccountId,
    operators, users,
};

/// What to do with flow files.
#[derive(Debug, Subcommand)]
pub enum FlowCommand {
    /// Print every problem as file:line: message; fails if there is any.
    Check {
        /// YAML or JSON files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Publish files as new flows of an account; titles it has already are left as they are.
    Import {
        #[command(flatten)]
        database: DatabaseSettings,
        /// The account's short name; not needed where there is only one.
        #[arg(long)]
        account: Option<String>,
        /// YAML or JSON files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write an account's published flows as YAML files.
    Export {
        #[command(flatten)]
        database: DatabaseSettings,
        /// The account's short name; not needed where there is only one.
        #[arg(long)]
        account: Option<String>,
        /// Where to; made if it is not there. Files of the same name are replaced.
        directory: PathBuf,
    },
}

/// Check files; the exit code says whether all are valid flows.
pub fn check(files: &[PathBuf]) -> ExitCode {
    let mut valid = true;
    for file in files {
        if let Err(problems) = read(file) {
            valid = false;
            for problem in problems {
                println!("{problem}");
            }
        }
    }
    if valid { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A flow file, or its problems as `file:line: message`.
fn read(file: &Path) -> Result<Tree, Vec<String>> {
    let name = file.display();
    let format = parse_file_name(&name.to_string())
        .ok_or_else(|| vec![format!("{name}:1: a flow file ends in .yaml, .yml or .json")])?;
    let bytes = fs::read(file).map_err(|error| vec![format!("{name}:1: cannot be read: {error}")])?;
    let source = String::from_utf8(bytes).map_err(|_| vec![format!("{name}:1: is not UTF-8 text")])?;
    parse_and_check(&source, format).map_err(|problems| {
        problems
            .iter()
            .map(|problem| format!("{name}:{}: {problem}", problem.line.unwrap_or(1)))
            .collect()
    })
}

pub async fn run(
    command: FlowCommand,
    with_file: impl Fn(DatabaseSettings) -> Result<DatabaseSettings, WrongSetting>,
) -> Result<(), Stop> {
    match command {
        FlowCommand::Check { .. } => Ok(()),
        FlowCommand::Import {
            database,
            account,
            files,
        } => {
            let trees = files
                .iter()
                .map(|file| read(file))
                .collect::<Result<Vec<_>, _>>()
                .map_err(|problems| Stop::failed(problems.join("\n")))?;
            inside(&with_file(database)?, account.as_deref(), async |tx| {
                import_all(tx, &trees).await
            })
            .await
        }
        FlowCommand::Export {
            database,
            account,
            directory,
        } => {
            inside(&with_file(database)?, account.as_deref(), async |tx| {
                export_all(tx, &directory).await
            })
            .await
        }
    }
}

async fn import_all(tx: &TenantTx, trees: &[Tree]) -> Result<(), Stop> {
    let owner = users::first_owner(tx)
        .await?
        .ok_or_else(|| Stop::failed("the account has no active owner"))?;
    let brought = import::publish_all(tx, owner.person.id, trees).await?;
    for (_, title) in &brought {
        eprintln!("published: {title}");
    }
    eprintln!(
        "{} of {} published; the others were there already.",
        brought.len(),
        trees.len()
    );
    Ok(())
}

async fn export_all(tx: &TenantTx, directory: &Path) -> Result<(), Stop> {
    fs::create_dir_all(directory).map_err(|error| Stop::failed(format!("{}: {error}", directory.display())))?;
    let mut names = std::collections::HashSet::new();
    let mut after = None;
    loop {
        let page = flows::published_after(tx, after.as_ref(), 100).await?;
        let Some(last) = page.last() else { break };
        after = Some((last.title.clone(), last.id.0));
        for flow in page {
            let Some((_, stored)) = flows::published(tx, flow.id).await? else {
                continue;
            };
            let tree = flows::parse(stored)?;
            let slug = accounts::slug(&flow.title);
            // Two titles can make one name; the second file says which flow it is.
            let name = if names.insert(slug.clone()) {
                slug
            } else {
                format!("{slug}-{}", flow.id)
            };
            let path = directory.join(format!("{name}.yaml"));
            fs::write(&path, export::to_yaml(&tree))
                .map_err(|error| Stop::failed(format!("{}: {error}", path.display())))?;
            eprintln!("{}", path.display());
        }
    }
    Ok(())
}

/// Do something inside the account of that short name, and commit it.
async fn inside(
    settings: &DatabaseSettings,
    account: Option<&str>,
    work: impl AsyncFnOnce(&TenantTx) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let Opened { db, private } = open(settings, Keep::Either, 2).await?;
    let done = async {
        let account = find_account(&db, account).await?;
        let tx = db.begin_as(Actor::system(account)).await?;
        work(&tx).await?;
        tx.commit().await.map_err(Stop::from)
    }
    .await;
    db.close();
    if let Some(private) = private {
        private.stop().await;
    }
    done
}

async fn find_account(db: &Db, slug: Option<&str>) -> Result<AccountId, Stop> {
    let platform = db.platform().await?;
    match slug {
        Some(slug) => match accounts::by_slug(&platform, slug).await?.as_slice() {
            [account] => Ok(*account),
            [] => Err(Stop::failed(format!("there is no account {slug}"))),
            _ => Err(Stop::failed(format!("more than one account is called {slug}"))),
        },
        None => {
            let mut all = accounts::all(&platform).await?;
            // Nobody takes calls in the operators' own: it is meant only where it is named.
            all.retain(|(account, _)| *account != operators::HOME);
            match all.as_slice() {
                [(account, _)] => Ok(*account),
                [] => Err(Stop::failed("there is no account yet: make one with create-owner")),
                several => {
                    let slugs: Vec<_> = several.iter().map(|(_, slug)| slug.as_str()).collect();
                    Err(Stop::failed(format!(
                        "say which account with --account: {}",
                        slugs.join(", ")
                    )))
                }
            }
        }
    }
}
