//! Work on all cores, its results taken one at a time.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does the work for the numbers below `count` on several threads, this one among them, and hands the results over one at
/// a time, in the order in which they are done. Stops early if the receiver has seen enough and returns an error.
///
/// Whoever has a result hands it over: no thread waits to be woken for it.
pub fn for_each<T, E: Send>(
    count: usize,
    threads: Option<NonZero<usize>>,
    work: impl Fn(usize) -> T + Sync,
    receive: impl FnMut(usize, T) -> Result<(), E> + Send,
) -> Result<(), E> {
    let threads = threads.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let receiver = Mutex::new((receive, Ok(())));
    let share = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                break;
            }
            let result = work(at);
            let mut receiver = receiver.lock().unwrap_or_else(PoisonError::into_inner);
            let (receive, outcome) = &mut *receiver;
            if outcome.is_ok() {
                *outcome = receive(at, result);
            }
            if outcome.is_err() {
                break;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(count) {
            scope.spawn(share);
        }
        share();
    });
    receiver.into_inner().unwrap_or_else(PoisonError::into_inner).1
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
