//! Starts the PostgreSQL programs as an unprivileged user with a clean environment: PostgreSQL refuses to run as root.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::unistd::{Gid, Uid, User};

/// Who the programs run as, and how they get to be that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Launch {
    /// As ourselves: we are nobody special.
    Ourselves,
    /// We are root, they are this user.
    As(Uid, Gid),
    /// The same, but the user could not pass the directories above ours (a clone in `/root`, say), so it keeps this one
    /// capability, which lets it pass them. Still not root: it may not write, kill or configure anything of others.
    Passing(Uid, Gid, &'static str),
}

impl Launch {
    /// For programs that work in directories of this owner; a new directory gets the owner that [`Launch::owner`] says.
    pub(crate) fn for_owner(owner: Option<(Uid, Gid)>) -> Option<Self> {
        if !Uid::effective().is_root() {
            return Some(Launch::Ourselves);
        }
        let (uid, gid) = match owner {
            Some(owner) => owner,
            None => ["postgres", "nobody"]
                .iter()
                .find_map(|name| User::from_name(name).ok().flatten())
                .map(|user| (user.uid, user.gid))?,
        };
        Some(Launch::As(uid, gid))
    }

    /// Who must own the directories the programs write to; `None` where that is us anyway.
    pub(crate) fn owner(&self) -> Option<(Uid, Gid)> {
        match *self {
            Launch::Ourselves => None,
            Launch::As(uid, gid) | Launch::Passing(uid, gid, _) => Some((uid, gid)),
        }
    }

    /// The launch with which `program` can be run in `directory`, if there is one. Tried, not reasoned: modes, ACLs,
    /// mounts and security modules all have a say.
    pub(crate) fn reaching(self, directory: &Path, program: &Path) -> Option<Self> {
        let Launch::As(uid, gid) = self else {
            return Some(self);
        };
        [
            self,
            Launch::Passing(uid, gid, "dac_read_search"),
            Launch::Passing(uid, gid, "dac_override"),
        ]
        .into_iter()
        .find(|launch| launch.reaches(directory, program))
    }

    fn reaches(&self, directory: &Path, program: &Path) -> bool {
        self.command(Path::new("/bin/sh"))
            .args(["-c", r#"cd "$1" && exec "$2" --version"#, "sh"])
            .args([directory, program])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// A command that runs `program` so, in its own process group (Ctrl-C at a terminal is ours to pass on), without our
    /// environment (a database URL is none of its business).
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Launch::Ourselves => Command::new(program),
            Launch::As(uid, gid) => {
                let mut command = Command::new(program);
                command.uid(uid.as_raw()).gid(gid.as_raw());
                command
            }
            Launch::Passing(uid, gid, capability) => {
                let mut command = Command::new(setpriv());
                command.args([
                    format!("--reuid={uid}"),
                    format!("--regid={gid}"),
                    "--clear-groups".to_owned(),
                    // Without this the capability is not asked by access(2), with which PostgreSQL looks for itself.
                    "--securebits=+no_setuid_fixup".to_owned(),
                    format!("--inh-caps=-all,+{capability}"),
                    format!("--ambient-caps=-all,+{capability}"),
                    "--".to_owned(),
                ]);
                command.arg(program);
                command
            }
        };
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("LC_ALL", "C")
            .env("TZ", "UTC");
        for kept in ["LD_LIBRARY_PATH", "TMPDIR"] {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command.stdin(Stdio::null()).current_dir("/").process_group(0);
        command
    }
}

fn setpriv() -> PathBuf {
    let usual = PathBuf::from("/usr/bin/setpriv");
    if usual.exists() {
        usual
    } else {
        PathBuf::from("/bin/setpriv")
    }
}
