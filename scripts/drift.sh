#!/bin/sh
# Compares the contract's generated files with what the handlers say now; leaves both as they were.
set -eu

cd "$(dirname "$0")/.."
target=${CARGO_TARGET_DIR:-target}
types=web/src/api/schema.gen.ts

drifted() {
    echo "$1 is not what the handlers say: run make gen and commit what it changes." >&2
    exit 1
}

cargo run --quiet --locked -p resolutionflow -- openapi >"$target/openapi.json"
diff -u server/openapi.json "$target/openapi.json" | head -n 40
cmp -s server/openapi.json "$target/openapi.json" || drifted server/openapi.json

kept=$(mktemp)
cp "$types" "$kept"
# Put back whatever happens: a check changes nothing.
trap 'cp "$kept" "$types"; rm -f "$kept"' EXIT
trap 'exit 130' INT TERM
npm --prefix web run gen --silent >/dev/null
cmp -s "$types" "$kept" || drifted "$types"
