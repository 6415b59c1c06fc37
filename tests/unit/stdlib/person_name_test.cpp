// Names as catalogues invert them: which are one person's, and what belongs where.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "stdlib/support/person_name.h"

using namespace damson;

namespace {

/// "family | given | suffix", or "fails: reason".
std::string in_short(std::string_view written) {
  const auto name = read_person_name(written);
  if (!name.ok()) return "fails: " + name.error().message;
  return name->family + " | " + name->given + (name->suffix ? " | " + *name->suffix : "");
}

struct NameCase {
  std::string_view written;
  std::string_view meant;
};

}  // namespace

TEST_CASE("family name, given name and suffix are found where they stand") {
  const NameCase cases[] = {
      {"Abbey, Edwin Austin", "Abbey | Edwin Austin"},
      {" M\u00fcller,  K\u00e4the ", "M\u00fcller | K\u00e4the"},
      {"Velde, Willem van de, the Younger", "Velde | Willem van de | the Younger"},
      {"Velde, Willem van de", "Velde | Willem van de"},
      {"van Gogh, Vincent", "van Gogh | Vincent"},
      {"Van Dyck, Sir Anthony", "Van Dyck | Sir Anthony"},
      {"Reynolds, Sir Joshua", "Reynolds | Sir Joshua"},
      {"Smith, Mrs. John", "Smith | Mrs. John"},
      {"Hearst Jr., William", "Hearst | William | Jr."},
      {"Hearst Jr, William Randolph", "Hearst | William Randolph | Jr"},
      {"HEARST JR., WILLIAM", "HEARST | WILLIAM | JR."},
      {"Hearst, William Randolph, Jr.", "Hearst | William Randolph | Jr."},
      {"Hearst, William Randolph Jr.", "Hearst | William Randolph | Jr."},
      {"King, Jr., Martin Luther", "King | Martin Luther | Jr."},
      {"Davis Sr., Sammy", "Davis | Sammy | Sr."},
      {"Vanderbilt III, Cornelius", "Vanderbilt | Cornelius | III"},
      {"Vanderbilt, Cornelius IV", "Vanderbilt | Cornelius | IV"},
      {"Teniers II, David", "Teniers | David | II"},
      {"Teniers I, David", "Teniers | David | I"},
      {"Teniers, David, the Elder", "Teniers | David | the Elder"},
      {"Brueghel the Elder, Pieter", "Brueghel | Pieter | the Elder"},
      {"Brueghel, Pieter the Younger", "Brueghel | Pieter | the Younger"},
      {"Holbein der J\u00fcngere, Hans", "Holbein | Hans | der J\u00fcngere"},
      {"Cranach d. \u00c4., Lucas", "Cranach | Lucas | d. \u00c4."},
      {"Dumas p\u00e8re, Alexandre", "Dumas | Alexandre | p\u00e8re"},
      {"Dumas, Alexandre, fils", "Dumas | Alexandre | fils"},
      {"Palma il Vecchio, Jacopo", "Palma | Jacopo | il Vecchio"},
      {"Coypel le Jeune, No\u00ebl", "Coypel | No\u00ebl | le Jeune"},
      {"Le Jeune, Claude", "Le Jeune | Claude"},
      {"Elder, William", "Elder | William"},
      {"Junior, Marvin", "Junior | Marvin"},
      {"Moore, Henry OM", "Moore | Henry | OM"},
      {"Moore, Henry, OM, ", "fails: nothing stands beside a comma"},
      {"Puri, Om", "Puri | Om"},
      {"Church, Frederic Edwin", "Church | Frederic Edwin"},
      {"Church, F. E.", "Church | F. E."},
      {"Churchill, Winston", "Churchill | Winston"},
      {"Banks, Thomas", "Banks | Thomas"},
      {"Schoolcraft, Henry", "Schoolcraft | Henry"},
      {"O'Keeffe, Georgia", "O'Keeffe | Georgia"},
      {"O\u2019Keeffe, Georgia", "O\u2019Keeffe | Georgia"},
      {"Toulouse-Lautrec, Henri de", "Toulouse-Lautrec | Henri de"},
      {"Toulouse\u2011Lautrec, Henri de", "Toulouse\u2011Lautrec | Henri de"},
      {"Gal\u00b7la, Mar\u00eda", "Gal\u00b7la | Mar\u00eda"},
      {"Ortega y Gasset, Jos\u00e9", "Ortega y Gasset | Jos\u00e9"},
      {"St. Denis, Ruth", "St. Denis | Ruth"},
      {"Saint Phalle, Niki de", "Saint Phalle | Niki de"},
      {"Van de Velde the Younger, Willem", "Van de Velde | Willem | the Younger"},
      {"Goya y Lucientes, Francisco Jos\u00e9 de", "Goya y Lucientes | Francisco Jos\u00e9 de"},
      {"Heem, Jan Davidsz. de", "Heem | Jan Davidsz. de"},
      {"d'Eyck, Barth\u00e9lemy", "d'Eyck | Barth\u00e9lemy"},
      {"McCullin, Don", "McCullin | Don"},
      {"al-Khwarizmi, Muhammad ibn Musa", "al-Khwarizmi | Muhammad ibn Musa"},
      {"Rockefeller, John D., III", "Rockefeller | John D. | III"},
      {"Smith, J.", "Smith | J."},
      {"Smith, J", "Smith | J"},
      {"Smith, M.", "Smith | M."},
      {"Smith, John V.", "Smith | John V."},
      {"Held, Al", "Held | Al"},
      {"Polanski, Roman", "Polanski | Roman"},
      {"Son, Heung-min", "Son | Heung-min"},
      {"French, Daniel Chester", "French | Daniel Chester"},
      {"English, Bill", "English | Bill"},
      {"Prince, Richard", "Prince | Richard"},
      {"Scruggs, Earl", "Scruggs | Earl"},
      {"Painter, William", "Painter | William"},
      {"Potter, Beatrix", "Potter | Beatrix"},
      {"Vinci, Leonardo da", "Vinci | Leonardo da"},
      {"\u0413\u043e\u043d\u0447\u0430\u0440\u043e\u0432\u0430, \u041d\u0430\u0442\u0430\u043b\u0438\u044f", "\u0413\u043e\u043d\u0447\u0430\u0440\u043e\u0432\u0430 | \u041d\u0430\u0442\u0430\u043b\u0438\u044f"},
      {"Go\u0301mez, Ana", "Go\u0301mez | Ana"},
  };
  for (const auto& [written, meant] : cases) {
    CAPTURE(std::string(written));
    CHECK(in_short(written) == meant);
  }
}

TEST_CASE("what is no person's name, or may be none, is refused with the reason") {
  const NameCase cases[] = {
      {"", "it is empty"},
      {"Edwin Abbey", "which part is the family name"},
      {"Abbey,", "nothing stands beside a comma"},
      {", Edwin", "nothing stands beside a comma"},
      {"Abbey, Jr.", "does not stand behind the comma"},
      {"Abbey, the Elder", "does not stand behind the comma"},
      {"Turner, Joseph, William, Mallord", "too many commas"},
      {"Hearst, William, Randolph", "too many commas"},
      {"Hearst Jr., William, III", "two suffixes"},
      {"Smith, John V", "an initial or a number"},
      {"Smith, John I", "an initial or a number"},
      {"Smith, Mrs.", "is a title"},
      {"Smith, Mr", "is a title"},
      {"Smith, Miss", "is a title"},
      {"Smith, Dr.", "is a title"},
      {"Smith, Prof. Dr.", "is a title"},
      {"Smith, Sir", "is a title"},
      {"Smith, Lady", "is a title"},
      {"Charles, Prince of Wales", "begins with a title"},
      {"Anne, Queen of Great Britain", "begins with a title"},
      {"Albert, Prince", "is a title"},
      {"Arthur, King", "is a title"},
      {"Charles, Emperor Karl", "begins with a title"},
      {"Salisbury, John of", "says where somebody is from"},
      {"Wellington, Duke of", "begins with a title"},
      {"Norwich, Earl of", "says where somebody is from"},
      {"Unknown, Artist", "nobody is known"},
      {"Artist, Unknown", "nobody is known"},
      {"unknown, photographer", "nobody is known"},
      {"Anonymous, British", "nobody is known"},
      {"Unidentified, Maker", "nobody is known"},
      {"Smith, photographer", "what somebody does"},
      {"Smith, Painter", "what somebody does"},
      {"Turner, British", "where somebody is from"},
      {"Leonardo, da Vinci", "belongs to a family name"},
      {"Gogh, van", "belongs to a family name"},
      {"Abbey, The", "no given name"},
      {"Smith, Jr. John", "begins with a suffix"},
      {"Dr. Smith, John", "begins with a title"},
      {"Lord Leighton, Frederic", "begins with a title"},
      {"Rev. Smith, John", "begins with a title"},
      {"Sir Reynolds, Joshua", "begins with a title"},
      {"Master of Fl\u00e9malle, Robert", "no family name"},
      {"Earl of Norwich, George", "no family name"},
      {"Monogrammist, AF", "nobody is known"},
      {"Reynolds, after", "somebody else's work"},
      {"Reynolds, attributed to", "somebody else's work"},
      {"After Reynolds, Joshua", "somebody else's work"},
      {"Possibly Reynolds, Joshua", "somebody else's work"},
      {"Rembrandt, school of", "word of organisations"},
      {"Rembrandt, follower of", "says where somebody is from"},
      {"Tate Gallery, London", "word of organisations"},
      {"Museum, British", "word of organisations"},
      {"Church, First Baptist", "word of organisations"},
      {"Church, St. Mary", "word of organisations"},
      {"Church, Catholic", "word of organisations"},
      {"Christ Church, Oxford", "word of organisations"},
      {"Press, Oxford University", "word of organisations"},
      {"Gilbert and George, London", "between two names"},
      {"Smith, John et al.", "between two names"},
      {"Smith, John with Jane Doe", "between two names"},
      {"Morris & Co.", "\"&\" stands in it"},
      {"Smith, John (attributed to)", "\"(\" stands in it"},
      {"Turner, J. M. W., 1775", "\"1\" stands in it"},
      {"Smith; Jones, John", "\";\" stands in it"},
      {"-, John", "has no letter"},
      {"Smith, .", "has no letter"},
  };
  for (const auto& [written, reason] : cases) {
    CAPTURE(std::string(written));
    const std::string found = in_short(written);
    CAPTURE(found);
    CHECK(found.starts_with("fails: "));
    CHECK(found.find(reason) != std::string::npos);
  }
}

TEST_CASE("a name with any sign but those of names is refused, and the sign is named") {
  const std::string_view signs[] = {"!",      "\"",     "#",      "$",      "%",      "&",      "(",      ")",      "*",      "+",      "/",      ":",
                                    ";",      "<",      "=",      ">",      "?",      "@",      "[",      "\\",     "]",      "^",      "_",      "`",
                                    "{",      "|",      "}",      "~",      "\u00a1", "\u00a2", "\u00a3", "\u00a7", "\u00a9", "\u00ab", "\u00ac", "\u00ad",
                                    "\u00b0", "\u00b1", "\u00b2", "\u00bf", "\u00d7", "\u2014", "\u201c", "\u2020", "\u2022", "\u2026", "\u20ac", "\u2122"};
  for (const std::string_view sign : signs) {
    CAPTURE(std::string(sign));
    CHECK(in_short("Abbey" + std::string(sign) + ", Edwin") == "fails: a \"" + std::string(sign) + "\" stands in it");
    CHECK(in_short("Abbey, Ed" + std::string(sign) + "win") == "fails: a \"" + std::string(sign) + "\" stands in it");
  }
  for (const std::string_view digit : {"0", "7", "\u0663", "\u00bd"}) CHECK(in_short("Abbey, Edwin " + std::string(digit)).starts_with("fails: a \""));
}
