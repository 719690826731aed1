//! What every unlock proves before anything is shown. After a clean end the history since the last unlock is verified;
//! after an unclean one (a kill, a power cut) every page of the file is read first.

use crate::error::Damage;
use rusqlite::params;

use super::{Now, Store};
use crate::{Error, Result};

impl Store {
    /// Proves the store whole, and remembers that it is in use until [`Store::close`].
    ///
    /// # Errors
    /// `Damaged("store" | "journal")`, `Storage`. The file stays as it is then.
    pub fn prove(&mut self, now: Now) -> Result<()> {
        let unclean = self
            .conn
            .prepare("SELECT 1 FROM audit WHERE what = 'inUse'")?
            .exists([])?;
        if unclean {
            self.read_every_page()?;
        }
        self.verify_new(now)?;
        if !unclean {
            self.write_unjournalled(|conn| {
                conn.execute(
                    "INSERT INTO audit (at, what) VALUES (?, 'inUse')",
                    params![now.to_rfc3339()],
                )?;
                Ok(())
            })?;
        }
        Ok(())
    }

    fn read_every_page(&self) -> Result<()> {
        let verdict: String = self.conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if verdict == "ok" {
            Ok(())
        } else {
            Err(Error::Damaged(Damage::Store))
        }
    }

    /// Closes the file, and says in it that the end was a clean one.
    ///
    /// # Errors
    /// `Storage` when the last pages could not be written.
    pub fn close(mut self) -> Result<()> {
        self.write_unjournalled(|conn| {
            conn.execute("DELETE FROM audit WHERE what = 'inUse'", [])?;
            Ok(())
        })?;
        self.conn.close().map_err(|(_, error)| error.into())
    }
}
