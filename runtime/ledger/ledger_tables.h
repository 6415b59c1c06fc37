// The tables of the ledger. README.md in this folder documents them.
#pragma once

namespace damson {

/// Kept in SQLite's `user_version`; raised with every change of the tables.
inline constexpr int ledger_version = 1;

inline constexpr const char* ledger_tables = R"(
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
)";

}  // namespace damson
