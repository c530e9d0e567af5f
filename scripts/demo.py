"""A demo to measure, for the scripts beside this: started in a data directory of its own, and gone with it."""

import contextlib
import dataclasses
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time


@dataclasses.dataclass
class Demo:
    """A server that is ready."""

    port: int
    pid: int
    # There is room for what else is needed, too.
    folder: str
    data: str

    def psql(self, *options):
        """The command that speaks to its database, as the one who may do everything there."""
        return ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", os.path.join(self.data, "run"), "-U", "postgres", *options,
                "resolutionflow"]

    def technician(self):
        """A connection, and the headers by which it is a technician's."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        who = json.dumps({"email": "l1@northwind.example", "password": "walk-the-flow"})
        headers = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self.port}"}
        connection.request("POST", "/api/v1/auth/login", who, headers)
        answer = connection.getresponse()
        answer.read()
        cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        return connection, {"Cookie": "; ".join(cookies)}


@contextlib.contextmanager
def demo(binary):
    """Serves for as long as the block lasts; what is in its folder goes with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        # The database server is run by somebody who is not root.
        os.chmod(folder, 0o755)
        data = os.path.join(folder, "data")
        options = ["--demo", "--data-dir", data, "--listen", f"127.0.0.1:{port}", "--metrics-listen", "127.0.0.1:0"]
        with open(os.path.join(folder, "log"), "w") as log:
            server = subprocess.Popen([binary, "serve", *options], stdout=log, stderr=log, cwd=folder)
        try:
            wait_until_ready(server, port)
            yield Demo(port, server.pid, folder, data)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait()


def wait_until_ready(server, port):
    while server.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    sys.exit("the server did not start")
