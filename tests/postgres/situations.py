"""What goes wrong between Damson and a PostgreSQL server, and what must come of it."""
import os
import shutil
import subprocess
import tempfile
import unittest
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
