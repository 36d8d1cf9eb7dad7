//! The local site: the built page and, beside it, one bank from this computer.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::get;
use std::path::Path;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

/// Where the site has the bank that was named on the command line.
pub(crate) const LOCAL_BANK: &str = "banks/local.json";

/// The directives of `tools/csp.js`. Framing stays allowed: teachers put practice into pages of their own.
const CSP: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

const EVERY_ANSWER: [(HeaderName, &str); 4] = [
    (CONTENT_SECURITY_POLICY, CSP),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The site: the files of `dist` and, if there is one, the bank at [`LOCAL_BANK`].
pub(crate) fn site(dist: &Path, bank: Option<Vec<u8>>) -> Router {
    let mut router = Router::new().fallback_service(ServeDir::new(dist));
    if let Some(bytes) = bank {
        let bytes: Arc<[u8]> = bytes.into();
        let answer = move || {
            let body = Body::from(bytes.to_vec());
            async { ([(CONTENT_TYPE, "application/json")], body) }
        };
        router = router.route(&format!("/{LOCAL_BANK}"), get(answer));
    }
    router.layer(CompressionLayer::new()).layer(from_fn(headers))
}

async fn headers(request: Request, next: Next) -> Response {
    let hashed = has_hash(request.uri().path());
    let mut response = next.run(request).await;
    let good = response.status() == StatusCode::OK || response.status() == StatusCode::PARTIAL_CONTENT;
    let cache = if hashed && good { "public, max-age=31536000, immutable" } else { "no-cache" };
    let own = [(CACHE_CONTROL, cache)];
    for (name, value) in EVERY_ANSWER.into_iter().chain(own) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the name holds the hash of its content: `/assets/name-12345678.js`, as `tools/offline.js` has it.
fn has_hash(path: &str) -> bool {
    let Some(name) = path.strip_prefix("/assets/") else { return false };
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let bytes = stem.as_bytes();
    let Some(dash) = bytes.len().checked_sub(9) else { return false };
    dash > 0
        && bytes[dash] == b'-'
        && bytes[dash + 1..].iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_from_others() {
        for name in ["/assets/index-DxY_-2a1.js", "/assets/gradus_bg-12345678.wasm"] {
            assert!(has_hash(name), "{name}");
        }
        for name in ["/", "/sw.js", "/index.html", "/assets/index.js", "/assets/-12345678.js", "/x/a-12345678.js"] {
            assert!(!has_hash(name), "{name}");
        }
    }
}
