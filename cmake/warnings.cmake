# Warnings and hardening for our own code; third-party headers come in as SYSTEM.
add_library(seamark_warnings INTERFACE)
target_compile_options(seamark_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers)
# g++ 12 is wrong about two things: overlaps in std::string's operator+ (its bug 105651), and the variant
# inside a Result that SEAMARK_TRY has moved from, which it takes for freed.
target_compile_options(seamark_warnings INTERFACE
                       "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-free-nonheap-object>")
if(SEAMARK_WERROR)
  target_compile_options(seamark_warnings INTERFACE -Werror)
endif()
