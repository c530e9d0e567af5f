#!/usr/bin/env bash
# Measures a binary: how long it takes to be ready, on a fresh data directory and on one that is there, and the memory
# that it and its PostgreSQL hold once they idle.
#
#   scripts/measure-start.sh target/release/resolutionflow
#
# RUNS says how often each is measured (5), PORT where it listens (8179).
set -euo pipefail

binary=$(realpath "${1:?which binary: scripts/measure-start.sh target/release/resolutionflow}")
runs=${RUNS:-5}
port=${PORT:-8179}
# Settings of whoever measures are not the product's.
unset DATABASE_URL
for name in $(compgen -e RESOLUTIONFLOW_ || true); do unset "$name"; done

work=$(mktemp -d)
cd "$work"
server=
stop() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

milliseconds() { echo $(($(date +%s%N) / 1000000)); }

is_ready() {
    # Only the shell's own means: a program started for each look would be measured, too.
    { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
    printf 'GET /readyz HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
    local answer
    read -r answer <&3 || true
    exec 3<&- 3>&-
    [[ $answer == *" 200 "* ]]
}

# Sets `took` to the milliseconds from starting the program to its first "ready".
start() {
    if is_ready; then
        echo "Something answers on port $port already: choose another one with PORT." >&2
        exit 1
    fi
    local began
    began=$(milliseconds)
    "$binary" serve --data-dir "$1" --listen "127.0.0.1:$port" --metrics-listen 127.0.0.1:0 >"$work/log" 2>&1 &
    server=$!
    until is_ready; do
        if ! kill -0 "$server" 2>/dev/null; then
            cat "$work/log" >&2
            exit 1
        fi
        sleep 0.005
    done
    took=$(($(milliseconds) - began))
}

# A program's memory in kB: what is its own, and its share of what it has in common with others (PostgreSQL's processes
# share their buffers: counting them for each would count them many times).
memory() {
    local sum=0 process
    for process in "$@"; do
        sum=$((sum + $(awk '/^Pss:/ { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)))
    done
    echo "$sum"
}

# The postmaster and the processes it has started.
postgres_of() {
    local first
    first=$(head -n 1 "$1/postgres/postmaster.pid")
    echo "$first"
    pgrep -P "$first" || true
}

report() {
    local what=$1 unit=$2
    shift 2
    printf '%s\n' "$@" | sort -n | awk -v what="$what" -v unit="$unit" '
        { at[NR] = $1 }
        END { printf "%-34s min %7d   median %7d   max %7d %s\n", what, at[1], at[int((NR + 1) / 2)], at[NR], unit }'
}

fresh=() again=() own=() postgres=()
for ((run = 1; run <= runs; run++)); do
    start "$work/fresh-$run"
    fresh+=("$took")
    stop
    [ "$run" = 1 ] || rm -rf "$work/fresh-$run"
done
for ((run = 1; run <= runs; run++)); do
    start "$work/fresh-1"
    again+=("$took")
    # What the start itself took is given back within a moment.
    sleep 2
    own+=("$(memory "$server")")
    mapfile -t processes < <(postgres_of "$work/fresh-1")
    postgres+=("$(memory "${processes[@]}")")
    stop
done

"$binary" --version
report 'ready, fresh data directory' ms "${fresh[@]}"
report 'ready, existing data directory' ms "${again[@]}"
report 'memory, server' kB "${own[@]}"
report 'memory, PostgreSQL together' kB "${postgres[@]}"
