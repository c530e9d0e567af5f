#!/bin/sh
# Makes sure of what cannot be fetched by the build itself: Rust and Node by a sentence, a C compiler by installing it.
set -eu

rust_wanted=1.95
node_wanted=20.19
cd "$(dirname "$0")/.."

# Whether version $1 is at least $2, by major and minor.
at_least() {
    [ "$(printf '%s\n' "$1" "$2" | awk -F. '{ print $1 * 10000 + $2 }' | sort -n | head -n 1)" = \
        "$(echo "$2" | awk -F. '{ print $1 * 10000 + $2 }')" ]
}

command -v cargo >/dev/null && command -v rustc >/dev/null || {
    echo "Rust is missing: install Rust $rust_wanted or later (rustup is the usual way) and try again." >&2
    exit 1
}
rust=$(rustc --version | awk '{ print $2 }')
at_least "$rust" "$rust_wanted" || {
    echo "Rust $rust is too old: install Rust $rust_wanted or later (rustup update) and try again." >&2
    exit 1
}
if ! command -v cargo-clippy >/dev/null || ! command -v rustfmt >/dev/null; then
    if command -v rustup >/dev/null; then
        rustup --quiet component add clippy rustfmt
    else
        echo "clippy and rustfmt are missing: install those of Rust $rust and try again." >&2
        exit 1
    fi
fi

command -v node >/dev/null && command -v npm >/dev/null || {
    echo "Node is missing: install Node $node_wanted or later, with npm, and try again." >&2
    exit 1
}
node=$(node --version | sed 's/^v//')
at_least "$node" "$node_wanted" || {
    echo "Node $node is too old: install Node $node_wanted or later and try again." >&2
    exit 1
}

command -v cc >/dev/null || scripts/apt.sh gcc libc6-dev
