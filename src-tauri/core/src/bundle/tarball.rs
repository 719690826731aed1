//! The tar inside a bundle, in one spelling only. A header must be byte for byte what this release would have written
//! for that name, size and time: no links, no paths, no extended headers, nothing two readers could take differently.

use crate::error::BundleFault;
use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

const BLOCK: usize = 512;

/// The header of one member. `time` in seconds since 1970.
pub(super) fn header(name: &str, size: u64, time: u64) -> Result<[u8; BLOCK]> {
    let mut header = tar::Header::new_ustar();
    header.set_path(name).map_err(|_| Error::Internal("tar name"))?;
    header.set_size(size);
    header.set_mtime(time);
    header.set_mode(0o600);
    header.set_uid(0);
    header.set_gid(0);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_cksum();
    Ok(*header.as_bytes())
}

/// Fills the last block of a member of `size` bytes.
pub(super) fn pad(out: &mut dyn Write, size: u64) -> io::Result<()> {
    out.write_all(&[0; BLOCK][..padding(size)])
}

/// The end of the archive: two empty blocks.
pub(super) fn end(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&[0; 2 * BLOCK])
}

fn padding(size: u64) -> usize {
    // Below BLOCK, so it fits.
    ((BLOCK as u64 - size % BLOCK as u64) % BLOCK as u64) as usize
}

/// Walks the members, which must be `names` in that order and nothing else, to the clean end of the stream.
///
/// # Errors
/// `Bundle("members")`, what the stream itself says (see [`super::read::broken`]), or what `visit` returns.
pub(super) fn walk(
    plain: &mut dyn Read,
    names: &[&'static str],
    mut visit: impl FnMut(&'static str, &mut Body<'_>) -> Result<()>,
) -> Result<()> {
    for name in names {
        let mut block = [0; BLOCK];
        exact(plain, &mut block)?;
        let found = tar::Header::from_byte_slice(&block);
        let (Ok(size), Ok(time)) = (found.entry_size(), found.mtime()) else {
            return Err(Error::Bundle(BundleFault::Members));
        };
        if header(name, size, time)? != block {
            return Err(Error::Bundle(BundleFault::Members));
        }
        let mut body = Body {
            plain,
            size,
            left: size,
            sha: Sha256::new(),
            broken: false,
        };
        visit(name, &mut body)?;
        if body.left > 0 {
            return Err(Error::Internal("member left unread"));
        }
        zeros(plain, padding(size))?;
    }
    zeros(plain, 2 * BLOCK)?;
    match plain.read(&mut [0]).map_err(super::read::broken)? {
        0 => Ok(()),
        _ => Err(Error::Bundle(BundleFault::Members)),
    }
}

/// One member's bytes, hashed as they are read.
pub(super) struct Body<'a> {
    plain: &'a mut dyn Read,
    size: u64,
    left: u64,
    sha: Sha256,
    broken: bool,
}

impl Body<'_> {
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Whether reading failed because the bytes are not what was encrypted.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// The whole of a small member.
    pub(super) fn all(&mut self, at_most: u64) -> Result<Vec<u8>> {
        if self.size > at_most {
            return Err(Error::Bundle(BundleFault::TooLarge));
        }
        let mut bytes = Vec::new();
        self.read_to_end(&mut bytes).map_err(super::read::broken)?;
        Ok(bytes)
    }

    /// Reads what is left and returns the hash of the whole.
    pub(super) fn sha256(&mut self) -> Result<String> {
        io::copy(self, &mut io::sink()).map_err(super::read::broken)?;
        Ok(format!("{:x}", self.sha.clone().finalize()))
    }
}

impl Read for Body<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(buffer.len());
        if most == 0 {
            return Ok(0);
        }
        let read = self.plain.read(&mut buffer[..most]).inspect_err(|error| {
            self.broken = error.raw_os_error().is_none();
        })?;
        if read == 0 {
            self.broken = true;
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.sha.update(&buffer[..read]);
        self.left -= read as u64;
        Ok(read)
    }
}

/// A stream that ends early but cleanly was written that way: the members are wrong, not the encryption.
fn exact(plain: &mut dyn Read, mut buffer: &mut [u8]) -> Result<()> {
    while !buffer.is_empty() {
        match plain.read(buffer).map_err(super::read::broken)? {
            0 => return Err(Error::Bundle(BundleFault::Members)),
            read => buffer = &mut buffer[read..],
        }
    }
    Ok(())
}

fn zeros(plain: &mut dyn Read, count: usize) -> Result<()> {
    let mut buffer = vec![0; count];
    exact(plain, &mut buffer)?;
    if buffer.iter().all(|byte| *byte == 0) {
        Ok(())
    } else {
        Err(Error::Bundle(BundleFault::Members))
    }
}
