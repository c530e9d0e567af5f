//! Compiles the server again when the files it embeds have changed, which cargo would not see by itself.

fn main() {
    for folder in ["../web/dist", "../flows"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
