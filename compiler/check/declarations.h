// What a program declares, found by name: the checker's view of all its texts.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "compiler/check/declared_type.h"
#include "compiler/check/typed_program.h"
#include "compiler/check/usage.h"
#include "compiler/syntax/tree.h"

namespace damson::checking {

struct Module;

enum class Progress : uint8_t { untouched, running, done };

/// A schema, or the record written in place of one.
struct Schema {
  std::string name;
  Span span;
  const Module* module = nullptr;
  const syntax::SchemaDeclaration* declaration = nullptr;  // null for a record in place
  Progress progress = Progress::untouched;
  DeclaredType record = {};
  std::vector<uint32_t> key = {};
  bool open = false;
  bool broken = false;  // parts could not be read: what it lacks is not known
};

struct TypeAlias {
  const Module* module = nullptr;
  const syntax::TypeDeclaration* declaration = nullptr;
  Progress progress = Progress::untouched;
  DeclaredType type = {};
};

struct Source {
  const Module* module = nullptr;
  const syntax::SourceDeclaration* declaration = nullptr;
  uint32_t index = 0;              // in the program
  const Schema* schema = nullptr;  // null: not known
  SourceUsage usage = {};          // of all maps and lookups
  bool used = false;
  bool mapped = false;  // a map reads it
  bool unsure = false;  // a map that reads it could not be read in full: do not complain about what it lacks
  std::optional<uint32_t> table = {};
};

struct Target {
  const Module* module = nullptr;
  const syntax::TargetDeclaration* declaration = nullptr;
  uint32_t index = 0;
  const Schema* schema = nullptr;
  std::optional<std::string> profile = {};  // whose rules its paths keep to
  std::optional<Source> present = {};       // of one that updates: what it holds, as a lookup that no text declares
  bool used = false;
};

struct Param {
  const Module* module = nullptr;
  const syntax::ParamDeclaration* declaration = nullptr;
  typed::BindingPtr binding = {};  // null: a problem was reported
};

/// What stands behind a map's `by`, as far as `ref` to its groups has to know it: perhaps before the map itself is
/// checked.
struct KeysOfGroups {
  struct Key {
    std::string text;
    Type type;
    Span span;
  };
  Progress progress = Progress::untouched;
  bool circular = false;  // to know them they would have to be known
  bool good = false;
  std::vector<Key> keys = {};
};

struct Signature {
  std::vector<DeclaredType> parameters = {};
  DeclaredType result = {};
};

struct FunctionInfo {
  const Module* module = nullptr;
  const syntax::FunctionDeclaration* declaration = nullptr;
  Progress progress = Progress::untouched;
  Signature signature = {};  // with variables for its type parameters
  /// Filters in its body over items of a type parameter: those are `item` in every call, records too.
  std::set<const syntax::BracketExpression*> filters_of_any_type = {};
  bool sound = false;  // checked without a problem
  bool used = false;
};

/// A term read from a vocabulary's file.
struct Term {
  std::string from;
  std::string to;
};

struct Vocabulary {
  const Module* module = nullptr;
  const syntax::VocabularyDeclaration* declaration = nullptr;
  Progress progress = Progress::untouched;
  std::vector<Term> terms = {};  // from the file
  Type subject = {};
  Type result = {};
  bool sound = false;
  bool used = false;
  std::optional<uint32_t> index = {};  // in the program
  typed::ArmNamesPtr names = {};
};

struct Paths {
  const Module* module = nullptr;
  const syntax::PathsDeclaration* declaration = nullptr;
  Progress progress = Progress::untouched;
  std::vector<DeclaredType> parameters = {};
  bool sound = false;
  bool used = false;
  std::optional<uint32_t> index = {};
  typed::ArmNamesPtr names = {};
};

/// A name could not be declared because its declaration could not be read: uses of it are no error.
struct Unreadable {};

using TypeName = std::variant<Schema*, TypeAlias*, Unreadable>;
using ValueName = std::variant<Source*, Target*, Param*, Unreadable>;
using CallableName = std::variant<FunctionInfo*, Vocabulary*, Paths*, Unreadable>;

/// The names of one kind that a text declares.
template <class Name>
struct NameTable {
  struct Entry {
    Name what;
    Span span;
  };
  std::unordered_map<std::string, Entry> entries;
  std::vector<std::string> order;
};

/// One text of the program, with the names that it declares and those that it imports.
struct Module {
  const syntax::SyntaxTree* tree = nullptr;
  NameTable<TypeName> types;
  NameTable<ValueName> values;
  NameTable<CallableName> callables;
  std::vector<const Module*> open_imports;             // their names are used as they are
  std::map<std::string, const Module*> named_imports;  // `import … as name`
  bool broken = false;                                 // an import is not there: an unknown name may be one of its own
};

/// Everything that is declared. Deques: what points into them stays valid.
struct Declarations {
  std::deque<Module> modules;
  Module unread_import;  // what `as` names where the import is not there
  std::deque<Schema> schemas;
  std::deque<TypeAlias> aliases;
  std::deque<Source> sources;
  std::deque<Target> targets;
  std::deque<Param> params;
  std::deque<FunctionInfo> functions;
  std::deque<Vocabulary> vocabularies;
  std::deque<Paths> paths;
};

/// The entry of a name in a module or in what it imports as it is; null when there is none.
template <class Name>
const typename NameTable<Name>::Entry* find_name(const Module& module, NameTable<Name> Module::* table,
                                                 const std::string& name) {
  if (auto found = (module.*table).entries.find(name); found != (module.*table).entries.end()) return &found->second;
  for (const Module* import : module.open_imports) {
    if (auto found = (import->*table).entries.find(name); found != (import->*table).entries.end())
      return &found->second;
  }
  return nullptr;
}

/// `Asset`, or `iptc.Asset` of an import with a name.
template <class Name>
const typename NameTable<Name>::Entry* find_name(const Module& module, NameTable<Name> Module::* table,
                                                 const syntax::DottedName& name) {
  if (name.is_simple()) return find_name(module, table, name.first().text);
  if (name.parts.size() != 2) return nullptr;
  const auto import = module.named_imports.find(name.first().text);
  return import == module.named_imports.end() ? nullptr : find_name(*import->second, table, name.last().text);
}

/// Whether it may be a name of an import that is not there: `iptc.Asset`.
inline bool may_be_imported(const Module& module, const syntax::DottedName& name) {
  if (name.parts.size() < 2) return false;
  const auto import = module.named_imports.find(name.first().text);
  return import != module.named_imports.end() && import->second->broken;
}

/// Every name of one kind that a module sees, for the nearest one.
template <class Name>
std::vector<std::string> visible_names(const Module& module, NameTable<Name> Module::* table) {
  std::vector<std::string> names = (module.*table).order;
  for (const Module* import : module.open_imports) {
    names.insert(names.end(), (import->*table).order.begin(), (import->*table).order.end());
  }
  for (const auto& [alias, import] : module.named_imports) {
    for (const auto& name : (import->*table).order) names.push_back(alias + "." + name);
  }
  return names;
}

}  // namespace damson::checking
