//! Rows as CSV that a spreadsheet shows and never runs.

use std::borrow::Cow;

/// Spreadsheets take UTF-8 for something else unless the file begins with this.
pub const BEGINNING: &[u8] = "\u{feff}".as_bytes();

/// One line, quoted where it has to be, each cell harmless.
#[must_use]
pub fn line<'a>(cells: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for cell in cells {
        writer
            .write_field(harmless(cell).as_bytes())
            .expect("a vector takes whatever is written");
    }
    writer
        .write_record(None::<&[u8]>)
        .expect("a vector takes whatever is written");
    writer.into_inner().expect("a vector takes whatever is written")
}

/// A cell that a spreadsheet would take for a formula is made text with an apostrophe in front.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cells: &[&str]) -> String {
        String::from_utf8(line(cells.iter().copied())).expect("UTF-8")
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"] {
            let cell = text(&[formula]);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        }
        assert_eq!(text(&["a=1", " =1", "1-1", ""]), "a=1, =1,1-1,\r\n");
    }

    #[test]
    fn what_would_end_a_cell_is_quoted() {
        assert_eq!(
            text(&["a,b", "say \"hi\"", "two\nlines"]),
            "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
        );
    }
}
