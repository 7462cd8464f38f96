//! Bytes of any number packed into sealed blocks.

use super::{BLOCK, Unwritten, blocks::Blocks, seal::Place, stamp::Stream};

/// A run of blocks in the making.
#[derive(Debug)]
pub(super) struct Packing<'w> {
    blocks: &'w Blocks,
    making: u64,
    stream: Stream,
    section: String,
    pending: Vec<u8>,
}

impl<'w> Packing<'w> {
    /// Begins the run of a number, for a section.
    pub(super) fn new(blocks: &'w Blocks, making: u64, number: u32, section: &str) -> Packing<'w> {
        let stream = Stream { number, blocks: 0, bytes: 0 };
        Packing { blocks, making, stream, section: section.to_owned(), pending: Vec::new() }
    }

    /// The section that it is for.
    pub(super) fn section(&self) -> &str {
        &self.section
    }

    /// Adds bytes; each block that is full is written.
    pub(super) fn push(&mut self, mut bytes: &[u8]) -> Result<(), Unwritten> {
        while !bytes.is_empty() {
            let (now, later) = bytes.split_at(bytes.len().min(BLOCK - self.pending.len()));
            self.pending.extend_from_slice(now);
            bytes = later;
            if self.pending.len() == BLOCK {
                self.cut()?;
            }
        }
        Ok(())
    }

    /// Ends the block, so that what follows begins a new one.
    pub(super) fn cut(&mut self) -> Result<(), Unwritten> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let Stream { number, blocks, bytes } = self.stream;
        let place = Place { making: self.making, section: number, block: blocks };
        let more = blocks.checked_add(1).ok_or_else(|| Unwritten::Full { section: self.section.clone() })?;
        self.stream = Stream { number, blocks: more, bytes: bytes + self.pending.len() as u64 };
        let block = place.seal(std::mem::take(&mut self.pending));
        Ok(self.blocks.put(place.key(), &block)?)
    }

    /// Ends the run.
    pub(super) fn end(mut self) -> Result<Stream, Unwritten> {
        self.cut()?;
        Ok(self.stream)
    }
}
