//! A name as the window writes it, made when the program is built: `review_on` is `reviewOn`, `MedicationEvent` is
//! `medicationEvent`. A noun would otherwise write each of its columns twice.

/// The name of a column or of a noun in camel case, as a constant.
macro_rules! camel {
    ($name:expr) => {{
        const NAME: &str = $name;
        const BYTES: [u8; $crate::record::camel::len(NAME)] = $crate::record::camel::bytes(NAME);
        $crate::record::camel::text(&BYTES)
    }};
}
pub(crate) use camel;

/// How many bytes the name has in camel case.
pub(crate) const fn len(name: &str) -> usize {
    let name = name.as_bytes();
    let (mut at, mut len) = (0, 0);
    while at < name.len() {
        if name[at] != b'_' {
            len += 1;
        }
        at += 1;
    }
    len
}

/// The bytes of the name in camel case; `LEN` is what [`len`] says of it.
pub(crate) const fn bytes<const LEN: usize>(name: &str) -> [u8; LEN] {
    let name = name.as_bytes();
    let mut camel = [0; LEN];
    let (mut from, mut to) = (0, 0);
    let mut upper = false;
    while from < name.len() {
        if name[from] == b'_' {
            upper = true;
        } else {
            camel[to] = match name[from] {
                first if to == 0 => first.to_ascii_lowercase(),
                letter if upper => letter.to_ascii_uppercase(),
                letter => letter,
            };
            upper = false;
            to += 1;
        }
        from += 1;
    }
    camel
}

/// Names are ASCII; anything else would be empty and fail the test of the names.
pub(crate) const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_and_nouns_are_written_as_the_window_writes_them() {
        assert_eq!(camel!("review_on"), "reviewOn");
        assert_eq!(camel!("text"), "text");
        assert_eq!(camel!("MedicationEvent"), "medicationEvent");
        assert_eq!(camel!("assessment_answered_on"), "assessmentAnsweredOn");
    }
}
