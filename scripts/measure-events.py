#!/usr/bin/env python3
"""Times how soon 200 open event streams of a busy account hear of a change, and the memory that takes.

    scripts/measure-events.py BINARY [SECONDS]

Starts BINARY with a demo in a data directory of its own; fifty engineers listen with four streams each, and ten technicians take
calls, answer a question and resolve them, without a pause. Who they are is written by `psql`, which must be in the path. Prints
how many milliseconds after the technician's own answer each stream heard of each new walk, and the memory of the server.
"""

import asyncio
import base64
import hashlib
import json
import os
import secrets
import subprocess
import sys
import time
import uuid

from demo import demo

LISTENERS, STREAMS, TECHNICIANS = 50, 4, 10

PERSON = """
insert into users (account_id, id, email, name, account_role)
values ('{account}', '{id}', '{role}{n}@measured.example', '{role} {n}', '{role}');
insert into login_sessions (account_id, id, user_id, token_hash, expires_at)
values ('{account}', gen_random_uuid(), '{id}', '\\x{hash}', now() + interval '1 hour');
"""


def main():
    binary, seconds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 30
    with demo(binary) as server:
        people = hire(server)
        asyncio.run(measure(server.port, people, seconds, server.pid))


def hire(server):
    """The tokens of those who listen and of those who work."""
    psql = server.psql("-At")
    find = [*psql, "-c", "select id from accounts where slug = 'northwind-it'"]
    account = subprocess.run(find, capture_output=True, text=True, check=True).stdout.strip()
    # No seats are counted, which the account does not have.
    statements, tokens = ["set session_replication_role = replica;"], []
    for n in range(LISTENERS + TECHNICIANS):
        secret = uuid.UUID(account).bytes + secrets.token_bytes(32)
        token = base64.urlsafe_b64encode(secret).decode().rstrip("=")
        role = "engineer" if n < LISTENERS else "l1_tech"
        hashed = hashlib.sha256(token.encode()).hexdigest()
        statements.append(PERSON.format(account=account, id=uuid.uuid4(), role=role, n=n, hash=hashed))
        tokens.append(token)
    subprocess.run(psql, input="".join(statements), text=True, check=True)
    return tokens[:LISTENERS], tokens[LISTENERS:]


async def measure(port, people, seconds, pid):
    listeners, technicians = people
    before = resident(pid)
    heard, taken = [], {}
    streams = [
        asyncio.create_task(listen(port, token, seen)) for token in listeners for seen in fresh(heard, STREAMS)
    ]
    while sum(1 for seen in heard if seen.get("hello")) < len(streams):
        await asyncio.sleep(0.1)
    idle = resident(pid)
    end = time.monotonic() + seconds
    calls = await asyncio.gather(*(work(port, token, end, taken) for token in technicians))
    await asyncio.sleep(3)
    busy = resident(pid)
    for stream in streams:
        stream.cancel()
    late = sorted((seen[walk] - at) * 1000 for seen in heard for walk, at in taken.items() if walk in seen)
    missed = len(taken) * len(heard) - len(late)
    print(f"{len(heard)} streams, {sum(calls) / seconds:.0f} requests a second that change something, {len(taken)} calls")
    print(f"heard after: median {at(late, 0.5):.0f} ms, 99 of 100 {at(late, 0.99):.0f} ms, the last {late[-1]:.0f} ms; missed {missed}")
    print(f"server's memory: {before} MiB alone, {idle} MiB with the streams, {busy} MiB at the end")


def fresh(heard, count):
    for _ in range(count):
        seen = {}
        heard.append(seen)
        yield seen


def at(values, share):
    return values[min(len(values) - 1, int(len(values) * share))]


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


async def listen(port, token, seen):
    request = f"GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: rf_session={token}\r\n\r\n".encode()
    # All come at once; whoever is sent away politely comes again, as a page does.
    while True:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        writer.write(request)
        status = (await reader.readline()).decode().strip()
        if " 503 " not in status:
            break
        writer.close()
        await asyncio.sleep(1)
    while line := await reader.readline():
        now = time.monotonic()
        if line.startswith(b"event: hello"):
            seen["hello"] = now
        elif line.startswith(b"data: ["):
            for change in json.loads(line[6:]):
                if change["kind"] == "walk":
                    seen.setdefault(change["id"], now)
    sys.exit(f"a stream has ended ({status})")


async def work(port, token, end, taken):
    """Takes calls, one after another, at most fifteen requests a second: a user may ask twenty times for long."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    requests, began = 0, time.monotonic()

    async def post(path, body):
        nonlocal requests
        requests += 1
        await asyncio.sleep(max(0, began + requests / 15 - time.monotonic()))
        data = json.dumps(body)
        writer.write(
            f"POST /api/v1/l1{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n"
            f"Cookie: rf_session={token}\r\nIdempotency-Key: {uuid.uuid4()}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(data)}\r\n\r\n{data}".encode()
        )
        status = int((await reader.readline()).split()[1])
        length = 0
        while (line := await reader.readline()) != b"\r\n":
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        answer = json.loads(await reader.readexactly(length))
        if status not in (200, 201):
            sys.exit(f"{path} answered {status}: {answer}")
        return answer

    while time.monotonic() < end:
        walk = (await post("/intake", {"problem_statement": f"Call {uuid.uuid4()}"}))["session_id"]
        taken[walk] = time.monotonic()
        note = {"timestamp": "2026-01-01T10:00:00Z", "content": "Restarted"}
        await post(f"/sessions/{walk}/notes", {"notes": [note]})
        await post(f"/sessions/{walk}/resolve", {"helpful": True, "resolution_notes": "Restarted"})
    return requests


main()
