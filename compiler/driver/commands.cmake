# Lists the commands: commands/<verb>.cpp defines `Command <verb>()`, which says where it stands among the others.
function(damson_commands target folder)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(SORT sources)
  set(declarations "")
  set(entries "")
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    string(APPEND declarations "Command ${name}();\n")
    string(APPEND entries "    commands::${name}(),\n")
  endforeach()
  set(output ${CMAKE_BINARY_DIR}/generated/all_commands.cpp)
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Written by the build: every command.
#include \"compiler/driver/command.h\"

namespace damson {

namespace commands {
@declarations@}  // namespace commands

std::vector<Command> declared_commands() {
  return {
@entries@  };
}

}  // namespace damson
")
  target_sources(${target} PRIVATE ${output})
endfunction()
