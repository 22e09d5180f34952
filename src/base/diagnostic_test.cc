#include "base/diagnostic.h"

#include <gtest/gtest.h>

namespace seamark {
namespace {

TEST(Diagnostic, ShowsTheLineACaretAndWhatWasWanted) {
  const Diagnostic d{.level = DiagnosticLevel::kError,
                     .id = "SM-R004",
                     .file = "rules/sea.rule",
                     .line = 12,
                     .column = 8,
                     .width = 13,
                     .message = "unknown concept transport.see",
                     .wanted = "transport.sea",
                     .source = "  when transport.see"};
  EXPECT_EQ(format_diagnostic(d),
            "rules/sea.rule:12:8: error SM-R004: unknown concept transport.see\n"
            "    12 |   when transport.see\n"
            "       |        ^~~~~~~~~~~~~ wanted: transport.sea\n");
}

TEST(Diagnostics, CountsErrorsApartFromWarningsAndSortsByPlace) {
  Diagnostics all;
  all.add({.level = DiagnosticLevel::kWarning, .id = "W", .file = "b", .line = 1});
  all.add({.level = DiagnosticLevel::kError, .id = "E", .file = "a", .line = 9});
  all.sort();
  EXPECT_EQ(all.errors(), 1U);
  EXPECT_EQ(all.warnings(), 1U);
  EXPECT_EQ(all.items().front().id, "E");
}

}  // namespace
}  // namespace seamark
