//! Item response theory against the numbers of other programs, and against slow and obviously right versions of itself.

#[path = "irt/edges.rs"]
mod edges;
#[path = "irt/oracle.rs"]
mod oracle;
#[path = "irt/properties.rs"]
mod properties;
#[path = "irt/references.rs"]
mod references;
