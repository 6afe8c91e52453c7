//! Work on all cores, its results handed to one thread.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Does the work for the numbers below `count` on several threads and hands each result over, in the order in which
/// they are done, on this thread. Stops early if the receiver has seen enough and returns an error.
pub fn for_each<T: Send, E>(
    count: usize,
    threads: Option<NonZero<usize>>,
    work: impl Fn(usize) -> T + Sync,
    mut receive: impl FnMut(usize, T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    // A bound keeps the results that wait from growing without end.
    let (sender, results) = mpsc::sync_channel(4 * threads);
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count || sender.send((at, work(at))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (at, result) in results {
            receive(at, result)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    #[test]
    fn everything_is_done_once_whatever_the_number_of_threads() {
        for threads in [1, 2, 7] {
            let mut squares = vec![0; 100];
            let done: Result<(), Infallible> = for_each(
                100,
                NonZero::new(threads),
                |at| at * at,
                |at, square| {
                    squares[at] += square;
                    Ok(())
                },
            );
            assert_eq!(done, Ok(()));
            assert!(squares.iter().enumerate().all(|(at, square)| at * at == *square));
        }
    }

    #[test]
    fn an_error_ends_it() {
        let done =
            for_each(1_000_000, NonZero::new(3), |at| at, |at, _| if at >= 10 { Err(at) } else { Ok(()) });
        assert!(done.is_err());
    }
}
