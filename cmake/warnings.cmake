# Warnings and hardening for our own code; third-party headers come in as SYSTEM.
add_library(seamark_warnings INTERFACE)
target_compile_options(seamark_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers)
# g++ 12 at -O3 sees overlaps in std::string's operator+ that cannot be (its bug 105651).
target_compile_options(seamark_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(SEAMARK_WERROR)
  target_compile_options(seamark_warnings INTERFACE -Werror)
endif()
