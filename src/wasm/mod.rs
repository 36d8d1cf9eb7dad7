//! The boundary to JavaScript, four modules from one crate: `engine` (feature `wasm`), which a page loads at once,
//! `marking` (feature `marking`), which it loads when a bank first has an expression to mark, `author` (feature
//! `authoring`), which the page for authors loads, and `irt` (feature `irt`), calibrated items for programs other than the
//! page.

#[cfg(feature = "authoring")]
mod author;
#[cfg(all(feature = "wasm", not(feature = "marking")))]
mod elsewhere;
#[cfg(feature = "wasm")]
mod engine;
#[cfg(feature = "irt")]
mod irt;
#[cfg(feature = "marking")]
mod marking;
#[cfg(feature = "wasm")]
mod out;
#[cfg(feature = "wasm")]
mod plan;
#[cfg(any(feature = "wasm", feature = "authoring"))]
mod throw;

// The allocator that comes with std for wasm made the file 7 KB larger (257 to 250 KB).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
