# Every library that Seamark links, by its Debian 12 package. Nothing is downloaded at configure time.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)                                     # libfmt-dev 9.1
find_package(simdjson REQUIRED)                                # libsimdjson-dev 3.0
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)          # libicu-dev 72: build-time tables, test oracle
find_package(ZLIB REQUIRED)                                    # zlib1g-dev
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)   # libsodium-dev 1.0.18
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)       # libzstd-dev 1.5
pkg_check_modules(HYPERSCAN REQUIRED IMPORTED_TARGET libhs)    # libvectorscan-dev 5.4.9
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)            # libre2-dev 20220601: oracle, tests
find_library(PHONENUMBER_LIB phonenumber REQUIRED)             # libphonenumber-dev 8.12.57
find_library(PROTOBUF_LIB protobuf REQUIRED)
add_library(seamark_phonenumber INTERFACE)
target_link_libraries(seamark_phonenumber INTERFACE ${PHONENUMBER_LIB} ${PROTOBUF_LIB})
if(SEAMARK_TESTS)
  find_package(GTest REQUIRED)                                 # libgtest-dev 1.12
  find_library(RAPIDCHECK_LIB rapidcheck REQUIRED)             # librapidcheck-dev
endif()
