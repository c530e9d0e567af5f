#!/bin/sh
# Makes sure of a Chromium for the browser tests.
set -eu

for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name" >/dev/null; then
        exit 0
    fi
done
echo "Installing Chromium for the browser tests …" >&2
exec "$(dirname "$0")/apt.sh" chromium
