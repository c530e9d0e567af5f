//! Settings: flags over environment over file.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use url::Url;
use utoipa::ToSchema;

use crate::{
    mail::{Mail, Relay},
    proxies::{Proxies, Proxy},
};

/// What `serve` can be told. Each flag has an environment variable and a key of the same name in the settings file.
#[derive(Debug, Default, Clone, Args)]
pub struct Settings {
    /// Address to serve on [default: 127.0.0.1:8080].
    #[arg(long, env = "RESOLUTIONFLOW_LISTEN", value_name = "ADDRESS")]
    pub listen: Option<SocketAddr>,
    /// Address of /metrics, for operators only [default: 127.0.0.1:9180].
    #[arg(long, env = "RESOLUTIONFLOW_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// Where browsers find the product, as https://… unless it is this machine only [default: http://LISTEN].
    #[arg(long, env = "RESOLUTIONFLOW_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Addresses or networks of the proxies in front, separated by commas: only from them X-Forwarded-For is believed, from
    /// its right end [default: none].
    #[arg(
        long,
        env = "RESOLUTIONFLOW_TRUSTED_PROXIES",
        value_name = "NETWORKS",
        value_delimiter = ','
    )]
    pub trusted_proxies: Option<Vec<Proxy>>,
    /// Connections to the database, 2 to 64 [default: 8].
    #[arg(long, env = "RESOLUTIONFLOW_DATABASE_CONNECTIONS", value_name = "N")]
    pub database_connections: Option<usize>,
    /// Whether anybody may register an account [default: open on this machine only, else closed].
    #[arg(long, env = "RESOLUTIONFLOW_SIGN_UP", value_name = "open|closed")]
    pub sign_up: Option<SignUp>,
    /// Where more seats can be had: an e-mail address, a web address or a sentence, shown beside an account's plan.
    #[arg(long, env = "RESOLUTIONFLOW_SALES_CONTACT", value_name = "TEXT")]
    pub sales_contact: Option<String>,
    /// The SMTP server that takes our mail: smtp://user:password@host:587, or smtps://… [default: none, links are shown].
    #[arg(long, env = "RESOLUTIONFLOW_SMTP_URL", value_name = "URL", hide_env_values = true)]
    pub smtp_url: Option<Secret>,
    /// Whom our mail is from: "Service Desk <desk@example.com>".
    #[arg(long, env = "RESOLUTIONFLOW_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseSettings,
}

/// Whether anybody may register an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignUp {
    /// Anybody who finds the page.
    Open,
    /// Nobody: accounts are made by whoever runs the installation.
    Closed,
}

/// Where the data is.
#[derive(Debug, Default, Clone, Args)]
pub struct DatabaseSettings {
    /// Directory of the private PostgreSQL, where no database URL is given [default: ./.data].
    #[arg(long, env = "RESOLUTIONFLOW_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// A PostgreSQL of your own: postgres://user:password@host:port/database. A user who may make roles migrates it; as
    /// rf_app it is only served.
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<Secret>,
}

/// The settings file: the same, as flat as an operator writes it. A struct of its own, because a flattened one would take
/// every misspelt key.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    listen: Option<SocketAddr>,
    metrics_listen: Option<SocketAddr>,
    public_url: Option<String>,
    trusted_proxies: Option<Vec<Proxy>>,
    database_connections: Option<usize>,
    sign_up: Option<SignUp>,
    sales_contact: Option<String>,
    smtp_url: Option<Secret>,
    mail_from: Option<String>,
    data_dir: Option<PathBuf>,
    database_url: Option<Secret>,
}

/// A value that is not to be shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The value itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[hidden]")
    }
}

/// A setting that cannot be: one sentence, and exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongSetting(pub String);

impl Settings {
    /// Fill what neither flag nor environment gave from the settings file.
    ///
    /// # Errors
    /// When the file cannot be read or says something that is no setting.
    pub fn with_file(self, file: Option<&std::path::Path>) -> Result<Self, WrongSetting> {
        let Some(path) = file else { return Ok(self) };
        let text = std::fs::read_to_string(path)
            .map_err(|error| WrongSetting(format!("the settings file {} cannot be read: {error}", path.display())))?;
        let file: File = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            WrongSetting(format!(
                "the settings file {} is wrong in line {}: {}",
                path.display(),
                1 + before.matches('\n').count(),
                error.message().replace('\n', " ")
            ))
        })?;
        Ok(Self {
            listen: self.listen.or(file.listen),
            metrics_listen: self.metrics_listen.or(file.metrics_listen),
            public_url: self.public_url.or(file.public_url),
            trusted_proxies: self.trusted_proxies.or(file.trusted_proxies),
            database_connections: self.database_connections.or(file.database_connections),
            sign_up: self.sign_up.or(file.sign_up),
            sales_contact: self.sales_contact.or(file.sales_contact),
            smtp_url: self.smtp_url.or(file.smtp_url),
            mail_from: self.mail_from.or(file.mail_from),
            database: DatabaseSettings {
                data_dir: self.database.data_dir.or(file.data_dir),
                database_url: self.database.database_url.or(file.database_url),
            },
        })
    }

    /// The address to serve on.
    #[must_use]
    pub fn listen(&self) -> SocketAddr {
        self.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)))
    }

    /// The address of the metrics.
    #[must_use]
    pub fn metrics_listen(&self) -> SocketAddr {
        self.metrics_listen
            .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 9180)))
    }

    /// The proxies whose word is believed.
    #[must_use]
    pub fn proxies(&self) -> Proxies {
        Proxies::new(self.trusted_proxies.clone().unwrap_or_default())
    }

    /// How many connections to the database there may be.
    ///
    /// # Errors
    /// When the number is out of bounds.
    pub fn connections(&self) -> Result<usize, WrongSetting> {
        match self.database_connections.unwrap_or(8) {
            connections @ 2..=64 => Ok(connections),
            other => Err(WrongSetting(format!(
                "database-connections must be 2 to 64, not {other}"
            ))),
        }
    }

    /// How mail goes out, if it does.
    ///
    /// # Errors
    /// When a setting is wrong, or one of the two is missing.
    pub fn mail(&self) -> Result<Mail, WrongSetting> {
        let relay = Relay::read(self.smtp_url.as_ref(), self.mail_from.as_deref())?;
        Ok(relay.map_or_else(Mail::none, Mail::by))
    }

    /// Where browsers find the product, once it listens at `bound`.
    ///
    /// # Errors
    /// When the URL is none, or would carry sign-ins over a network in the clear.
    pub fn public_url(&self, bound: SocketAddr) -> Result<PublicUrl, WrongSetting> {
        match &self.public_url {
            Some(url) => PublicUrl::parse(url),
            None if bound.ip().is_loopback() => PublicUrl::parse(&format!("http://{bound}")),
            None => Err(WrongSetting(format!(
                "listening on {bound} is reachable from the network: set public-url to the https:// address in front of it"
            ))),
        }
    }

    /// Whether anybody may register. Unless told, only where nobody but this machine can come: a product that stands in a
    /// network should not take in strangers because nobody thought of it.
    #[must_use]
    pub fn sign_up(&self, bound: SocketAddr, public_url: &PublicUrl) -> SignUp {
        match self.sign_up {
            Some(told) => told,
            None if bound.ip().is_loopback() && public_url.is_this_machine() => SignUp::Open,
            None => SignUp::Closed,
        }
    }

    /// Where more seats can be had.
    ///
    /// # Errors
    /// When it is longer than a page has room for.
    pub fn sales_contact(&self) -> Result<Option<String>, WrongSetting> {
        match self.sales_contact.as_deref().map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) if text.chars().count() <= 200 => Ok(Some(text.to_owned())),
            Some(_) => Err(WrongSetting("sales-contact must have at most 200 characters".into())),
        }
    }
}

impl DatabaseSettings {
    /// The directory of the private PostgreSQL.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        self.data_dir.clone().unwrap_or_else(|| PathBuf::from("./.data"))
    }
}

/// Where browsers find the product; decides the cookie's name and what counts as our own pages.
#[derive(Debug, Clone)]
pub struct PublicUrl {
    origin: String,
    https: bool,
    this_machine: bool,
}

impl PublicUrl {
    /// Read the URL.
    ///
    /// # Errors
    /// When it is none, has a path, or is plain http beyond this machine.
    pub fn parse(text: &str) -> Result<Self, WrongSetting> {
        let wrong = |why: &str| WrongSetting(format!("the public URL {text:?} {why}"));
        let url = Url::parse(text).map_err(|_| wrong("is not a URL"))?;
        let host = url.host().ok_or_else(|| wrong("names no host"))?;
        let loopback = match host {
            url::Host::Domain(name) => name == "localhost",
            url::Host::Ipv4(ip) => ip.is_loopback(),
            url::Host::Ipv6(ip) => ip.is_loopback(),
        };
        let https = match url.scheme() {
            "https" => true,
            "http" if loopback => false,
            "http" => return Err(wrong("must be https: sign-ins would cross the network in the clear")),
            _ => return Err(wrong("must begin with https://")),
        };
        if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("must end after the host"));
        }
        Ok(Self {
            origin: url.origin().ascii_serialization(),
            https,
            this_machine: loopback,
        })
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether only this machine can come there.
    #[must_use]
    pub fn is_this_machine(&self) -> bool {
        self.this_machine
    }

    /// Whether cookies can be `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }
}

#[cfg(test)]
mod tests {
    use super::{PublicUrl, Settings, SignUp};

    #[test]
    fn strangers_are_taken_in_where_there_are_none_or_where_it_was_asked_for() {
        let url = |text| PublicUrl::parse(text).expect("it is a URL");
        let (here, network) = (url("http://localhost:8080"), url("https://desk.example"));
        let bound = |text: &str| text.parse().expect("it is an address");
        let (loopback, everywhere) = (bound("127.0.0.1:8080"), bound("0.0.0.0:8080"));
        let said = |sign_up| Settings {
            sign_up,
            ..Settings::default()
        };
        assert_eq!(said(None).sign_up(loopback, &here), SignUp::Open);
        assert_eq!(said(None).sign_up(loopback, &network), SignUp::Closed);
        assert_eq!(said(None).sign_up(everywhere, &here), SignUp::Closed);
        for told in [SignUp::Open, SignUp::Closed] {
            assert_eq!(said(Some(told)).sign_up(loopback, &here), told);
            assert_eq!(said(Some(told)).sign_up(everywhere, &network), told);
        }
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        assert!(PublicUrl::parse("https://desk.example").is_ok_and(|url| url.is_https()));
        assert!(PublicUrl::parse("http://127.0.0.1:8080").is_ok_and(|url| !url.is_https()));
        assert!(PublicUrl::parse("http://localhost:8080").is_ok());
        for wrong in [
            "http://desk.example",
            "desk.example",
            "ftp://desk.example",
            "https://desk.example/app",
            "",
        ] {
            assert!(PublicUrl::parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
