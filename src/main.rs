//! The command line, `gradus`: files, clock, network and terminal live here and nowhere below. `docs/cli.md` is its page.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
