//! The command line.

mod demo;
mod flows;
mod migrate;
mod open;
mod owners;
mod serve;
mod signals;

use std::{fmt, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand, error::ErrorKind};

use self::signals::unless_stopped;
use crate::{
    config::{DatabaseSettings, Secret, Settings, WrongSetting},
    error::ApiError,
};

/// The L1 workspace: calls are taken, walked through authored flows, and concluded.
#[derive(Debug, Parser)]
#[command(name = "resolutionflow", version, about)]
pub struct Cli {
    /// A TOML file with settings; flags and environment win over it.
    #[arg(long, env = "RESOLUTIONFLOW_CONFIG", value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the product.
    Serve {
        #[command(flatten)]
        settings: Settings,
        /// Make the account Northwind IT with flows, people and history to look around in.
        #[arg(long)]
        demo: bool,
        /// Let --demo, whose passwords everybody knows, listen beyond this machine.
        #[arg(long, requires = "demo")]
        demo_on_network: bool,
    },
    /// Bring the database up to this version.
    Migrate {
        #[command(flatten)]
        database: DatabaseSettings,
        /// One password for rf_app and rf_platform, for processes that serve with a URL of rf_app's. Without it each role
        /// has a password derived from the one in the URL.
        #[arg(
            long,
            env = "RESOLUTIONFLOW_SERVING_PASSWORD",
            value_name = "PASSWORD",
            hide_env_values = true
        )]
        serving_password: Option<Secret>,
    },
    /// Make an account and its first owner.
    CreateOwner {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(flatten)]
        owner: owners::NewOwner,
    },
    /// Make an operator of the installation: they see its accounts and limits, and may enter an account for a reason.
    CreateSuperAdmin {
        #[command(flatten)]
        database: DatabaseSettings,
        #[command(flatten)]
        operator: owners::NewOperator,
    },
    /// Check, import and export flow files.
    Flows {
        #[command(subcommand)]
        command: flows::FlowCommand,
    },
    /// Print the OpenAPI document.
    Openapi,
}

/// Why a command stopped: one sentence and an exit code.
#[derive(Debug)]
pub enum Stop {
    /// A setting that cannot be: exit code 2.
    Setting(WrongSetting),
    /// Anything else: exit code 1.
    Failed(String),
}

impl Stop {
    /// A failure, in a sentence.
    pub fn failed(sentence: impl fmt::Display) -> Self {
        Self::Failed(sentence.to_string())
    }

    /// 2 for a wrong setting, else 1.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Setting(_) => ExitCode::from(2),
            Self::Failed(_) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting(wrong) => wrong.fmt(f),
            Self::Failed(sentence) => f.write_str(sentence),
        }
    }
}

impl From<WrongSetting> for Stop {
    fn from(wrong: WrongSetting) -> Self {
        Self::Setting(wrong)
    }
}

impl From<ApiError> for Stop {
    fn from(error: ApiError) -> Self {
        Self::failed(error)
    }
}

impl Cli {
    /// Read the command line and the environment. How commands are used is shown at length, and ends the process.
    ///
    /// # Errors
    /// When a setting is wrong.
    pub fn read() -> Result<Self, Stop> {
        Self::try_parse().map_err(|error| match error.kind() {
            ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
                let text = error.to_string();
                let words = text.lines().take_while(|line| !line.is_empty()).map(str::trim);
                let sentence = words.collect::<Vec<_>>().join(" ");
                WrongSetting(sentence.trim_start_matches("error: ").to_owned()).into()
            }
            _ => error.exit(),
        })
    }
}

/// Run a command.
///
/// # Errors
/// The sentence to end with.
pub fn run(cli: Cli) -> Result<ExitCode, Stop> {
    match cli.command {
        Command::Openapi => {
            print!("{}", crate::openapi::document());
            Ok(ExitCode::SUCCESS)
        }
        Command::Flows {
            command: flows::FlowCommand::Check { files },
        } => Ok(flows::check(&files)),
        command => {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()
                .map_err(Stop::failed)?;
            runtime.block_on(run_async(command, cli.config.as_deref()))
        }
    }
}

async fn run_async(command: Command, file: Option<&std::path::Path>) -> Result<ExitCode, Stop> {
    let with_file = |database: DatabaseSettings| {
        Settings {
            database,
            ..Settings::default()
        }
        .with_file(file)
        .map(|settings| settings.database)
    };
    match command {
        Command::Serve {
            settings,
            demo,
            demo_on_network,
        } => {
            serve::serve(&settings.with_file(file)?, demo, demo_on_network).await?;
        }
        Command::Migrate {
            database,
            serving_password,
        } => {
            unless_stopped(migrate::migrate(&with_file(database)?, serving_password.as_ref())).await?;
        }
        Command::CreateOwner { database, owner } => owners::create(&with_file(database)?, owner).await?,
        Command::CreateSuperAdmin { database, operator } => {
            owners::create_operator(&with_file(database)?, operator).await?;
        }
        Command::Flows { command } => unless_stopped(flows::run(command, with_file)).await?,
        Command::Openapi => {}
    }
    Ok(ExitCode::SUCCESS)
}
