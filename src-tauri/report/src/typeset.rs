//! Template and words to PDF. The template sees what is passed to it and nothing else: no clock, no file, no network.

use std::sync::LazyLock;

use catchment_core::view::outgoing::summary::SupervisionSummary;
use catchment_core::view::person::own_page::OwnPage;
use catchment_core::view::visit::brief_page::BriefPage;
use chrono::{DateTime, Datelike as _, FixedOffset, Timelike as _};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::brief::Doorstep;
use crate::own_page::Keepsake;
use crate::printable::Repertoire;
use crate::shown::Shown;
use crate::words::WORDS;
use crate::{Error, Result};

const SUPERVISION: &str = include_str!("../../../assets/report/supervision.typ");
const OWN_PAGE: &str = include_str!("../../../assets/report/own_page.typ");
const BRIEF: &str = include_str!("../../../assets/report/brief.typ");
/// In points, the largest first.
const BRIEF_SIZES: [u8; 4] = [11, 10, 9, 8];

/// Asked in this order: the face of the product, then what has the scripts it lacks.
static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let files: [&'static [u8]; 5] = [
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
        include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf"),
        include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
        include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf"),
        include_bytes!("../../../assets/fonts/NotoSansHebrew-Regular.ttf"),
    ];
    let fonts: Vec<Font> = files
        .into_iter()
        .flat_map(|file| Font::iter(Bytes::new(file)))
        .collect();
    Faces {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        repertoire: Repertoire::of(&fonts),
        fonts,
    }
});

struct Faces {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    repertoire: Repertoire,
}

pub(crate) fn repertoire() -> &'static Repertoire {
    &FACES.repertoire
}

/// All that a template can reach.
struct Desk {
    library: LazyHash<Library>,
    template: Source,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FACES.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

pub(crate) fn supervision(summary: &SupervisionSummary) -> Result<Vec<u8>> {
    let inputs = inputs(summary).map_err(|_| Error::Layout)?;
    typeset(SUPERVISION, inputs, summary.prepared_at, &summary.release).map_err(|(error, _)| error)
}

pub(crate) fn own_page(page: &OwnPage) -> Result<Vec<u8>> {
    let inputs = serde_json::from_value(serde_json::json!({
        "covers": repertoire().first(), "words": &*WORDS, "page": Keepsake::of(page),
    }))
    .map_err(|_| Error::Layout)?;
    typeset(OWN_PAGE, inputs, page.made_at, &page.release).map_err(|(error, _)| error)
}

pub(crate) fn brief(page: &BriefPage) -> Result<Vec<u8>> {
    let doorstep = Doorstep::of(page);
    let mut set = Err(Error::Layout);
    for size in BRIEF_SIZES {
        let inputs = serde_json::from_value(serde_json::json!({
            "covers": repertoire().first(), "words": &*WORDS, "page": &doorstep, "size": size,
        }))
        .map_err(|_| Error::Layout)?;
        let (bytes, pages) = paged(BRIEF, inputs, page.made_at, &page.release).map_err(|(error, _)| error)?;
        set = Ok(bytes);
        if pages == 1 {
            break;
        }
    }
    set
}

fn inputs(summary: &SupervisionSummary) -> serde_json::Result<Dict> {
    serde_json::from_value(
        serde_json::json!({ "covers": repertoire().first(), "words": &*WORDS, "summary": Shown::of(summary) }),
    )
}

/// Why it could not be set, and what the typesetter said. It quotes the data: for tests, never for a log.
type Refusal = (Error, EcoVec<SourceDiagnostic>);

fn typeset(
    template: &str,
    inputs: Dict,
    made: DateTime<FixedOffset>,
    release: &str,
) -> std::result::Result<Vec<u8>, Refusal> {
    paged(template, inputs, made, release).map(|(bytes, _)| bytes)
}

/// The document and how many pages it has.
fn paged(
    template: &str,
    inputs: Dict,
    made: DateTime<FixedOffset>,
    release: &str,
) -> std::result::Result<(Vec<u8>, usize), Refusal> {
    // Scope of table headers: the typesetter keeps the functions that tag a row's header behind this feature.
    let library = Library::builder()
        .with_inputs(inputs)
        .with_features([Feature::A11yExtras].into_iter().collect())
        .build();
    let desk = Desk {
        library: LazyHash::new(library),
        template: Source::detached(template),
    };
    let document = typst::compile::<PagedDocument>(&desk)
        .output
        .map_err(|said| (Error::Layout, said));
    let written = document.and_then(|document| {
        let options = PdfOptions {
            ident: Smart::Custom(made.to_rfc3339()),
            creator: Smart::Custom(Some(format!("Catchment {release}"))),
            timestamp: timestamp(made),
            standards: PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default(),
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&document, &options).map_err(|said| (Error::Export, said))?;
        Ok((bytes, document.pages().len()))
    });
    // The typesetter remembers what it has set, and that is people.
    typst::comemo::evict(0);
    written
}

fn timestamp(at: DateTime<FixedOffset>) -> Option<Timestamp> {
    let small = |n: u32| u8::try_from(n).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )?;
    Timestamp::new_local(datetime, at.offset().local_minus_utc() / 60)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn set(template: &str) -> std::result::Result<Vec<u8>, Refusal> {
        let made = DateTime::parse_from_rfc3339("2026-11-22T09:14:00+00:00").unwrap();
        typeset(template, Dict::default(), made, "0.1.0")
    }

    #[test]
    fn a_template_reaches_no_file_no_clock_and_no_package() {
        let body = "#set document(title: \"t\")\n";
        assert!(set(&format!("{body}x")).is_ok());
        for reach in [
            "#read(\"/etc/passwd\")",
            "#datetime.today()",
            "#import \"@preview/cetz:0.4.0\"",
            "#include \"a.typ\"",
        ] {
            assert_eq!(
                set(&format!("{body}{reach}")).err().map(|(error, _)| error),
                Some(Error::Layout),
                "{reach}"
            );
        }
    }

    #[test]
    fn a_document_that_is_not_accessible_is_refused() {
        assert_eq!(set("no title").err().map(|(error, _)| error), Some(Error::Export));
        assert_eq!(
            set("#set document(title: \"t\")\n#set text(font: \"Noto Sans\")\n田")
                .err()
                .map(|(error, _)| error),
            Some(Error::Export)
        );
    }

    #[test]
    fn the_time_of_making_carries_its_offset() {
        let summer = DateTime::parse_from_rfc3339("2026-07-01T09:14:05+01:00").unwrap();
        let pdf = typeset("#set document(title: \"t\")\nx", Dict::default(), summer, "0.1.0").unwrap();
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("2026-07-01T09:14:05+01:00"));
    }
}
