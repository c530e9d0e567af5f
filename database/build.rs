//! Embeds `migrations/NNNN_name.sql` into the crate, so that a binary carries the schema it was written for.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("migrations"))
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "sql"));
    files.sort();

    let mut source = String::from("&[\n");
    for (index, file) in files.iter().enumerate() {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let (number, name) = stem.split_once('_').unwrap_or((stem, ""));
        let number: i32 = match number.parse() {
            Ok(number) if stem.len() > 5 && stem.as_bytes()[4] == b'_' => number,
            _ => panic!("{}: a migration is called NNNN_name.sql", file.display()),
        };
        assert!(
            usize::try_from(number).is_ok_and(|number| number == index + 1),
            "{}: migrations are numbered 0001, 0002, … without a gap or a double",
            file.display(),
        );
        writeln!(
            source,
            "    Migration {{ version: {number}, name: {name:?}, sql: include_str!({file:?}) }},",
        )
        .expect("writing to a String cannot fail");
        println!("cargo:rerun-if-changed={}", file.display());
    }
    source.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    fs::write(out.join("migrations.rs"), source).expect("OUT_DIR can be written");
}
