// A person's name as catalogues invert it, as a record.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "runtime/values/unicode.h"
#include "stdlib/support/record_result.h"

namespace damson::functions {

namespace {

struct PersonName {
  std::string family;
  std::string given;
  std::optional<std::string> suffix;
};
constexpr std::tuple name_fields{RecordField{"family", &PersonName::family}, RecordField{"given", &PersonName::given},
                                 RecordField{"suffix", &PersonName::suffix}};

/// Words of which no person is made, in small letters.
constexpr std::string_view organisation_words =
    " academy agency archive archives artists association associates bank brothers bros bureau centre center church city club co co. collection "
    "collective college committee company corp corp. corporation council department ensemble estate factory firm foundation gallery gmbh group "
    "guild inc inc. incorporated institute institution laboratory library limited llc ltd ltd. ltd.) manufactory manufacturer manufacturers ministry museum office "
    "partnership plc press publisher publishers publishing s.a. school society sons studio studios team trust union university workshop ";
/// What says that the name is somebody else's.
constexpr std::array<std::string_view, 14> attribution_words = {"attributed to ", "after ",    "circle of ", "follower of ", "followers of ",
                                                                 "manner of ",    "style of ", "studio of ", "workshop of ", "school of ",
                                                                 "copy after ",   "formerly ", "imitator of ", "pupil of "};
constexpr std::string_view suffix_words = " jr jr. jnr jnr. junior sr sr. snr snr. senior ii iii iv v the younger the elder i esq esq. bt bt. ra rsa ara pra om ch cbe obe mbe kbe dbe ";

std::string small(Text text) {
  Arena arena;
  return std::string(to_lower(arena, text));
}

bool one_of_words(std::string_view words, std::string_view word) {
  return !word.empty() && words.find(fmt::format(" {} ", word)) != std::string_view::npos;
}

/// Why this is not the name of one person, as far as single words and signs say; empty otherwise.
std::string other_than_a_person(Text name) {
  constexpr std::string_view signs = "0123456789&/;()[]{}?!:|\"@#";
  const size_t sign = name.find_first_of(signs);
  if (sign != Text::npos) return fmt::format("a \"{}\" stands in it", name[sign]);
  const std::string all = small(name);
  for (std::string_view words : attribution_words) {
    if (all.starts_with(words)) return fmt::format("\"{}\" says that it is somebody else's work", words.substr(0, words.size() - 1));
  }
  for (size_t at = 0; at < all.size();) {
    const size_t end = std::min(all.find_first_of(" ,", at), all.size());
    const std::string_view word = std::string_view(all).substr(at, end - at);
    if (one_of_words(organisation_words, word)) return fmt::format("\"{}\" is a word of organisations", word);
    if (word == "and" || word == "with" || word == "or") return fmt::format("\"{}\" may stand between two names", word);
    at = end + 1;
  }
  return {};
}

Result<PersonName> name_of_person(Text text) {
  const auto refuse = [&](std::string_view why) { return fail(fmt::format("\"{}\" is not read as a person's name: {}", text, why)); };
  const Text name = trimmed(text);
  const std::string problem = other_than_a_person(name);
  if (!problem.empty()) return refuse(problem);
  std::vector<Text> parts;
  for (Text rest = name;;) {
    const size_t comma = rest.find(',');
    parts.push_back(trimmed(rest.substr(0, comma)));
    if (comma == Text::npos) break;
    rest = rest.substr(comma + 1);
  }
  if (std::find(parts.begin(), parts.end(), Text()) != parts.end()) return refuse(parts.size() == 1 ? "it is empty" : "nothing stands beside a comma");
  if (parts.size() == 1) return refuse("without a comma it is not said which part is the family name");
  if (one_of_words(suffix_words, small(parts[1]))) return refuse("the given name does not stand behind the comma");
  if (parts.size() > 3 || (parts.size() == 3 && !one_of_words(suffix_words, small(parts[2])))) return refuse("it has too many commas");
  if (small(parts[1]) == "the") return refuse("\"The\" is no given name");
  PersonName found{std::string(parts[0]), std::string(parts[1]), {}};
  if (parts.size() == 3) found.suffix = std::string(parts[2]);
  return found;
}

}  // namespace

Function parse_name() {
  return {
      .name = "parse_name",
      .family = "names",
      .summary = "A person's name with the family name first, as a record with `family`, `given` and `suffix`.",
      .details = "Organisations, several people, names without a comma, and names with signs or numbers in them fail: nothing is guessed. What "
                 "stands behind the comma stays together, titles and particles too: \"Velde, Willem van de\".",
      .parameters = {{"text", "The name as \"Family, Given\"."}},
      .examples = {{R"("Abbey, Edwin Austin" | parse_name)", R"({ family: "Abbey", given: "Edwin Austin", suffix: missing })"},
                   {R"("Velde, Willem van de, the Younger" | parse_name)", R"({ family: "Velde", given: "Willem van de", suffix: "the Younger" })"}},
      .edge_cases = {{"missing | parse_name", "missing"},
                     {R"("" | parse_name)", R"(fails "it is empty")"},
                     {R"(" Müller,  Käthe " | parse_name)", R"({ family: "Müller", given: "Käthe", suffix: missing })"},
                     {R"("Edwin Abbey" | parse_name)", R"(fails "which part is the family name")"},
                     {R"("Morris & Co." | parse_name)", R"(fails "stands in it")"},
                     {R"("Tate Gallery, London" | parse_name)", R"(fails "word of organisations")"},
                     {R"("Gilbert and George, London" | parse_name)", R"(fails "between two names")"},
                     {R"("After Reynolds, Joshua" | parse_name)", R"(fails "somebody else's work")"},
                     {R"("Turner, Joseph, William, Mallord" | parse_name)", R"(fails "too many commas")"},
                     {R"("Abbey, Jr." | parse_name)", R"(fails "does not stand behind the comma")"},
                     {R"("Abbey," | parse_name)", R"(fails "nothing stands beside a comma")"}},
      .body = text_to_record<PersonName>(name_fields, name_of_person),
  };
}

}  // namespace damson::functions
