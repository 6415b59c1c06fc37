// A compiled migration, as data: what is read, computed, judged and written. Knows nothing of source text.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "runtime/program/expectation.h"
#include "runtime/program/secret_text.h"
#include "runtime/program/step.h"
#include "runtime/program/validation.h"
#include "runtime/values/record_rules.h"

namespace damson {

/// A connector with the arguments that the spec gives it.
struct ConnectorCall {
  std::string connector;                           // "csv"
  std::map<std::string, ConstantValue> arguments;  // by parameter name, defaults left out
  std::map<std::string, SecretText> secrets =
      {};  // those that the run completes: in `arguments` they are as the spec writes them
};

/// A source or lookup as declared.
struct ProgramSource {
  std::string name;
  ConnectorCall connector;
  std::string schema_name;
  Type schema;        // record: every declared field; optional fields are optional types
  bool open = false;  // fields that the schema lacks are no drift
  Type read;          // record: the fields (nested ones too) that the program reads; a subset of `schema` in its order
  bool is_lookup = false;                   // only looked up: no map reads it
  std::optional<uint32_t> present_of = {};  // what this target holds before the run: no text declares it
  std::vector<std::string> key = {};        // the fields that the schema calls its key; the order of a table's rows
  std::vector<std::string> open_parts =
      {};  // records inside that may have fields which the schema lacks: `image.sizes`
  /// Fields of `read` in which no two records should agree, where no target would notice that they do.
  struct WatchedKey {
    std::vector<uint32_t> fields;
    uint32_t warning;
  };
  std::optional<WatchedKey> watched_key = {};
};

/// A source held in memory for lookups, and the ways it is asked.
struct LookupTable {
  /// A field of the source's `read` that records are found by. One without a value there cannot be found.
  struct Key {
    uint32_t field;
    bool missing_matters = false;             // it is a part of a key that is unique, or must not be missing
    std::optional<uint32_t> on_missing = {};  // the warning that counts such records; nothing: they end the run
    std::optional<uint32_t> on_error = {};
    bool stays_in = false;  // other ways may find it
  };
  uint32_t source;
  /// What must hold for the fields read; a value that breaks a rule is an error wherever it is used.
  Validation validation;
  std::vector<Key> keys = {};
};
struct LookupIndex {
  uint32_t table;
  std::vector<uint32_t> key_fields;  // of the source's `read`
  bool unique = false;               // the schema's key: a second record with the same key ends the run
};

/// What becomes of the records of a source in a target, or of its groups, for `ref`: the maps from the one to the other
/// tell. None of them makes several units of a record; where one groups, all do, by the same kinds of values.
struct ReferenceTable {
  uint32_t source;
  uint32_t target;
  std::vector<uint32_t>
      key_fields;  // of the source's `read`, in the order of its key; of the group's record, the first ones
  uint32_t key;    // the field of the target's schema that is its key
  bool of_groups = false;
  std::vector<std::string> key_names;  // "id"; what stands behind `by`
};

struct RejectionPoint {
  std::string name;     // `map.field.kind`
  std::string because;  // the spec's own reason, for `reject because` and `require`; else empty
};
struct SkipRule {
  std::string name;  // the reason as the spec has it
  std::string map;
};
struct WarningRule {
  std::string name;     // `map.field.warning`, `map.advise_1`
  std::string because;  // the spec's own text
};
/// Something that throws information away: a lossy function, an omitted item, a `prefer`.
struct LossRule {
  std::string map;
  std::string field;
  std::string what;   // "truncate", "omit: engravers and publishers move later"
  bool idle = false;  // nothing is lost: what it leaves out is carried elsewhere
  int group = -1;     // places that leave out parts of one value: lost is what none of them keeps
  int place = -1;     // of the group; the rules of one `for` are one place
  std::vector<int> kept_by =
      {};  // places of the group that take at least as much of an item: what they keep is not lost here
};
struct ProgramVocabulary {
  std::string name;
  std::vector<std::string> terms;  // what it knows, for the nearest term of an unmapped value
};

/// Looks at one result of a block and may decide the unit's outcome. Judged in order; the first that decides counts.
struct Judgement {
  enum class Kind : uint8_t {
    read,       // what was read against `validation`, as far as that goes: other maps may read more of it
    validate,   // the value against `validation`; a decided value decides
    decided,    // only what was decided inside the value: errors and missing values are for others to judge
    skip_when,  // true skips
    require,    // false rejects
    advise,     // false warns
  };
  Kind kind;
  size_t result = 0;                  // place in the block's results
  Validation validation;              // read, validate; for the others: what an error or unmatched condition rejects at
  uint32_t rule = 0;                  // skip rule, rejection point or warning rule
  std::optional<size_t> reason = {};  // place of the reason's text in the block's results; else the rule's own name
};

/// `unique by e keep … because "…"`, or the target's key, where the second record is rejected.
struct Uniqueness {
  enum class Keep : uint8_t { reject_second, first, last, max };
  Keep keep = Keep::reject_second;
  std::string name;        // the rule's reason, for duplicates
  PointId point = 0;       // reject_second
  std::vector<size_t> by;  // places in the body's results
  std::optional<size_t> max = {};
  /// The fields of the target that are compared, where what it holds already counts, too; a record that has the same is
  /// rejected at `exists`.
  std::vector<std::string> fields = {};
  PointId exists = 0;
};

/// The map's records change those that its target holds.
struct TargetUpdate {
  uint32_t index = 0;       // the lookup index of what the target holds, by its key
  std::vector<size_t> key;  // places in the body's results, in the index's order
  bool deletes = false;     // they are deleted
};

/// A field of paths, of which no two records of the target may hold the same one. The field's value: a path, or a list
/// of them.
struct TargetPath {
  PointId point = 0;
  size_t paths = 0;       // place in the body's results
  size_t identities = 0;  // what two paths that are one have in common, as text: like `paths`, item for item
  std::string one_words;  // why two that look different are one; empty where there are none such
};

/// `for image in images`: a unit for each item of the list, one after the other.
struct UnitLoop {
  std::string name;       // "image"
  Block block;            // inputs: the source's record, then the item of each loop before; its only result is the list
  Validation validation;  // of the list itself; what breaks it stands for all the units that cannot be made
};

struct Grouping;

struct MapProgram {
  std::string name;
  uint32_t source = 0;
  uint32_t target = 0;
  std::vector<UnitLoop> loops;  // none: a unit is a record
  Block scope;                  // inputs: the source's record (type `read`), the item of each loop; runs on every unit
  std::vector<Judgement> scope_judgements;
  Block body;  // the same inputs; runs on the units that are still in
  std::vector<Judgement> body_judgements;
  size_t record = 0;                   // place of the target's record in the body's results
  std::vector<Uniqueness> uniqueness;  // of the target, as this map fills it; judged in order
  std::optional<PointId> unwritable =
      {};  // where records are rejected that the target's format cannot hold; nothing: it holds all
  std::optional<TargetUpdate> update = {};
  std::vector<TargetPath> paths;  // judged behind them: all fields of all maps of a target share one place
  /// A unit is a group: the blocks are given one input, the group's record, and there are no loops here.
  std::shared_ptr<const Grouping> grouping = {};
};

/// What a group's record has of its members.
struct GatheredValue {
  std::optional<size_t> result = {};  // place in the members' results; nothing: the number of members
  std::string call = {};              // "sum(_)": identifies the fold
  Kernel fold = {};  // of the list of values, which may be folded piece by piece; null: the list itself
  Type list = {};
  int loss = -1;                     // the program's loss rule: members whose value is another than the fold's
  bool takes_last = false;           // the fold gives the value of the last member: an earlier one may come back
  std::vector<size_t> kept_by = {};  // other gathered values of the same members: what they keep is not lost
};

/// Records, or items of their lists, gathered into groups. `group` has a field for each of `by`, then for each of
/// `gathered`.
struct Grouping {
  MapProgram members;      // what they are: loops, scope, and a body whose results are gathered; writes nothing
  std::vector<size_t> by;  // places in the members' results: those of one group have these in common
  std::vector<GatheredValue> gathered;
  Type group;
};

/// The map that the units of the source are units of: for groups, their members'.
inline const MapProgram& reading(const MapProgram& map) { return map.grouping ? map.grouping->members : map; }

struct ProgramTarget {
  std::string name;
  ConnectorCall connector;
  std::string schema_name;
  Type schema;  // record
  std::optional<ConnectorCall> held_as =
      {};  // in a test, which keeps records in memory: the connector that says what can be held
  std::vector<std::string> key = {};  // the fields that the schema calls its key: by them a record is known again
  std::vector<FieldReference> references = {};  // fields that refer to a record of another target
  bool updates = false;                         // what it holds stays, but for what the run changes
  bool open = false;                            // of one that updates: it may hold fields that the schema lacks
  bool creates = true;                          // whether the run makes records that were not there
  RecordRules rules = {};                       // only where the target keeps what is there: it holds others to them
};

struct Program {
  std::string name;
  std::string base_folder;                   // relative paths of connectors start here: the spec's folder
  std::vector<std::string> spec_files = {};  // the spec, its imports, its vocabularies' files: no part of the text
  std::vector<ProgramSource> sources;
  std::vector<LookupTable> tables;
  std::vector<LookupIndex> indexes;
  std::vector<ReferenceTable> references;
  std::vector<ProgramTarget> targets;
  std::vector<MapProgram> maps;
  std::vector<RejectionPoint> points;
  std::vector<SkipRule> skip_rules;
  std::vector<WarningRule> warnings;
  std::vector<LossRule> losses;
  std::vector<ProgramVocabulary> vocabularies;
  std::vector<Figure> figures;
  std::vector<Expectation> expectations;
  std::map<std::string, std::string> parameters;                 // name → value as text, for reports
  std::shared_ptr<Arena> constants = std::make_shared<Arena>();  // what ConstantSteps point into
  std::vector<std::unique_ptr<Type>> types;                      // what columns of constants point to
};

/// Readable, complete and the same for the same program: what `damson check --program` prints.
std::string to_text(const Program& program);
/// xxHash3 (128 bits, hexadecimal) of `to_text`.
std::string fingerprint(const Program& program);

}  // namespace damson
