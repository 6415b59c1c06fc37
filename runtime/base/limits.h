// Every limit has a name and a reason here; whoever enforces one owns the diagnostic that says so.
#pragma once

#include <cstddef>
#include <cstdint>

namespace damson::limits {

inline constexpr size_t kibibyte = 1024;
inline constexpr size_t mebibyte = 1024 * kibibyte;

// ---- specs

/// A spec is read by people: more than this is data in the wrong place. Also keeps places in 32 bits.
inline constexpr size_t spec_bytes = 4 * mebibyte;
/// Brackets and interpolations within each other; keeps recursion well inside a thread's stack.
inline constexpr size_t nesting = 200;
/// Operators, pipes and calls that one expression chains: each is one level more of the tree.
inline constexpr size_t chained_operators = 1000;
/// Files that one spec imports, directly or not.
inline constexpr size_t imported_files = 1000;
/// Problems shown of one spec; beyond it they are counted only.
inline constexpr size_t shown_problems = 200;
/// Words of a spec whose lines are read as they were probably meant: each is looked at together with the declaration
/// that it is in.
inline constexpr size_t mended_words = 20'000;
/// Calls of the spec's functions, with those in their bodies: bodies stand in for calls.
inline constexpr size_t expanded_calls = 100'000;
/// Functions of the spec that call each other, one inside the other.
inline constexpr size_t call_depth = 200;
/// Ways through branches to one value that are followed in order to know whether something carries it whole.
inline constexpr size_t followed_ways = 64;
/// Fields of a type, with those of the records in it: schemas that use schemas multiply.
inline constexpr size_t type_fields = 20'000;
/// Memory that one compiled regular expression may take.
inline constexpr int64_t regex_bytes = 16 * static_cast<int64_t>(mebibyte);

// ---- data

/// How far back a Zstandard file may look, as a power of two: whoever unpacks it holds as much (128 MiB).
inline constexpr int zstandard_window_log = 27;
/// One record as it stands in its file. An unclosed quote must not make one record of the whole file.
inline constexpr size_t record_bytes = 256 * mebibyte;
/// Columns of a table.
inline constexpr size_t columns = 10'000;
/// Lists and objects within each other in one record.
inline constexpr size_t data_nesting = 256;
/// Objects and lists within each other in a saved plan: the records of its examples, and a few around them.
inline constexpr int plan_nesting = 1000;
/// One text that a function makes, so that a padded or joined text cannot eat the memory.
inline constexpr size_t text_bytes = 64 * mebibyte;
/// Text matched against a path pattern or kept as a path: what file systems and stores take at most.
inline constexpr size_t path_bytes = 4096;
/// Rows of one batch; columns index rows with 32 bits.
inline constexpr size_t batch_rows = 1'000'000;
/// Units that a map makes of the lists of one record: lists of lists multiply. A unit's number has 24 bits in the key
/// tables.
inline constexpr size_t units_of_record = 1'000'000;
/// Records above one in a hierarchy: what `ancestors` gives for each record of a chain grows with the square of its
/// length.
inline constexpr size_t ancestors = 1000;
/// Bytes that all lookup tables and keys of a run may hold unless `--memory` says otherwise.
inline constexpr size_t remembered_bytes = 8'000'000'000;

/// Readings that records referring to each other may need until all is known: one for each link of the longest row.
inline constexpr size_t reference_readings = 1000;

// ---- running

inline constexpr size_t threads = 1024;
/// Examples kept for one cause in plans, reports and warnings.
inline constexpr size_t kept_examples = 5;
/// Different causes (warnings, unmapped values) counted one by one; what comes later is counted together.
inline constexpr size_t counted_causes = 10'000;
/// A piece of data shown in a message, in characters.
inline constexpr size_t excerpt_characters = 200;
/// A reason, a warning or an unmapped value in a report, in characters: they may quote a value of any length.
inline constexpr size_t reported_text_characters = 1000;
/// Fields that one message names; of more it tells how many.
inline constexpr size_t named_fields = 60;
/// A record that a plan shows before and after, in characters.
inline constexpr size_t previewed_characters = 20'000;
/// Unmapped values of one vocabulary that a terminal shows; the JSON report has all that were counted.
inline constexpr size_t shown_unmapped_values = 100;

}  // namespace damson::limits
