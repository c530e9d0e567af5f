//! Finds the PostgreSQL programs that the private server runs: the pinned ones first, then what the machine has.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::{env, fs};

use nix::unistd::Uid;

/// The environment variable that names a PostgreSQL directory (one with `bin/` in it).
pub const ENV: &str = "RESOLUTIONFLOW_POSTGRES";

/// The oldest major version whose row-level security we rely on.
const OLDEST_MAJOR: u32 = 15;

/// Where `initdb` and `postgres` are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binaries {
    /// The directory that holds the programs.
    pub bin: PathBuf,
    /// The major version, as `initdb` would write it into `PG_VERSION`; unknown for a directory that was named explicitly.
    pub major: Option<u32>,
}

impl Binaries {
    /// The path of one of the programs.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.bin.join(name)
    }
}

/// Why there is nothing to run.
#[derive(Debug, thiserror::Error)]
pub enum BinariesError {
    /// Neither the pinned directory nor an installed server.
    #[error(
        "no PostgreSQL server found: install one (on Debian or Ubuntu: apt-get install postgresql), \
         or set {ENV} to a directory whose bin/ holds initdb and postgres, or set DATABASE_URL to use a running server"
    )]
    NotFound,
    /// The directory named by the environment holds no server.
    #[error("{ENV} is set to {0}, but {0}/bin holds no initdb and postgres")]
    Named(PathBuf),
    /// The data directory needs a version that is not here.
    #[error(
        "the data directory was made by PostgreSQL {0}, which is not installed here: \
         install PostgreSQL {0}, or set {ENV} to a directory that holds it"
    )]
    Major(u32),
}

/// The programs to use for a new cluster.
pub fn find() -> Result<Binaries, BinariesError> {
    let mut all = candidates()?;
    if all.is_empty() {
        Err(BinariesError::NotFound)
    } else {
        Ok(all.swap_remove(0))
    }
}

/// The programs that can open a cluster made by this major version: data directories do not move between majors by themselves.
pub fn find_major(major: u32) -> Result<Binaries, BinariesError> {
    let all = candidates()?;
    if all.is_empty() {
        return Err(BinariesError::NotFound);
    }
    all.into_iter()
        .find(|found| found.major.is_none_or(|found| found == major))
        .ok_or(BinariesError::Major(major))
}

fn candidates() -> Result<Vec<Binaries>, BinariesError> {
    if let Some(named) = env::var_os(ENV).filter(|value| !value.is_empty()) {
        let named = PathBuf::from(named);
        return match usable(&named) {
            Some(found) => Ok(vec![found]),
            None => Err(BinariesError::Named(named)),
        };
    }
    let mut found: Vec<Binaries> = pinned_places()
        .iter()
        .filter(|place| trusted(place))
        .filter_map(|place| usable(place))
        .collect();
    found.dedup();
    let mut installed: Vec<Binaries> = fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().filter_map(|entry| usable(&entry.path())).collect())
        .unwrap_or_default();
    installed.retain(|found| found.major.is_some_and(|major| major >= OLDEST_MAJOR));
    installed.sort_by_key(|found| std::cmp::Reverse(found.major));
    found.extend(installed);
    Ok(found)
}

/// `.postgres` in the working directory and up to three levels above the executable (`target/release/../../.postgres`).
fn pinned_places() -> Vec<PathBuf> {
    let mut places = Vec::new();
    if cfg!(feature = "testing") {
        places.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.postgres"));
    }
    if let Ok(here) = env::current_dir() {
        places.push(here.join(".postgres"));
    }
    if let Ok(executable) = env::current_exe() {
        places.extend(
            executable
                .ancestors()
                .skip(1)
                .take(4)
                .map(|above| above.join(".postgres")),
        );
    }
    places
}

/// Only directories of our own or of root: someone else's `.postgres` in a shared place must not be run by us.
fn trusted(place: &Path) -> bool {
    fs::metadata(place).is_ok_and(|data| {
        let owner = data.uid();
        (owner == 0 || owner == Uid::effective().as_raw()) && data.mode() & 0o022 == 0
    })
}

fn usable(place: &Path) -> Option<Binaries> {
    // Absolute, because the programs are started from another working directory.
    let bin = fs::canonicalize(place.join("bin")).ok()?;
    let complete = bin.join("initdb").is_file() && bin.join("postgres").is_file();
    complete.then(|| Binaries {
        major: major_of(&bin),
        bin,
    })
}

/// The major version without running anything: Debian has it in the path, the pinned packages in a file beside `bin/`.
fn major_of(bin: &Path) -> Option<u32> {
    let above = bin.parent()?;
    let text = match fs::read_to_string(above.join("VERSION")) {
        Ok(text) => text,
        Err(_) => above.file_name()?.to_str()?.to_owned(),
    };
    text.trim().split('.').next()?.parse().ok()
}
