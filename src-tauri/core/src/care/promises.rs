//! What was promised in a note: each line that begins with `>`.

/// The promises of a note in their order, without the mark. A `>` with nothing behind it promises nothing.
pub fn lines(note: &str) -> impl Iterator<Item = &str> {
    note.lines().filter_map(|line| {
        let promised = line.trim_start().strip_prefix('>')?;
        let promised = promised.trim_start_matches(['>', ' ', '\t']).trim_end();
        (!promised.is_empty()).then_some(promised)
    })
}

/// Those of a note that did not stand in it before, word for word; the same line twice is promised twice.
#[must_use]
pub fn new_lines<'n>(before: &str, note: &'n str) -> Vec<&'n str> {
    let mut known: Vec<&str> = lines(before).collect();
    lines(note)
        .filter(|line| match known.iter().position(|old| old == line) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}
