//! What a run of a program costs.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// What a run cost.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From start to end.
    pub wall: Duration,
    /// On the processor, for the program and the system together.
    pub cpu: Duration,
    /// The most memory that was in use at once, in bytes.
    pub memory: u64,
}

/// The least that each cost in several runs, output thrown away.
pub fn cheapest(runs: usize, command: impl Fn() -> Command) -> Cost {
    let run = |_| {
        let start = Instant::now();
        let mut child =
            command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        let used = child.wait4().expect("the program ends").rusage;
        Cost { wall: start.elapsed(), cpu: used.utime + used.stime, memory: used.maxrss }
    };
    let least = |one: Cost, other: Cost| Cost {
        wall: one.wall.min(other.wall),
        cpu: one.cpu.min(other.cpu),
        memory: one.memory.min(other.memory),
    };
    (0..runs).map(run).reduce(least).expect("there is a run")
}
