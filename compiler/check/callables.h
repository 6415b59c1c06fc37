// Functions, vocabularies and paths of a spec: checked once where they are declared, put in where they are called.
#pragma once

#include "compiler/check/expression.h"

namespace damson::checking {

/// The arguments of a call, checked; null values for those with problems.
struct CheckedArguments {
  std::vector<ExpressionPtr> values;
  bool good = true;
};

// names.cpp
/// What is meant, or most likely meant, is not called unused.
void mark_used(const CallableName& callable);

// functions.cpp
void check_function(Checking& all, FunctionInfo& function);
ExpressionPtr apply_function(Context& context, FunctionInfo& function, const syntax::CallExpression& call,
                             const CheckedArguments& arguments);

// calls.cpp
ExpressionPtr apply_library(Context& context, const Function& function, const syntax::CallExpression& call,
                            std::vector<ExpressionPtr> values);
/// A function, vocabulary or paths of the spec's own goes before what the language has under that name.
bool is_declared(const Context& context, const syntax::CallExpression& call);

// paths.cpp
void check_paths(Checking& all, Paths& paths);
ExpressionPtr apply_paths(Context& context, Paths& paths, const syntax::CallExpression& call,
                          const CheckedArguments& arguments);

/// Which of a call's arguments each parameter gets.
struct ArgumentPlaces {
  std::vector<std::optional<size_t>> of_parameters;
  bool good = true;  // each has one, and none is left over
};

/// By place and by name; the arguments before `first` are for something else. Problems are reported.
ArgumentPlaces place_arguments(Context& context, const syntax::CallExpression& call, size_t first,
                               const std::vector<syntax::Parameter>& parameters);

/// Brings the arguments to the parameters' types. Nothing after a problem.
std::optional<std::vector<ExpressionPtr>> convert_arguments(Context& context, const syntax::CallExpression& call,
                                                            const CheckedArguments& arguments,
                                                            const ArgumentPlaces& places,
                                                            const std::vector<syntax::Parameter>& parameters,
                                                            const std::vector<DeclaredType>& types);
/// "`values` of `top`"
std::string parameter_words(const syntax::CallExpression& call, const syntax::Parameter& parameter);

/// Reports when a text that comes out of `value` is not one of what `wanted` allows. True when all is well.
bool check_literals(Context& context, const ExpressionPtr& value, const DeclaredType& wanted, std::string_view whose);

}  // namespace damson::checking
