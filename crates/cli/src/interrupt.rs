//! Ctrl-C: what was begun is taken back, and the process ends with the status of an interrupted one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// The status of a process that was interrupted, as shells report it.
const INTERRUPTED: i32 = 130;

/// The files that are being written and are not yet in their places.
static DRAFTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Whether a pager has the terminal.
static PAGING: AtomicBool = AtomicBool::new(false);

/// Takes care of an interruption from now on.
pub fn watch() {
    // Where no handler can be set, the system ends the process as it always did.
    let _ = ctrlc::set_handler(|| {
        // In a pager Ctrl-C ends a search or a long jump. Were we to end, the shell would take the terminal back and
        // leave the pager behind; it is the pager that is left, and then we end as well.
        if PAGING.load(Ordering::SeqCst) {
            return;
        }
        let drafts = DRAFTS.lock().unwrap_or_else(PoisonError::into_inner);
        for draft in drafts.iter() {
            // Whoever interrupts is told nothing; a draft that cannot be removed is no worse than without us.
            let _ = fs::remove_file(draft);
        }
        #[expect(clippy::exit, reason = "there is no way back to main from here")]
        std::process::exit(INTERRUPTED)
    });
}

/// Does something while a pager has the terminal, and leaves interruptions to it.
pub fn leave_to_pager<T>(task: impl FnOnce() -> T) -> T {
    PAGING.store(true, Ordering::SeqCst);
    let done = task();
    PAGING.store(false, Ordering::SeqCst);
    done
}

/// Notes that this file is removed if the process is interrupted before [`kept`].
pub fn draft(path: &Path) {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
}

/// Notes that the draft stands in its place, or is gone.
pub fn kept(path: &Path) {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
}
