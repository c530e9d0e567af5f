#!/bin/sh
# Installs Debian packages when run as root; otherwise says in one sentence what to install.
set -eu

if ! command -v apt-get >/dev/null; then
    echo "Install these and try again: $*." >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    echo "Run this and try again: sudo apt-get install $*" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
# The lists of a fresh machine are empty or old; those of a prepared one may be good enough.
apt-get install -qq --yes --no-install-recommends "$@" >/dev/null 2>&1 && exit 0
apt-get update -qq
apt-get install -qq --yes --no-install-recommends "$@" >/dev/null
