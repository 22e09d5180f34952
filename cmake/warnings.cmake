# Warnings and hardening for our own code; third-party headers come in as SYSTEM.
add_library(seamark_warnings INTERFACE)
target_compile_options(seamark_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
                       -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers)
if(SEAMARK_WERROR)
  target_compile_options(seamark_warnings INTERFACE -Werror)
endif()
