// A run as the journal remembers it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace damson {

struct PastRun {
  struct Target {
    std::string name;
    std::string path;
    uint64_t records = 0;
    uint64_t bytes = 0;
    std::string digest;
  };
  struct Map {
    std::string name;
    std::string source;
    std::string target;
    uint64_t units = 0;
    uint64_t loaded = 0;
    uint64_t skipped = 0;
    uint64_t rejected = 0;
    uint64_t duplicates = 0;
    std::string quarantine;
  };
  struct Outcome {
    std::string map;
    std::string outcome;  // "skipped"
    std::string rule;
    uint64_t count = 0;
  };
  struct Source {
    std::string name;
    uint64_t records = 0;
    std::vector<std::string> files;
  };

  int64_t run = 0;
  std::string started;
  std::string finished;  // empty: it was killed
  std::string spec;
  std::string base;    // where its paths start, as seen from the state folder
  std::string ending;  // empty: it was killed
  std::string phase;
  std::string seconds;
  int64_t reverts = 0;      // the run that this one takes back; 0: it is a run of a spec
  int64_t reverted_by = 0;  // the run that has taken this one back; 0: none has
  std::string forgotten;    // when what it kept went; empty: it did not
  std::string plan;         // that it used up
  std::vector<std::pair<std::string, std::string>> parameters = {};
  std::vector<Source> sources = {};
  std::vector<Map> maps = {};
  std::vector<Outcome> outcomes = {};
  std::vector<Target> targets = {};

  bool published() const { return ending == "published"; }
};

}  // namespace damson
