#!/usr/bin/env python3
"""Times flow picking at intake among a thousand flows, and the check of a tree of two thousand nodes.

    scripts/measure-flows.py BINARY

Starts BINARY with a demo in a data directory of its own, imports a thousand variations of the starter library, and asks for
the flows that fit a problem as it is being typed. Prints medians and maxima in milliseconds. Nothing else should run meanwhile.
"""

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from demo import demo

FLOWS = os.path.join(os.path.dirname(__file__), "..", "flows")
PROBLEM = "outlook says disconnected since this morning and the caller cannot send mail to the customer"
TYPED = [PROBLEM[:length] for length in (4, 8, 15, 30, 45, 60, len(PROBLEM))] + ["the vpn", "printer prints nothing"]
WORDS = "scanner dock citrix badge phone camera monitor excel onenote azure backup firewall proxy headset tablet".split()
ROUNDS = 10
# A user may ask so often and no oftener.
PAUSE = 0.35


def library(folder):
    """A thousand flow files: the starter library, each time under another title with other words in it."""
    sources = [open(os.path.join(FLOWS, name)).read() for name in sorted(os.listdir(FLOWS)) if name.endswith(".yaml")]
    dice = random.Random(1)
    for number in range(1000):
        words = dice.sample(WORDS, 3)
        extra = f" {words[0]} {words[1]} {number}"
        source = re.sub(r"^title: .*$", lambda title: title[0] + extra, sources[number % len(sources)], count=1, flags=re.M)
        with open(os.path.join(folder, f"{number:04}.yaml"), "w") as file:
            file.write(source)


def large_tree(path, nodes=2000):
    """Three answers to every question, and one that leads back."""
    tree = {}
    for at in range(nodes):
        below = [child for child in (3 * at + 1, 3 * at + 2, 3 * at + 3) if child < nodes]
        answers = [{"label": f"Answer {child}", "to": f"n{child}"} for child in below]
        if below:
            answers.append({"label": "Start over", "to": f"n{(at - 1) // 3 if at else 0}"})
            tree[f"n{at}"] = {"type": "question", "text": f"Question {at}: what does the caller see?", "answers": answers}
        else:
            tree[f"n{at}"] = {"type": "resolve", "text": f"End {at}: do this and tell the caller."}
    with open(path, "w") as file:
        json.dump({"title": "Large", "summary": "", "tags": [], "start": "n0", "nodes": tree}, file)


def said(name, times):
    print(f"{statistics.median(times):8.1f} {max(times):8.1f}  {name}")


def main():
    binary = os.path.abspath(sys.argv[1])
    with demo(binary) as server:
        files = os.path.join(server.folder, "files")
        os.mkdir(files)
        library(files)
        paths = sorted(os.path.join(files, name) for name in os.listdir(files))
        bring = [binary, "flows", "import", "--data-dir", server.data, "--account", "northwind-it", *paths]
        subprocess.run(bring, check=True, capture_output=True)
        print("  median  maximum")
        picking(server)
    with tempfile.TemporaryDirectory() as folder:
        large = os.path.join(folder, "large.json")
        large_tree(large)
        empty = os.path.join(folder, "empty.json")
        large_tree(empty, 1)
        for name, path in (("check of 2,000 nodes, the whole process", large), ("check of 1 node, the same", empty)):
            times = []
            for _ in range(ROUNDS):
                begin = time.perf_counter()
                subprocess.run([binary, "flows", "check", path], check=True)
                times.append((time.perf_counter() - begin) * 1000)
            said(name, times)


def picking(server):
    connection, headers = server.technician()
    for typed in TYPED:
        times = []
        for _ in range(ROUNDS):
            time.sleep(PAUSE)
            query = urllib.parse.urlencode({"status": "published", "limit": 5, "search": typed})
            begin = time.perf_counter()
            connection.request("GET", f"/api/v1/flows?{query}", headers=headers)
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - begin) * 1000)
            if answer.status != 200:
                sys.exit(f"answered {answer.status}")
        said(f"flows that fit “{typed}”", times)


main()
