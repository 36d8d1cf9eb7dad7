//! Cuts from a linked module what only the message of a panic needs.
//!
//! A panic in the page ends in a trap: nobody prints its message. Yet messages, places in the source and the formatting of
//! both would be 8 KB of the engine's download (after gzip), and on the stable toolchain rustc cannot leave them out. So
//! here every function that would panic traps at once, and the data that nothing else reaches becomes zeros, which
//! `wasm-opt` leaves out. What can be reached is read from the linker's relocations (`--emit-relocs`).

use crate::linked::{Linked, Symbol};
use std::collections::BTreeSet;
use std::error::Error;
use walrus::{FunctionBuilder, FunctionKind, Module};

/// Parts of the (mangled) names of functions that never return, and of `Debug`, which only their messages use.
const PANICS: [&str; 20] = [
    "4core9panicking",
    "3std9panicking",
    "___rustc10rust_panic",
    "___rustc17rust_begin_unwind",
    "___rustc26___rust_alloc_error_handler",
    "3std5alloc8rust_oom",
    "3std5alloc24default_alloc_error_hook",
    "6option13expect_failed",
    "6option13unwrap_failed",
    "6result13unwrap_failed",
    "5slice5index16slice_index_fail",
    "3str16slice_error_fail",
    "3str19slice_error_fail_rt",
    "15len_mismatch_fail",
    "13assert_failed",
    "7raw_vec12handle_error",
    "17capacity_overflow",
    "18handle_alloc_error",
    "4cell22panic_already_borrowed",
    "4cell30panic_already_mutably_borrowed",
];
const DEBUG: [&str; 2] = ["5Debug3fmt", "Debug$GT$3fmt"];
/// Counted on the way in and out of any panic, and asked by locks: these return.
const RETURNS: &str = "11panic_count";

fn is_panic(name: &str) -> bool {
    PANICS.iter().chain(&DEBUG).any(|part| name.contains(part)) && !name.contains(RETURNS)
}

/// The module without what only panics need, and without the linker's sections.
///
/// # Errors
/// When the bytes are no module, or one linked without `--emit-relocs`.
pub(crate) fn cut(mut bytes: Vec<u8>) -> Result<Vec<u8>, Box<dyn Error>> {
    let dead = Linked::read(&bytes)?.unreached(&is_panic, &is_place);
    // Tables hold some of them, and what is in a table is kept.
    let functions: BTreeSet<String> = dead.functions.iter().map(|&name| name.to_owned()).collect();
    for range in dead.data {
        bytes[range].fill(0);
    }
    let mut module = Module::from_buffer(&bytes)?;
    let named = |function: &walrus::Function| {
        matches!(function.kind, FunctionKind::Local(_))
            && function.name.as_deref().is_some_and(|name| is_panic(name) || functions.contains(name))
    };
    let panics: Vec<_> = module.funcs.iter().filter(|function| named(function)).map(walrus::Function::id).collect();
    if panics.is_empty() {
        return Err("no function has the name of a panic; was the module linked without names?".into());
    }
    for id in panics {
        let ty = module.types.get(module.funcs.get(id).ty());
        let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
        builder.func_body().unreachable();
        let arguments = params.iter().map(|&ty| module.locals.add(ty)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(arguments));
    }
    let linker = |name: &str| name == "linking" || name.starts_with("reloc.");
    let sections: Vec<_> =
        module.customs.iter().filter(|(_, custom)| linker(custom.name())).map(|(id, _)| id).collect();
    for id in sections {
        module.customs.delete(id);
    }
    walrus::passes::gc::run(&mut module);
    Ok(module.emit_wasm())
}

/// Whether a piece of data is a `core::panic::Location`: 16 bytes that begin with the address of a file's name. Calls of
/// panics pass them on; nothing else reads them.
fn is_place(data: &Symbol<'_>, points_to: &[&Symbol<'_>]) -> bool {
    let is_file = |name: &[u8]| name.strip_suffix(b"\0").unwrap_or(name).ends_with(b".rs");
    data.bytes.len() == 16 && matches!(points_to, [file] if is_file(file.bytes))
}
