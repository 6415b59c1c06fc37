"""What goes wrong between Damson and a PostgreSQL server, and what must come of it."""
import os
import random
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest
from collections import Counter
from contextlib import closing
from pathlib import Path

from server import Server


class Situation(unittest.TestCase):
    """A folder with a spec, and a database of its own."""

    server: Server
    damson: str

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="damson_situation_"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.database = self.id().rsplit(".", 1)[1][:60]
        self.url = self.server.make_database(self.database)

    def sql(self, statements: str) -> str:
        return self.server.sql(statements, self.database)

    def write(self, name: str, content: str) -> None:
        (self.folder / name).write_text(content)

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "DATABASE": self.url} | more

    def call(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        return subprocess.run([self.damson, *words], cwd=self.folder, env=self.environment(**more), capture_output=True, text=True, timeout=120, check=False)

    def good(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        done = self.call(*words, **more)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done

    def bad(self, status: int, *words: str, **more: str) -> str:
        done = self.call(*words, **more)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr


READING = '''
schema Work { key id: int, title: text? }
source works: Work from postgres(env("DATABASE"), table: "works")
target out: Work to ndjson("out.ndjson")
map works -> out { keep id, title }
'''


class Reading(Situation):
    def setUp(self):
        super().setUp()
        self.write("t.damson", READING)

    def test_a_password_is_seen_nowhere(self):
        self.sql("create table works (id int primary key, title text); insert into works values (1, 'a'), (2, 'b');")
        for words in (["check"], ["plan"], ["plan", "--out", "plan.json"], ["run"], ["run", "--format", "json"], ["history"], ["show", "1"], ["check", "--program"]):
            self.good(words[0], *([] if words[0] in ("history", "show") else ["t.damson"]), *words[1:])
        wrong = self.url.replace(Server.PASSWORD, "Zq7-hunter2-wrong")
        self.assertIn("refuses the user or the password", self.bad(4, "run", "t.damson", DATABASE=wrong))
        for address in (self.url.replace("keeper", "nobody"), self.url.replace("/" + self.database, "/nowhere"), Server.PASSWORD):
            self.bad(4, "run", "t.damson", DATABASE=address)
            self.bad(4, "plan", "t.damson", "--format", "json", DATABASE=address)
        self.assertIn("no server listens", self.bad(4, "run", "t.damson", DATABASE=f"host=/nowhere password={Server.PASSWORD}"))
        for path in self.folder.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"hunter2", path.read_bytes(), path)

    def call(self, *words: str, **more: str) -> subprocess.CompletedProcess:
        done = super().call(*words, **more)
        self.assertNotIn("hunter2", done.stdout + done.stderr)
        return done

    def test_a_locked_table_is_told_in_words(self):
        self.sql("create table works (id int primary key, title text)")
        holder = subprocess.Popen(["psql", "-X", "-q", "-d", self.url, "-c", "begin; lock table works; select pg_sleep(60)"], stdout=subprocess.DEVNULL)
        try:
            self.sql("do $$ begin while not exists (select from pg_locks where relation = 'works'::regclass and mode = 'AccessExclusiveLock') loop "
                     "perform pg_sleep(0.05); end loop; end $$")
            self.assertIn("another session holds a lock", self.bad(4, "run", "t.damson"))
        finally:
            self.sql(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{self.database}' and pid <> pg_backend_pid()")
            holder.wait()

    def test_sources_see_one_state_of_the_database(self):
        """A row that is put in while the run reads is in no source and in no lookup of it."""
        self.write("t.damson", '''
schema Work { key id: int, title: text? }
source works: Work from postgres(env("DATABASE"), query: "select id, coalesce(pg_sleep(0.4)::text || title, title) as title from works order by id")
lookup again: Work from postgres(env("DATABASE"), table: "works")
target out: Work to ndjson("out.ndjson")
map works -> out {
  id = id
  title = again[id == record.id].title on unmatched title
}
expect count(again) == 2 because "there are two"
''')
        self.sql("create table works (id int primary key, title text); insert into works values (1, 'a'), (2, 'b');")
        running = subprocess.Popen([self.damson, "run", "t.damson"], cwd=self.folder, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.sql("do $$ begin for i in 1..600 loop perform pg_stat_clear_snapshot(); "
                 "exit when exists (select from pg_stat_activity where datname = current_database() and application_name = 'damson' and query like 'copy%'); "
                 "perform pg_sleep(0.02); end loop; end $$; insert into works values (3, 'c'); update works set title = 'z';")
        out = running.communicate(timeout=60)[0]
        self.assertEqual(running.returncode, 0, out)
        self.assertEqual((self.folder / "out.ndjson").read_text(), '{"id":1,"title":"a"}\n{"id":2,"title":"b"}\n')

    def test_a_connection_that_breaks_off_while_reading_publishes_nothing(self):
        self.sql("create table works as select i as id, repeat('x', 100) as title from generate_series(1, 1000) i; alter table works add primary key (id);")
        self.write("t.damson", READING.replace('table: "works"', 'query: "select id, coalesce(pg_sleep(0.01)::text || title, title) as title from works order by id"'))
        running = subprocess.Popen([self.damson, "run", "t.damson"], cwd=self.folder, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.sql("do $$ begin for i in 1..600 loop perform pg_stat_clear_snapshot(); "
                 "perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'damson' and query like 'copy%'; exit when found; "
                 "perform pg_sleep(0.02); end loop; end $$")
        out = running.communicate(timeout=60)[0]
        self.assertEqual(running.returncode, 4, out)
        self.assertIn("broke off", out)
        self.assertFalse((self.folder / "out.ndjson").exists())

    def test_a_saved_plan_is_refused_when_a_row_has_changed(self):
        self.sql("create table works (id int primary key, title text); insert into works values (1, 'a'), (2, 'b');")
        self.good("plan", "t.damson", "--out", "plan.json")
        self.sql("update works set title = 'c' where id = 2")
        self.assertIn("works", self.bad(3, "run", "plan.json"))
        self.sql("update works set title = 'b' where id = 2")
        self.good("run", "plan.json")

    def test_a_certificate_that_is_wanted_and_not_there_is_told(self):
        self.sql("create table works (id int primary key)")
        self.server.sql("select 1")
        said = self.bad(4, "run", "t.damson", DATABASE=f"postgresql://keeper@localhost:1/x?sslmode=verify-full&sslrootcert={self.folder}/none")
        self.assertRegex(said, "certificate|no server listens")


WRITING = '''
schema Row { key id: int, n: int, t: text }
schema Part { key id: int, whole: int }
source rows: Row from csv("rows.csv")
target wholes: Row to postgres(env("DATABASE"), table: "wholes")
target parts: Part to postgres(env("DATABASE"), table: "parts")
map rows -> wholes { keep id, n, t }
map rows -> parts {
  id = id
  whole = ref(wholes, rows, id) on unmatched reject because "no whole"
}
'''
ROWS = 20_000


class Writing(Situation):
    def setUp(self):
        super().setUp()
        self.write("t.damson", WRITING)
        self.write("rows.csv", "id,n,t\n" + "".join(f"{i},{i * 7},a text of row {i}\n" for i in range(1, ROWS + 1)))

    def counts(self) -> tuple[int, int, int]:
        """Rows of both tables, and of the table of markers; -1: it is not there."""
        of_each = ", ".join(f"case when to_regclass('{name}') is null then -1 else "
                            f"(xpath('/row/c/text()', query_to_xml('select count(*) as c from {name}', true, true, '')))[1]::text::int end"
                            for name in ("wholes", "parts", "damson_runs"))
        return tuple(int(count) for count in self.sql("begin isolation level repeatable read; select " + of_each).split("|"))

    def wait_for_backends(self) -> None:
        """A killed run may leave one behind that has not heard of it."""
        self.sql("do $$ begin for i in 1..600 loop perform pg_stat_clear_snapshot(); exit when not exists (select from pg_stat_activity "
                 "where datname = current_database() and application_name = 'damson'); perform pg_sleep(0.02); end loop; end $$")

    def phase(self) -> str:
        """How far the journal says that the last run has come."""
        place = self.folder / ".damson" / "ledger.sqlite"
        if not place.exists():
            return ""
        try:
            with closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=5)) as ledger:
                return (ledger.execute("select phase from runs order by id desc limit 1").fetchone() or [""])[0]
        except sqlite3.OperationalError:
            return ""

    def begin(self, *words: str) -> subprocess.Popen:
        return subprocess.Popen([self.damson, *words], cwd=self.folder, env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def wait_for_publishing(self, run: subprocess.Popen) -> None:
        while run.poll() is None and self.phase() not in ("publishing", "settling", "settled"):
            time.sleep(0.001)

    def nothing_is_left(self) -> None:
        left = [str(path) for path in (self.folder / ".damson").rglob("*") if path.name.endswith(".rows") or "damson-staged" in path.name or path.name.endswith("-lock")]
        self.assertEqual(left, [])

    def no_secret(self) -> None:
        for path in self.folder.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"hunter2", path.read_bytes(), path)

    def forget_everything(self) -> None:
        shutil.rmtree(self.folder / ".damson", ignore_errors=True)
        self.sql("drop table if exists parts, wholes, damson_runs")

    def test_killed_at_any_moment_while_applying(self):
        """All rows or none; `resume` gives all, `rollback` none, and each leaves nothing behind."""
        chance = random.Random(self.SEED)
        seen = Counter()
        for attempt in range(64):
            run = self.begin("run", "t.damson")
            self.wait_for_publishing(run)
            time.sleep(chance.random() * 0.25)
            run.kill()
            run.communicate()
            phase = self.phase()
            self.no_secret()
            at_once = attempt % 4 < 2  # while a transaction of the killed run may still be ending
            if not at_once:
                self.wait_for_backends()
            found = self.counts()
            self.assertIn(found, ((ROWS, ROWS, 1), (-1, -1, -1)), f"attempt {attempt}, {phase}")
            if phase == "publishing" and found[0] == -1 and not at_once:
                self.assertIn("E0830", self.bad(3, "run", "t.damson"))
            ends = ("resume", "rollback")[attempt % 2]
            done = self.good(ends, "t.damson")
            expected = (ROWS, ROWS, 1) if phase != "publishing" or ends == "resume" else (-1, -1, -1)
            if phase == "":
                expected = (-1, -1, -1)
            self.assertEqual(self.counts(), expected, f"attempt {attempt}, {phase}, {ends}: {done.stdout}")
            if phase == "publishing":
                self.nothing_is_left()
            seen[f"{phase or 'before'} {'there' if found[0] > 0 else 'not there'}"] += 1
            self.forget_everything()
        print(f"killed: {dict(seen)}")
        self.assertGreaterEqual(seen["publishing not there"], 10, seen)

    SEED = 20

    def test_a_backend_that_is_terminated_while_applying(self):
        self.write("rows.csv", "id,n,t\n" + "".join(f"{i},{i * 7},{'x' * 2000}\n" for i in range(1, ROWS * 2 + 1)))
        run = self.begin("run", "t.damson")
        self.sql("do $$ begin for i in 1..3000 loop perform pg_stat_clear_snapshot(); "
                 "perform pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'damson' and query like 'copy%'; exit when found; "
                 "perform pg_sleep(0.01); end loop; end $$")
        out = run.communicate(timeout=120)[0]
        self.assertEqual(run.returncode, 4, out)
        self.assertIn("broke off", out)
        self.assertEqual(self.counts(), (-1, -1, -1))
        self.nothing_is_left()
        self.good("run", "t.damson")
        self.assertEqual(self.counts(), (ROWS * 2, ROWS * 2, 1))

    def test_a_server_that_stops_while_applying(self):
        """Nobody can ask it then: the run is interrupted, and ended when the server is there again."""
        self.write("rows.csv", "id,n,t\n" + "".join(f"{i},{i * 7},{'x' * 2000}\n" for i in range(1, ROWS * 2 + 1)))
        for ends, expected in (("resume", (ROWS * 2, ROWS * 2, 1)), ("rollback", (-1, -1, -1))):
            run = self.begin("run", "t.damson")
            self.wait_for_publishing(run)
            time.sleep(0.02)
            self.server.stop("immediate")
            out = run.communicate(timeout=120)[0]
            self.assertEqual(run.returncode, 4, out)
            said = self.bad(4, ends, "t.damson")
            self.assertIn("no server listens", said)
            self.server.start()
            self.assertEqual(self.counts(), (-1, -1, -1))
            self.good(ends, "t.damson")
            self.assertEqual(self.counts(), expected)
            self.nothing_is_left()
            self.forget_everything()

    def test_a_lock_of_another_session(self):
        self.sql("create table wholes (id bigint primary key, n bigint, t text); create table parts (id bigint primary key, whole bigint)")
        self.sql("create table damson_runs (token text not null primary key, tables text not null, transaction bigint not null)")
        holder = subprocess.Popen(["psql", "-X", "-q", "-d", self.url, "-c", "begin; lock table wholes in share mode; select pg_sleep(90)"],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.sql("do $$ begin while not exists (select from pg_locks where relation = 'wholes'::regclass and mode = 'ShareLock') loop "
                     "perform pg_sleep(0.05); end loop; end $$")
            self.assertIn("another session holds a lock", self.bad(4, "run", "t.damson"))
        finally:
            self.sql(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{self.database}' and pid <> pg_backend_pid()")
            holder.wait()
        self.assertEqual(self.counts(), (0, 0, 0))
        self.good("run", "t.damson")
        self.assertEqual(self.counts(), (ROWS, ROWS, 1))

    def test_a_constraint_that_fails_at_the_end_of_the_transaction(self):
        self.sql("create table known (id bigint primary key); insert into known select i from generate_series(1, 19999) i;"
                 "create table wholes (id bigint primary key references known deferrable initially deferred, n bigint, t text)")
        said = self.bad(4, "run", "t.damson")
        self.assertIn("23503", said)
        self.assertIn("20000", said)
        self.assertEqual(self.counts(), (0, -1, -1))
        self.nothing_is_left()

    def test_rights_are_known_before_the_run(self):
        self.sql("create table wholes (id bigint primary key, n bigint, t text); create table parts (id bigint primary key, whole bigint);"
                 "drop role if exists guest; create role guest login password 'Zq7-hunter2'; grant select on wholes to guest;"
                 "grant all on parts to guest; alter table parts enable row level security")
        address = self.server.url(self.database, "guest")
        said = self.bad(3, "plan", "t.damson", DATABASE=address)
        self.assertIn("may not put rows into it", said)
        self.sql("grant insert on wholes to guest")
        self.assertIn("row level security", self.bad(3, "run", "t.damson", DATABASE=address))
        self.sql("drop table parts")
        self.assertIn("may not make one in the schema `public`", self.bad(4, "run", "t.damson", DATABASE=address))
        self.sql("drop owned by guest; drop role guest")

    def test_rows_for_one_database_go_into_no_other(self):
        for _ in range(30):
            run = self.begin("run", "t.damson")
            self.wait_for_publishing(run)
            run.kill()
            run.communicate()
            if self.phase() == "publishing" and self.counts()[0] < 0:
                break
            self.forget_everything()
        self.assertEqual(self.phase(), "publishing")
        other = self.server.make_database("another")
        said = self.bad(4, "resume", "t.damson", DATABASE=other)
        self.assertIn("for another database", said)
        said = self.bad(4, "rollback", "t.damson", DATABASE=other)
        self.assertIn("for another database", said)
        self.assertIn("DATABASE", self.bad(4, "resume", "t.damson", DATABASE=""))
        self.assertEqual(self.server.sql("select count(*) from pg_tables where schemaname = 'public'", "another").strip(), "0")
        self.good("resume", "t.damson")
        self.assertEqual(self.counts(), (ROWS, ROWS, 1))

    def test_a_saved_plan_is_refused_when_the_table_has_changed(self):
        self.sql("create table wholes (id bigint primary key, n bigint, t text); insert into wholes values (0, 0, 'old')")
        self.good("plan", "t.damson", "--out", "plan.json")
        self.sql("update wholes set t = 'new'")
        self.assertIn("wholes", self.bad(3, "run", "plan.json"))
        self.sql("update wholes set t = 'old'")
        self.good("run", "plan.json")
        self.assertEqual(self.counts(), (ROWS + 1, ROWS, 1))

    def test_two_runs_do_not_write_one_table(self):
        self.write("rows.csv", "id,n,t\n" + "".join(f"{i},{i * 7},{'x' * 500}\n" for i in range(1, ROWS * 4 + 1)))
        first = self.begin("run", "t.damson")
        self.sql("do $$ begin for i in 1..3000 loop perform pg_stat_clear_snapshot(); exit when exists (select from pg_locks where locktype = 'advisory' and granted "
                 "and database = (select oid from pg_database where datname = current_database())); perform pg_sleep(0.01); end loop; end $$")
        said = self.bad(4, "run", "t.damson", "--state", "other")
        self.assertIn("another run is writing", said)
        out = first.communicate(timeout=120)[0]
        self.assertEqual(first.returncode, 0, out)
        self.assertEqual(self.counts(), (ROWS * 4, ROWS * 4, 1))
