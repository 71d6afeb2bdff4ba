# Python 3.8 or newer, nothing to install. Each response is a row in the SQLite file RESPONSES.
import json, os, sqlite3, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

FILE = os.environ.get("RESPONSES", "responses.db")
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "content-type, idempotency-key, askwell-age",
    "Access-Control-Max-Age": "7200",
    "Content-Length": "0",
}
TABLE = "create table if not exists responses (id text primary key, revision int, answered_at int, body text)"
KEEP = """insert into responses values (?, ?, ?, ?) on conflict (id) do update set revision = excluded.revision,
    answered_at = excluded.answered_at, body = excluded.body where excluded.revision > responses.revision"""

class Receiver(BaseHTTPRequestHandler):
    def reply(self, status):
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()

    def do_OPTIONS(self):
        self.reply(204)

    def do_POST(self):
        try:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            response = json.loads(body)
            age = self.headers["Askwell-Age"] or parse_qs(urlsplit(self.path).query).get("age", ["0"])[0]
            row = (str(response["id"]), int(response["revision"]), int(time.time() * 1000) - int(age), body)
        except (KeyError, TypeError, ValueError):
            return self.reply(400)
        with sqlite3.connect(FILE) as database:  # Commits at its end. If it fails there is no answer, and the outbox comes again.
            database.execute(KEEP, row)
        self.reply(200)

sqlite3.connect(FILE).execute(TABLE)
ThreadingHTTPServer(("", int(os.environ.get("PORT", "4700"))), Receiver).serve_forever()
