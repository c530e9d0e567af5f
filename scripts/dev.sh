#!/bin/sh
# Runs the web client with hot reload against the server on 127.0.0.1:8080, and that server too where none runs.
set -eu

binary=$1
cd "$(dirname "$0")/.."
answers() { node -e "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"; }

if ! answers; then
    "$binary" serve --demo --data-dir ./.data --listen 127.0.0.1:8080 &
    server=$!
    trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true' EXIT
    trap 'exit 130' INT TERM
    until answers; do
        # Said why by itself.
        kill -0 "$server" 2>/dev/null || exit 1
        sleep 0.2
    done
fi
npm --prefix web run dev
