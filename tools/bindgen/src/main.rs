//! Makes a wasm build ready for the page: `bindgen INPUT.wasm OUT_DIR NAME` cuts what only panics need and writes the
//! module and its JavaScript side into a folder.
//!
//! A tool of our own because `wasm-bindgen-cli` takes minutes to install and can drift from the
//! library's version; here both come from one Cargo.lock.

mod linked;
mod panics;

use std::error::Error;
use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, out_dir, name] = arguments.as_slice() else {
        eprintln!("usage: bindgen INPUT.wasm OUT_DIR NAME");
        return ExitCode::from(2);
    };
    match make(input, out_dir, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindgen: {input}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn make(input: &str, out_dir: &str, name: &str) -> Result<(), Box<dyn Error>> {
    let module = panics::cut(std::fs::read(input)?)?;
    Bindgen::new().input_bytes(name, module).out_name(name).typescript(true).web(true)?.generate(out_dir)?;
    Ok(())
}
