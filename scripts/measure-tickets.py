#!/usr/bin/env python3
"""Times the lists of tickets of an account that has very many: each filter, words, pages far in, counts, the queue.

    scripts/measure-tickets.py BINARY [TICKETS]

Starts BINARY with a demo in a data directory of its own, fills its account with a million tickets (or so many) by `psql`, which
must be in the path, and asks over HTTP. Prints medians and 99th percentiles in milliseconds. Nothing else should run meanwhile.
"""

import json
import os
import statistics
import subprocess
import sys
import time
import urllib.parse

from demo import demo

ROUNDS = 100
# A user may ask so often and no oftener; where words are searched, more seldom.
PAUSE, PAUSE_FOR_WORDS = 0.06, 0.25

FILL = """
select id as account from accounts where slug = 'northwind-it' \\gset
insert into users (account_id, id, email, name, account_role)
select :'account', gen_random_uuid(), 'tech' || n || '@measured.example', 'Technician ' || n, 'viewer'
from generate_series(0, 39) n;
create temp table people as
select id, substring(email from '[0-9]+')::int as n from users where email like '%@measured.example';
-- Only what is measured: no news of a million tickets, and no history.
set session_replication_role = replica;
insert into internal_tickets (account_id, id, number, created_by, customer_name, customer_contact, problem_statement, status,
                              assigned_user_id, escalation_category, resolution_notes, created_at, updated_at, resolved_at)
select :'account', gen_random_uuid(), 100000 + k, c.id, 'Customer ' || (1 + floor(power(random(), 2) * 5000))::int,
       '555-' || lpad((k % 10000)::text, 4, '0'),
       (array['Outlook', 'Printer', 'VPN', 'Teams', 'OneDrive', 'Laptop', 'Monitor', 'Keyboard', 'Wi-Fi', 'Password', 'Account',
              'Excel', 'Scanner', 'Phone', 'Citrix', 'Dock', 'Headset', 'Browser', 'Server', 'Backup'])
           [1 + floor(power(random(), 1.7) * 20)::int] || ' '
       || (array['does not start', 'is slow', 'shows an error', 'asks for the password again', 'is disconnected',
                 'prints stripes', 'has no sound', 'keeps freezing', 'cannot be reached', 'lost its settings'])
              [1 + floor(random() * 10)::int] || ', device A' || k % 70001
       || case when k % 20011 = 0 then ', flux capacitor' else '' end,
       status, case when status in ('walking', 'resolved') then a.id end,
       case when k % 10 = 7 then (array['Needs admin access', 'Hardware fault', 'Other', 'Vendor'])[1 + (k / 10) % 4] end,
       case when status = 'resolved' then 'Restarted it and checked that it works' end, at, at + interval '10 minutes',
       case when status = 'resolved' then at + interval '10 minutes' end
from generate_series(1, :tickets) k
cross join lateral (select now() - (:tickets - k) * interval '95 seconds' as at,
                           case when k > :tickets - 40 then 'walking' when k % 500 = 0 then 'open'
                                when k % 200 = 7 then 'escalated' else 'resolved' end as status) s
join people c on c.n = k % 40
join people a on a.n = (k / 3) % 40
order by k;
vacuum analyze internal_tickets;
"""


class Desk:
    def __init__(self, server):
        self.connection, self.headers = server.technician()

    def asks(self, path, **query):
        asked = {name.rstrip("_"): value for name, value in query.items() if value is not None}
        begin = time.perf_counter()
        self.connection.request("GET", f"/api/v1{path}?{urllib.parse.urlencode(asked)}", headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            sys.exit(f"{path} {asked} answered {answer.status}: {body.decode()}")
        return (time.perf_counter() - begin) * 1000, json.loads(body)

    def measures(self, name, path, **query):
        words = any(asked in query for asked in ("search", "customer", "like"))
        times, rows = [], 0
        for _ in range(ROUNDS // 2 if words else ROUNDS):
            time.sleep(PAUSE_FOR_WORDS if words else PAUSE)
            took, body = self.asks(path, **query)
            times.append(took)
        rows = len(body["items"]) if isinstance(body, dict) and "items" in body else len(body)
        print(f"{statistics.median(times):8.1f} {sorted(times)[-1 - len(times) // 100]:8.1f} {rows:5}  {name}", flush=True)


def main():
    binary, tickets = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with demo(binary) as server:
        subprocess.run(server.psql("-v", f"tickets={tickets}"), input=FILL, text=True, check=True)
        print(f"of {tickets:,} tickets:\n  median      p99  rows", flush=True)
        measure(Desk(server))


def measure(desk):
    lists, counts = "/internal-tickets", "/internal-tickets/counts"
    _, people = desk.asks("/internal-tickets/people")
    person = next(person["id"] for person in people if person["name"] == "Technician 7")
    # The place a list has come to after a great many pages: its cursor is made of the days between.
    month = {"from_": "2000-01-01", "to": time.strftime("%Y-%m-%d", time.gmtime(time.time() - 300 * 86400))}
    _, page = desk.asks(lists, **month)
    desk.measures("queue, oldest first", "/l1/queue", status_filter="open", sort="oldest")
    desk.measures("all, first page", lists)
    desk.measures("all, a page 300 days back", lists, cursor=page["next_cursor"])
    desk.measures("resolved, a page 300 days back", lists, status="resolved", cursor=page["next_cursor"])
    desk.measures("waiting, oldest first", lists, status="open", sort="oldest")
    desk.measures("of one person", lists, assigned_to=person)
    desk.measures("of one person, 300 days back", lists, assigned_to=person, cursor=page["next_cursor"])
    desk.measures("taken by one person", lists, created_by=person)
    desk.measures("of nobody, waiting", lists, assigned_to="nobody", status="open")
    desk.measures("of one category", lists, category="Vendor")
    desk.measures("of one person and one category", lists, assigned_to=person, category="Vendor")
    desk.measures("of one person and no category there is: a whole window", lists, assigned_to=person, category="None")
    desk.measures("of nobody, resolved: a whole window", lists, assigned_to="nobody", status="resolved")
    desk.measures("of days long ago", lists, **month)
    desk.measures("one number", lists, number=100042)
    desk.measures("counts", counts)
    desk.measures("counts of one person", counts, assigned_to=person)
    desk.measures("counts of one category", counts, category="Vendor")
    for name, words in (("rare", "flux"), ("common", "outlook"), ("two", "outlook slow"), ("none", "zzzz")):
        desk.measures(f"{name} word", lists, search=words)
        desk.measures(f"{name} word, waiting", lists, search=words, status="open")
        desk.measures(f"{name} word, of one person", lists, search=words, assigned_to=person)
        desk.measures(f"counts of a {name} word", counts, search=words)
    desk.measures("one customer", lists, customer="customer 4711")
    desk.measures("like a description", lists, like="outlook is slow since this morning and shows an error", limit=3)


main()
