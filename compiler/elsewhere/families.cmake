# Lists the families of foreign words: words/<family>.cpp defines `std::vector<ForeignWord> <family>()`.
function(damson_foreign_words target folder)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(SORT sources)
  set(declarations "")
  set(entries "")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    string(APPEND declarations "std::vector<ForeignWord> ${name}();\n")
    string(APPEND entries "       foreign_words::${name}(),\n")
  endforeach()
  set(output ${CMAKE_BINARY_DIR}/generated/all_foreign_words.cpp)
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Written by the build: every family of foreign words.
#include \"compiler/elsewhere/all_families.h\"

namespace damson {

namespace foreign_words {
@declarations@}  // namespace foreign_words

std::vector<ForeignWord> declare_foreign_words() {
  std::vector<ForeignWord> all;
  for (auto& family : {
@entries@       }) {
    all.insert(all.end(), family.begin(), family.end());
  }
  return all;
}

}  // namespace damson
")
  target_sources(${target} PRIVATE ${output})
endfunction()
