// Runs a program: reads, evaluates, judges and writes, on many threads, with the same bytes for any number of them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "runtime/base/exit_code.h"
#include "runtime/base/limits.h"
#include "runtime/base/stop_request.h"
#include "runtime/connectors/storage.h"
#include "runtime/engine/run_witness.h"
#include "runtime/engine/secrets.h"
#include "runtime/keys/record_observer.h"
#include "runtime/program/program.h"
#include "runtime/publication/journal.h"
#include "runtime/report/run_report.h"

namespace damson {

struct Progress {
  std::string stage;  // "loading artists", "artworks"
  uint64_t records = 0;
  uint64_t bytes = 0;  // as stored
  uint64_t bytes_total = 0;
};

struct EngineOptions {
  bool plan = false;     // evaluate everything, publish and quarantine nothing
  unsigned threads = 0;  // 0: as many as the machine has
  size_t block_bytes = size_t{512} << 10;
  size_t block_records = 0;  // at most so many records a batch; 0: no bound (tests set 1 and 3)
  size_t memory_bytes =
      limits::remembered_bytes;   // for lookup tables and keys; what blocks need comes on top and does not grow
  std::optional<uint64_t> limit;  // records of each mapped source (not of lookups)
  std::string state_folder;       // quarantine files go to `<state_folder>/quarantine/<spec>/`
  bool profile = false;           // measure what stages and steps take
  bool naive = false;             // the row-by-row twin instead of the columnar evaluator
  bool compares = false;  // of a plan: nothing is to be written where the targets are, and what they hold already is in
                          // nobody's way
  size_t previews = 3;    // before/after of so many loaded records a map, when planning
  Environment environment;             // for `env`; empty: nothing is set
  std::string preserve;                // what is replaced is kept in this folder for good; empty: nowhere
  RunWitness* witness = nullptr;       // may end the run before it reads and before it publishes; null: nobody
  RecordObserver* observer = nullptr;  // is shown every record that is written; null: nobody
  const StopRequest* stop = nullptr;   // looked at before each batch; null: nobody can ask
  Journal* journal = nullptr;          // what is put in place is written down there; null: nobody comes after
  std::function<void(const Progress&)> progress;  // called now and then by one thread at a time
};

struct RunResult {
  RunReport report;
  ExitCode exit = ExitCode::done;  // done, checks_failed or world_failed
};

RunResult run(const Program& program, const EngineOptions& options, Storage& storage);

}  // namespace damson
