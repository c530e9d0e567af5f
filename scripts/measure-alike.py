#!/usr/bin/env python3
"""Times known against unknown e-mails, interleaved, at everything that must not tell them apart.

    scripts/measure-alike.py BINARY [ROUNDS]

Starts BINARY with a data directory of its own, twice: without mail, and with a mail server of this script's that takes every
letter. Prints the medians in milliseconds and their ratio, with a 95 % interval of the ratio by resampling. Nothing else
should run meanwhile. Each request comes from an address of its own, as a trusted proxy would say, so that no limit is reached.
"""

import http.client
import json
import os
import random
import signal
import socket
import socketserver
import statistics
import subprocess
import sys
import tempfile
import threading
import time

PASSWORD = "gravel tulip banjo orbit"
# A letter goes to each at most three times an hour.
KNOWN = 80
OF_LETTERS = 110


class Mail(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda line: self.wfile.write(line.encode() + b"\r\n")
        say("220 here")
        data = False
        for line in self.rfile:
            if data:
                if line in (b".\r\n", b".\n"):
                    data = False
                    say("250 taken")
                continue
            word = line[:4].upper()
            if word == b"DATA":
                data = True
                say("354 go on")
            elif word == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Product:
    def __init__(self, binary, folder, mail=None):
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.binary, self.folder = binary, folder
        self.environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("RESOLUTIONFLOW_")}
        more = ["--smtp-url", f"smtp://127.0.0.1:{mail}", "--mail-from", "desk@example.test"] if mail else []
        self.process = subprocess.Popen(
            [binary, "serve", "--data-dir", folder, "--listen", f"127.0.0.1:{self.port}", "--metrics-listen", "127.0.0.1:0",
             "--trusted-proxies", "127.0.0.1", "--sign-up", "open", *more],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment, cwd=folder)
        deadline = time.monotonic() + 120
        while True:
            try:
                if self.request("GET", "/readyz")[0] == 200:
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() > deadline:
                sys.exit("the product did not start")
            time.sleep(0.1)

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        address = ".".join(str(random.randrange(1, 255)) for _ in range(4))
        headers = {"Origin": self.origin, "X-Forwarded-For": address, **(headers or {})}
        if body is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, path, body=None if body is None else json.dumps(body), headers=headers)
        answer = connection.getresponse()
        cookie, text = answer.getheader("Set-Cookie"), answer.read()
        connection.close()
        return answer.status, cookie, text

    def timed(self, path, body, headers=None):
        begun = time.perf_counter()
        status, _, text = self.request("POST", f"/api/v1{path}", body, headers)
        taken = (time.perf_counter() - begun) * 1000
        if status == 429 or status >= 500:
            sys.exit(f"{path} answered {status} {text!r}")
        return taken, status

    def owner(self, account, email):
        subprocess.run([self.binary, "create-owner", "--account", account, "--email", email, "--name", "Olga",
                        "--password-stdin", "--data-dir", self.folder],
                       input=PASSWORD + "\n", text=True, check=True, capture_output=True, env=self.environment)

    def session(self, email):
        status, cookie, text = self.request("POST", "/api/v1/auth/login", {"email": email, "password": PASSWORD})
        if status != 200:
            sys.exit(f"{email} cannot sign in: {status} {text!r}")
        return {"Cookie": cookie.split(";")[0]}

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def interval(known, unknown):
    ratios = sorted(
        statistics.median(random.choices(known, k=len(known))) / statistics.median(random.choices(unknown, k=len(unknown)))
        for _ in range(400))
    return ratios[10], ratios[389]


def compare(name, product, path, body_for, known, rounds, headers=None):
    times, statuses = {True: [], False: []}, {True: set(), False: set()}
    # The first ones warm up what both need.
    for round_ in range(-10, rounds):
        order = [True, False]
        random.shuffle(order)
        for is_known in order:
            email = known[round_ % len(known)] if is_known else f"nobody{random.randrange(10**12)}@example.test"
            taken, status = product.timed(path, body_for(email), headers)
            if round_ >= 0:
                times[is_known].append(taken)
                statuses[is_known].add(status)
    if statuses[True] != statuses[False]:
        sys.exit(f"{name}: known {statuses[True]}, unknown {statuses[False]}")
    medians = {which: statistics.median(values) for which, values in times.items()}
    low, high = interval(times[True], times[False])
    print(f"{name:<34}{medians[True]:>9.2f}{medians[False]:>9.2f}{medians[True] / medians[False]:>8.3f}   {low:.3f} to {high:.3f}",
          flush=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    print(f"{'':<34}{'known':>9}{'unknown':>9}{'ratio':>8}   95 %")
    with tempfile.TemporaryDirectory(prefix="resolutionflow-alike-", ignore_cleanup_errors=True) as folder:
        product = Product(binary, folder)
        try:
            known = [f"owner{n}@known.example" for n in range(KNOWN)]
            for n, email in enumerate(known):
                product.owner(f"Known {n}", email)
            product.owner("Inviting", "inviting@known.example")
            compare("sign in", product, "/auth/login", lambda e: {"email": e, "password": "wrong " + PASSWORD}, known,
                    min(rounds, 9 * KNOWN))
            compare("forgot, no mail", product, "/auth/password/forgot", lambda e: {"email": e}, known[: KNOWN // 2],
                    min(rounds, OF_LETTERS))
            new = lambda e: {"account_name": "Fabrikam", "name": "Fay", "email": e, "password": PASSWORD}
            compare("register, no mail", product, "/auth/register", new, known, rounds)
            signed = product.session("inviting@known.example")
            compare("invite", product, "/invites", lambda e: {"email": e, "role": "viewer"}, known, 10, signed)
        finally:
            product.stop()
        with MailServer(("127.0.0.1", 0), Mail) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            product = Product(binary, folder, server.server_address[1])
            try:
                compare("forgot, mail", product, "/auth/password/forgot", lambda e: {"email": e}, known[KNOWN // 2 :],
                        min(rounds, OF_LETTERS))
                new = lambda e: {"account_name": "Fabrikam", "name": "Fay", "email": e}
                compare("register, mail", product, "/auth/register", new, known, min(rounds, 2 * OF_LETTERS))
            finally:
                product.stop()


if __name__ == "__main__":
    main()
