// The lists of words.
#include "stdlib/support/person_name_words.h"

#include <algorithm>
#include <array>

namespace damson {

namespace {

// between spaces, in small letters
constexpr std::string_view organisation_words =
    " academy agency archive archives artists association associates bank brothers bros bureau center centre church "
    "city club co co. collection "
    "collective college committee company corp corp. corporation council department ensemble estate factory firm "
    "foundation gallery gmbh group "
    "guild inc inc. incorporated institute institution laboratory library limited llc ltd ltd. manufactory "
    "manufacturer manufacturers ministry "
    "museum office orchestra partnership plc press publisher publishers publishing s.a. school society sons studio "
    "studios team theater theatre "
    "trust union university workshop ";
constexpr std::string_view unknown_words =
    " unknown unidentified anonymous anon anon. anonym unbekannt inconnu various unattributed none nobody artist "
    "monogrammist monogramist ";
constexpr std::string_view between_words = " and with or et und ";
constexpr std::string_view role_words =
    " architect artist author cartographer designer draftsman draughtsman editor engraver etcher illustrator "
    "lithographer maker painter "
    "photographer potter printer printmaker sculptor ";
constexpr std::string_view title_words =
    " mr mr. mrs mrs. ms ms. miss mme mme. mlle mlle. madame monsieur dr dr. prof prof. professor rev rev. reverend "
    "sir dame lady lord hon "
    "hon. herr frau fräulein signor signora señor señora capt capt. captain col col. colonel gen gen. general lt lt. "
    "major sgt sgt. "
    "father fr. brother sister saint st st. madam messrs messrs. ";
constexpr std::string_view rank_words =
    " prince princess king queen duke duchess count countess baron baroness marquess marquis marquise viscount "
    "viscountess emperor empress "
    "pope cardinal archbishop bishop abbot abbess tsar czar kaiser sultan shah archduke archduchess elector margrave "
    "landgrave grand master ";
constexpr std::string_view nationality_words =
    " american australian austrian belgian brazilian british canadian chinese czech danish dutch english european "
    "finnish flemish french german "
    "greek hungarian indian iranian irish israeli italian japanese korean mexican netherlandish norwegian polish "
    "portuguese russian "
    "scottish spanish swedish swiss turkish welsh ";
constexpr std::string_view particle_words =
    " van von de da di del della delle dello degli dei der den du des la le les los las dos das do zu zum zur ter ten "
    "te af av el al bin ibn d' ";
constexpr std::string_view attribution_words =
    " after attributed circle follower followers manner style copy copyist imitator pupil workshop formerly possibly "
    "probably perhaps assistant by "
    "from studio school ";

constexpr std::array<std::string_view, 29> attribution_beginnings = {"attributed to ",
                                                                     "after ",
                                                                     "circle of ",
                                                                     "follower of ",
                                                                     "followers of ",
                                                                     "manner of ",
                                                                     "style of ",
                                                                     "studio of ",
                                                                     "workshop of ",
                                                                     "school of ",
                                                                     "copy after ",
                                                                     "formerly ",
                                                                     "imitator of ",
                                                                     "imitators of ",
                                                                     "pupil of ",
                                                                     "pupils of ",
                                                                     "possibly ",
                                                                     "probably ",
                                                                     "perhaps ",
                                                                     "copy of ",
                                                                     "copyist of ",
                                                                     "assistant of ",
                                                                     "associate of ",
                                                                     "in the style of ",
                                                                     "in the manner of ",
                                                                     "in the circle of ",
                                                                     "engraved by ",
                                                                     "by ",
                                                                     "from "};

// in small letters; what stands in a row of capitals comes below
constexpr std::array<std::string_view, 33> suffixes = {"jr",
                                                       "jr.",
                                                       "jnr",
                                                       "jnr.",
                                                       "junior",
                                                       "jun.",
                                                       "sr",
                                                       "sr.",
                                                       "snr",
                                                       "snr.",
                                                       "senior",
                                                       "sen.",
                                                       "ii",
                                                       "iii",
                                                       "the younger",
                                                       "the elder",
                                                       "esq",
                                                       "esq.",
                                                       "d. j.",
                                                       "d.j.",
                                                       "d. \u00e4.",
                                                       "d.\u00e4.",
                                                       "der j\u00fcngere",
                                                       "der \u00e4ltere",
                                                       "le jeune",
                                                       "l'ancien",
                                                       "l\u2019ancien",
                                                       "p\u00e8re",
                                                       "fils",
                                                       "il giovane",
                                                       "il vecchio",
                                                       "de jonge",
                                                       "de oude"};
constexpr std::array<std::string_view, 18> capital_suffixes = {"IV",  "VI",  "VII", "VIII", "RA",  "RSA",
                                                               "ARA", "PRA", "OM",  "CH",   "CBE", "OBE",
                                                               "MBE", "KBE", "DBE", "FRS",  "Bt",  "Bt."};

bool one_of_words(std::string_view words, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  return words.find(" " + std::string(word) + " ") != std::string_view::npos;
}

bool ends_with_word(std::string_view words, std::string_view word) {
  if (!words.ends_with(word)) return false;
  return words.size() == word.size() || words[words.size() - word.size() - 1] == ' ';
}

}  // namespace

bool is_name_word(NameWord kind, std::string_view word) {
  switch (kind) {
    case NameWord::organisation: return one_of_words(organisation_words, word);
    case NameWord::unknown: return one_of_words(unknown_words, word);
    case NameWord::between: return one_of_words(between_words, word);
    case NameWord::role: return one_of_words(role_words, word);
    case NameWord::title: return one_of_words(title_words, word);
    case NameWord::rank: return one_of_words(rank_words, word);
    case NameWord::nationality: return one_of_words(nationality_words, word);
    case NameWord::particle: return one_of_words(particle_words, word);
    case NameWord::attribution: return one_of_words(attribution_words, word);
  }
  return false;
}

size_t suffix_size(std::string_view words, std::string_view small) {
  size_t longest = 0;
  for (std::string_view suffix : suffixes) {
    // capitals and small letters of a suffix have the same size
    if (ends_with_word(small, suffix)) longest = std::max(longest, suffix.size());
  }
  for (std::string_view suffix : capital_suffixes) {
    if (ends_with_word(words, suffix)) longest = std::max(longest, suffix.size());
  }
  return std::min(longest, words.size());
}

std::string_view attribution_before(std::string_view small) {
  for (std::string_view words : attribution_beginnings) {
    if (small.starts_with(words)) return words.substr(0, words.size() - 1);
  }
  return {};
}

}  // namespace damson
