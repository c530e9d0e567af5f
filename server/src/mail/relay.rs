//! The settings of mail: by which server it goes, and from whom.

use lettre::{
    message::Mailbox,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use url::{Host, Url};

use crate::config::{Secret, WrongSetting};

/// The server that takes our mail, and the sender it is from.
pub struct Relay {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) credentials: Option<Credentials>,
    pub(super) from: Mailbox,
}

impl Relay {
    /// Read both settings; `None` where neither is given.
    ///
    /// `smtps://` is TLS from the first byte, on port 465. `smtp://` is STARTTLS, on port 587, and nothing is sent to a
    /// server that does not offer it: mail carries links that set passwords. On this machine `smtp://` is plain, and
    /// `?tls=none` makes it so for a relay on a network of one's own.
    ///
    /// # Errors
    /// In a sentence that does not repeat the URL, since it may hold a password.
    pub fn read(url: Option<&Secret>, from: Option<&str>) -> Result<Option<Self>, WrongSetting> {
        let wrong = |sentence: &str| WrongSetting(sentence.to_owned());
        let (url, from) = match (url, from) {
            (None, None) => return Ok(None),
            (Some(_), None) => return Err(wrong("smtp-url needs mail-from: the address that mail comes from")),
            (None, Some(_)) => return Err(wrong("mail-from needs smtp-url: the server that mail is sent by")),
            (Some(url), Some(from)) => (url, from),
        };
        let from: Mailbox = from.parse().map_err(|_| {
            WrongSetting(format!(
                "mail-from must be an address such as desk@example.com or \"Service Desk <desk@example.com>\", not {from:?}"
            ))
        })?;
        let url = Url::parse(url.reveal()).map_err(|error| {
            WrongSetting(format!(
                "smtp-url is not a URL such as smtp://user:password@host:587 ({error})"
            ))
        })?;
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or_else(|| wrong("smtp-url names no host"))?
            .trim_matches(['[', ']'])
            .to_owned();
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(wrong("smtp-url must end after the port, or with ?tls=none"));
        }
        let (wrapped, tls_by_default) = match url.scheme() {
            "smtps" => (true, true),
            "smtp" => (false, !is_this_machine(&host)),
            _ => return Err(wrong("smtp-url must begin with smtp:// or smtps://")),
        };
        let encrypted = match url.query() {
            None => tls_by_default,
            Some("tls=required") => true,
            Some("tls=none") if !wrapped => false,
            Some(_) => {
                return Err(wrong(
                    "smtp-url can end with ?tls=required or, with smtp://, ?tls=none, and nothing else",
                ));
            }
        };
        let credentials = credentials(&url).map_err(wrong)?;
        if credentials.is_some() && !encrypted && !is_this_machine(&host) {
            return Err(wrong(
                "smtp-url has a password, which tls=none would send over the network in the clear",
            ));
        }
        let tls = if encrypted {
            let parameters = TlsParameters::new(host.clone())
                .map_err(|_| wrong("smtp-url asks for TLS, which could not be set up on this machine"))?;
            if wrapped {
                Tls::Wrapper(parameters)
            } else {
                Tls::Required(parameters)
            }
        } else {
            Tls::None
        };
        Ok(Some(Self {
            port: url.port().unwrap_or(if wrapped { 465 } else { 587 }),
            host,
            tls,
            credentials,
            from,
        }))
    }
}

impl std::fmt::Debug for Relay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Relay")
            .field("host", &self.host)
            .field("port", &self.port)
            .finish_non_exhaustive()
    }
}

/// Whether what is sent there crosses no network.
fn is_this_machine(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(ip)) => ip.is_loopback(),
        _ => host == "::1",
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, &'static str> {
    let decoded = |text: &str| {
        let pairs = format!("v={}", text.replace('+', "%2B"));
        url::form_urlencoded::parse(pairs.as_bytes())
            .next()
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) => Err("smtp-url has a password and no user"),
        (_, None) => Err("smtp-url has a user and no password"),
        (user, Some(password)) => Ok(Some(Credentials::new(decoded(user), decoded(password)))),
    }
}

#[cfg(test)]
mod tests {
    use lettre::transport::smtp::client::Tls;

    use super::Relay;
    use crate::config::Secret;

    fn read(url: &str) -> Result<Relay, String> {
        let url = Secret::from(url.to_owned());
        Relay::read(Some(&url), Some("Desk <desk@example.com>"))
            .map(|relay| relay.expect("both were given"))
            .map_err(|wrong| wrong.to_string())
    }

    fn said(url: &str) -> String {
        match read(url) {
            Ok(relay) => panic!("{relay:?} was taken"),
            Err(sentence) => sentence,
        }
    }

    #[test]
    fn mail_is_encrypted_wherever_it_leaves_the_machine() {
        let kind = |url: &str| match read(url).expect(url).tls {
            Tls::None => "plain",
            Tls::Required(_) => "starttls",
            Tls::Wrapper(_) => "tls",
            Tls::Opportunistic(_) => "as it comes",
        };
        assert_eq!(kind("smtp://mail.example"), "starttls");
        assert_eq!(kind("smtps://user:secret@mail.example"), "tls");
        assert_eq!(kind("smtp://127.0.0.1:2525"), "plain");
        assert_eq!(kind("smtp://[::1]:2525"), "plain");
        assert_eq!(kind("smtp://localhost:2525?tls=required"), "starttls");
        assert_eq!(kind("smtp://relay.internal:25?tls=none"), "plain");
        assert_eq!(read("smtp://mail.example").expect("a good URL").port, 587);
        assert_eq!(read("smtps://mail.example").expect("a good URL").port, 465);
    }

    #[test]
    fn user_and_password_are_percent_decoded() {
        let relay = read("smtp://desk%40example.com:a%2Fb+c@mail.example").expect("a good URL");
        let expected =
            lettre::transport::smtp::authentication::Credentials::new("desk@example.com".into(), "a/b+c".into());
        assert_eq!(relay.credentials, Some(expected));
    }

    #[test]
    fn a_wrong_url_is_one_sentence_that_keeps_the_password() {
        for url in [
            "https://user:hunter2@mail.example",
            "smtp://user:hunter2@mail.example:99999",
            "smtp://user:hunter2@mail.example/inbox",
            "smtp://user:hunter2@mail.example?tls=none",
            "smtp://user:hunter2@mail.example?tls=maybe",
            "smtps://user:hunter2@mail.example?tls=none",
            "smtp://:hunter2@mail.example",
            "hunter2",
            "",
        ] {
            let sentence = said(url);
            assert!(
                sentence.starts_with("smtp-url ") && !sentence.contains("hunter2"),
                "{sentence}"
            );
        }
        assert!(format!("{:?}", read("smtp://user:hunter2@mail.example")).contains("mail.example"));
        assert!(!format!("{:?}", read("smtp://user:hunter2@mail.example")).contains("hunter2"));
    }

    #[test]
    fn one_setting_asks_for_the_other() {
        let url = Secret::from("smtp://mail.example".to_owned());
        assert!(Relay::read(None, None).expect("mail is optional").is_none());
        assert!(Relay::read(Some(&url), None).is_err());
        assert!(Relay::read(None, Some("desk@example.com")).is_err());
        assert!(Relay::read(Some(&url), Some("nobody")).is_err());
        assert!(Relay::read(Some(&url), Some("desk@example.com\r\nBcc: all@example.com")).is_err());
    }
}
