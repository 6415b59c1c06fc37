// The tables of the ledger, a version after the other. README.md in this folder documents them.
#pragma once

#include <array>

namespace damson {

/// What makes each version of the tables out of the one before; the first makes them out of nothing. Kept as they are
/// for ever: somewhere there is a ledger of each. The version is in SQLite's `user_version`.
inline constexpr std::array ledger_migrations = {
    R"(
  create table runs (
    id integer primary key,
    started text not null,
    finished text,
    spec text not null,
    fingerprint text not null,
    ending text,
    seconds real
  ) strict;
  create table parameters (
    run integer not null references runs(id), name text not null, value text not null,
    primary key (run, name)
  ) strict, without rowid;
  create table sources (
    run integer not null references runs(id), name text not null,
    records integer not null, bytes integer not null,
    primary key (run, name)
  ) strict, without rowid;
  create table source_files (
    run integer not null references runs(id), source text not null, place integer not null, file text not null,
    primary key (run, source, place)
  ) strict, without rowid;
  create table maps (
    run integer not null references runs(id), name text not null, source text not null, target text not null,
    units integer not null, loaded integer not null, skipped integer not null, rejected integer not null,
    duplicates integer not null, quarantine text not null,
    primary key (run, name)
  ) strict, without rowid;
  create table outcomes (
    run integer not null references runs(id), map text not null,
    outcome text not null check (outcome in ('skipped', 'rejected', 'duplicate')),
    rule text not null, count integer not null,
    primary key (run, map, outcome, rule)
  ) strict, without rowid;
  create table targets (
    run integer not null references runs(id), name text not null, path text not null,
    records integer not null, bytes integer not null, digest text not null,
    primary key (run, name)
  ) strict, without rowid;
)",
    R"(
  alter table runs add column base text not null default '..';
  alter table runs add column phase text check (phase in ('publishing', 'settling', 'settled'));
  create table steps (
    run integer not null references runs(id), step integer not null,
    kind text not null check (kind in ('put file', 'remove file')),
    target text not null, place text not null, shown text not null, staged text not null, kept text not null,
    replaces integer not null, bytes integer not null, digest text not null,
    primary key (run, step)
  ) strict, without rowid;
  create index unfinished_runs on runs (phase) where phase in ('publishing', 'settling');
)",
    R"(
  create table project (
    id text not null, key text not null, made text not null
  ) strict;
  insert into project select lower(hex(randomblob(16))), lower(hex(randomblob(32))), strftime('%Y-%m-%dT%H:%M:%SZ', 'now');
  create table plans (
    id text primary key, made text not null, spec text not null, seal text not null,
    run integer references runs(id)
  ) strict, without rowid;
)",
    R"(
  create table preserved (
    run integer not null references runs(id), step integer not null, place text not null,
    primary key (run, step)
  ) strict, without rowid;
  alter table runs add column reverts integer references runs(id);
  alter table runs add column forgotten text;
)",
    R"(
  alter table steps rename to steps_of_files;
  create table steps (
    run integer not null references runs(id), step integer not null,
    kind text not null check (kind in ('put file', 'remove file', 'change store')),
    target text not null, place text not null, shown text not null, staged text not null, kept text not null,
    replaces integer not null, bytes integer not null, digest text not null, connector text not null, token text not null,
    primary key (run, step)
  ) strict, without rowid;
  insert into steps select *, '', '' from steps_of_files;
  drop table steps_of_files;
)",
    R"(
  alter table steps rename to steps_before;
  create table steps (
    run integer not null references runs(id), step integer not null,
    kind text not null check (kind in ('put file', 'remove file', 'change store', 'revert store')),
    target text not null, place text not null, shown text not null, staged text not null, kept text not null,
    replaces integer not null, bytes integer not null, digest text not null, connector text not null, token text not null,
    leaves_changed integer not null, folders_made integer not null,
    primary key (run, step)
  ) strict, without rowid;
  insert into steps select *, 0, 0 from steps_before;
  drop table steps_before;
)",
};
inline constexpr int ledger_version = static_cast<int>(ledger_migrations.size());

}  // namespace damson
