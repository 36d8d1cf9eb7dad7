//! What several tests share. Each test file uses a part of it.
#![allow(dead_code, reason = "every test file is a crate of its own and uses only some of this")]

pub(crate) mod banks;
pub(crate) mod device;
pub(crate) mod sources;
