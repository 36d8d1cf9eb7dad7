//! Three choices: different, each worth doing, and the same for the same state.
