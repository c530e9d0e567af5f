//! Opens connections: over the private socket as they are, over a network with TLS as the URL asks.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio::task::JoinHandle;
use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::told;

/// The TLS connector of every connection and pool. It is also the one of connections without TLS, so that there is one type.
pub type Tls = MakeRustlsConnect;

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// TLS is asked for and the machine has nothing to verify a server with.
    #[error(
        "sslmode asks for TLS, but no trusted certificates were found: install ca-certificates, or set SSL_CERT_FILE"
    )]
    NoCertificates,
    /// TLS could not be set up at all.
    #[error("TLS could not be set up: {0}")]
    Tls(#[from] rustls::Error),
    /// The server refused or could not be reached.
    #[error("the database could not be reached: {}", told(.0))]
    Database(#[from] tokio_postgres::Error),
}

/// Why a database URL is not one.
#[derive(Debug, thiserror::Error)]
#[error("the database URL is not one of the form postgres://user:password@host:port/database ({0})")]
pub struct UrlError(String);

/// Reads a `postgres://…` URL. Also takes `sslmode=verify-ca` and `verify-full`, which the library does not know and which
/// are what `require` does here: see [`tls_for`].
pub fn parse_url(url: &str) -> Result<Config, UrlError> {
    let url = match url.split_once('?') {
        Some((place, options)) => {
            let options = options.replace("sslmode=verify-full", "sslmode=require");
            format!("{place}?{}", options.replace("sslmode=verify-ca", "sslmode=require"))
        }
        None => url.to_owned(),
    };
    let config: Config = url
        .parse()
        .map_err(|error: tokio_postgres::Error| UrlError(told(&error)))?;
    if config.get_hosts().is_empty() {
        return Err(UrlError("it names no host".to_owned()));
    }
    Ok(config)
}

/// The connector that a configuration needs. `require` verifies the certificate and the host name against the machine's
/// trusted certificates. `prefer`, the default, encrypts where the server offers it and verifies nothing: whoever could
/// present a false certificate could as well claim that there is no TLS.
pub fn tls_for(config: &Config) -> Result<Tls, ConnectError> {
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    let client = match config.get_ssl_mode() {
        SslMode::Disable => builder
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth(),
        SslMode::Prefer => builder
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Unverified(provider)))
            .with_no_client_auth(),
        _ => {
            let mut roots = RootCertStore::empty();
            let (usable, _) = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            if usable == 0 {
                return Err(ConnectError::NoCertificates);
            }
            builder.with_root_certificates(roots).with_no_client_auth()
        }
    };
    Ok(Tls::new(client))
}

/// A connection, and the task that drives it. The task ends when the client is dropped or the connection breaks.
pub async fn connect(config: &Config) -> Result<(Client, JoinHandle<()>), ConnectError> {
    let (client, connection) = config.connect(tls_for(config)?).await?;
    let driver = tokio::spawn(async move {
        // A broken connection is reported to whoever uses the client; here it would be told twice.
        let _ = connection.await;
    });
    Ok((client, driver))
}

/// Takes any certificate: for `sslmode=prefer`, where TLS only keeps passive listeners out.
#[derive(Debug)]
struct Unverified(Arc<CryptoProvider>);

impl ServerCertVerifier for Unverified {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, dss, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, dss, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verified_modes_are_required_ones() {
        let config = parse_url("postgres://rf:secret@db.example/rf?sslmode=verify-full").expect("a good URL");
        assert_eq!(config.get_ssl_mode(), SslMode::Require);
    }

    #[test]
    fn a_wrong_url_is_one_sentence_without_the_password() {
        let error = parse_url("postgres://rf:hunter2@db.example:port/rf").expect_err("a wrong port");
        assert!(!error.to_string().contains("hunter2"), "{error}");
        assert!(parse_url("mysql://db/rf").is_err());
    }
}
