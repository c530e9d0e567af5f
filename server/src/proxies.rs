//! Whose address a request counts as: the peer's, unless the peer is one of the operator's own proxies and says whose.

use std::{net::IpAddr, str::FromStr};

use axum::http::HeaderMap;
use ipnet::IpNet;
use serde::Deserialize;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// An address, or a network of them, whose word is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Proxy(IpNet);

impl FromStr for Proxy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse::<IpNet>()
            .or_else(|_| text.parse::<IpAddr>().map(IpNet::from))
            .map(Self)
            .map_err(|_| format!("{text:?} is neither an address nor a network such as 10.0.0.0/8"))
    }
}

impl TryFrom<String> for Proxy {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The operator's proxies. None: nobody's word is believed.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<Proxy>);

impl Proxies {
    /// These, and no others.
    #[must_use]
    pub fn new(trusted: Vec<Proxy>) -> Self {
        Self(trusted)
    }

    /// Where a request came from: what `X-Forwarded-For` says, from its right end for as long as who says it is trusted.
    /// Whatever stands further left a client may have made up.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut nearest = peer.to_canonical();
        let lines: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
        let said = lines.iter().rev().flat_map(|line| {
            let line = line.to_str().unwrap_or_default();
            line.rsplit(',').map(str::trim)
        });
        for said in said {
            if !self.trusts(nearest) {
                break;
            }
            // Gibberish from a trusted proxy: then it is the proxy that we know.
            let Some(address) = address(said) else { break };
            nearest = address;
        }
        nearest
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|proxy| proxy.0.contains(&address))
    }
}

/// Some proxies add the port.
fn address(text: &str) -> Option<IpAddr> {
    text.parse::<IpAddr>()
        .or_else(|_| text.parse::<std::net::SocketAddr>().map(|socket| socket.ip()))
        .ok()
        .map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, said: &[&str]) -> String {
        let proxies = Proxies::new(trusted.iter().map(|text| text.parse().expect("a network")).collect());
        let mut headers = HeaderMap::new();
        for line in said {
            headers.append(FORWARDED_FOR, line.parse().expect("a header"));
        }
        proxies.client(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_who_was_not_configured() {
        assert_eq!(client(&[], "192.0.2.1", &["203.0.113.9"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &["203.0.113.9"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn a_trusted_proxy_is_believed_and_what_its_client_made_up_is_not() {
        let trusted = &["10.0.0.0/8", "2001:db8::1"];
        assert_eq!(
            client(trusted, "10.1.2.3", &["198.51.100.7, 203.0.113.9"]),
            "203.0.113.9"
        );
        assert_eq!(
            client(trusted, "10.1.2.3", &["198.51.100.7", "203.0.113.9, 10.9.9.9"]),
            "203.0.113.9"
        );
        assert_eq!(client(trusted, "2001:db8::1", &["203.0.113.9:4711"]), "203.0.113.9");
        assert_eq!(
            client(trusted, "::ffff:10.1.2.3", &["[2001:db8:7::5]:80"]),
            "2001:db8:7::5"
        );
        assert_eq!(client(trusted, "10.1.2.3", &["10.0.0.1, 10.0.0.2"]), "10.0.0.1");
        assert_eq!(client(trusted, "10.1.2.3", &["203.0.113.9, unknown"]), "10.1.2.3");
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for wrong in ["", "proxy.example", "10.0.0.0/33", "10.0.0"] {
            assert!(wrong.parse::<Proxy>().is_err(), "{wrong:?}");
        }
    }
}
