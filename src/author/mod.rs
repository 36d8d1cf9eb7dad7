//! Making banks.
