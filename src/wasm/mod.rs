//! The boundary to JavaScript, two modules from one crate: `engine` (feature `wasm`), which a page loads at once, and
//! `marking` (feature `marking`), which it loads when a bank first has an expression to mark.

#[cfg(all(feature = "wasm", not(feature = "marking")))]
mod elsewhere;
#[cfg(feature = "wasm")]
mod engine;
#[cfg(feature = "marking")]
mod marking;
#[cfg(feature = "wasm")]
mod out;

// The allocator that comes with std for wasm made the file 7 KB larger (257 to 250 KB).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
