//! The web client, embedded in the binary.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::Embed;

use crate::error::ApiError;

/// What a page of ours may load: its own files, and nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Embed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Client;

/// A file of the client, or its page for every address that is none: the client's own router knows the screens.
pub async fn page(request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    if path.starts_with("api/") {
        return ApiError::not_found("route").into_response();
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    match Client::get(&path) {
        Some(file) if !path.is_empty() => {
            // Vite names what is under assets/ by content, so it never changes.
            let caching = if path.starts_with("assets/") {
                "public, max-age=31536000, immutable"
            } else {
                "no-cache"
            };
            send(&path, &file, caching, request.headers())
        }
        _ if path.starts_with("assets/") => StatusCode::NOT_FOUND.into_response(),
        _ => match Client::get("index.html") {
            Some(file) => send("index.html", &file, "no-cache", request.headers()),
            None => (StatusCode::NOT_FOUND, "This build has no web client: run make build.").into_response(),
        },
    }
}

fn send(path: &str, file: &rust_embed::EmbeddedFile, caching: &'static str, asked: &HeaderMap) -> Response {
    let etag: String = file.metadata.sha256_hash()[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let etag = format!("\"{etag}\"");
    if asked
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes())
    {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response();
    }
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let mut response = file.data.clone().into_owned().into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = kind.as_ref().parse() {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    if let Ok(etag) = etag.parse() {
        headers.insert(header::ETAG, etag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}
