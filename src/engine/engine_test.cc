#include "engine/engine.h"

#include <gtest/gtest.h>

#include "engine/engine_testing.h"
#include "engine/findings.h"
#include "engine/verify_examples.h"

namespace seamark {
namespace {

const Assessment& scan_text(Scanner& scanner, std::string_view text) {
  Post post;
  post.text = text;
  return scanner.scan(post);
}

constexpr std::string_view kAdvert =
    "Boat from Calais to Dover tonight, pay on arrival, call +44 7700 900123";

TEST(Engine, FlagsAnAdvertAndShowsWhatMatchedInTheOriginal) {
  Scanner scanner(testing_engine());
  const Assessment& a = scan_text(scanner, kAdvert);
  EXPECT_EQ(a.verdict, Verdict::kAdvert);
  EXPECT_EQ(a.category, "V10");
  EXPECT_EQ(a.severity, "S3");
  ASSERT_FALSE(a.reasons.empty());
  for (const Reason& reason : a.reasons) {
    EXPECT_FALSE(reason.quote.empty()) << reason.concept_name;
    EXPECT_LE(reason.span.end, kAdvert.size());
    EXPECT_EQ(kAdvert.substr(reason.span.start, reason.span.end - reason.span.start), reason.quote);
  }
}

TEST(Engine, ReasonWeightsAddUpToTheEvidence) {
  Scanner scanner(testing_engine());
  const Assessment& a = scan_text(scanner, kAdvert);
  double total = 0;
  for (const Reason& reason : a.reasons) {
    total += reason.weight;
  }
  const Scanner::Findings& f = scanner.findings();
  EXPECT_NEAR(total, f.rules_evidence + f.support, 1e-9);
}

TEST(Engine, AFrameSpeaksAgainstAndIsShown) {
  Scanner scanner(testing_engine());
  const Assessment& a =
      scan_text(scanner, "Police said: boat from Calais to Dover, call +44 7700 900123");
  EXPECT_EQ(a.verdict, Verdict::kNone);
  ASSERT_EQ(a.against.size(), 1U);
  EXPECT_EQ(a.against.front().concept_name, "frame.news");
  EXPECT_EQ(a.against.front().span, (Span{0, 11}));
}

TEST(Engine, AskingIsItsOwnClassAndNeverAnAdvert) {
  Scanner scanner(testing_engine());
  const Assessment& a = scan_text(scanner, "does anyone know a boat from Calais to Dover please");
  EXPECT_EQ(a.verdict, Verdict::kAsking);
  EXPECT_EQ(a.category, "Q10");
}

TEST(Engine, DistressTakesTheRescuePath) {
  Scanner scanner(testing_engine());
  const Assessment& a = scan_text(scanner, "our boat is sinking off Dover please help us");
  EXPECT_EQ(a.verdict, Verdict::kNone);
  EXPECT_EQ(a.category, "D01");
  EXPECT_EQ(a.severity, "S5");
}

TEST(Engine, SpansOfTheSecondViewPointIntoTheOriginal) {
  Scanner scanner(testing_engine());
  const std::string text = "b\u200Bo\u200Ba\u200Bt from Calais to Dover, call +44 7700 900123";
  const Assessment& a = scan_text(scanner, text);
  EXPECT_EQ(a.verdict, Verdict::kAdvert);
  bool seen = false;
  for (const Reason& reason : a.reasons) {
    seen |= reason.quote == "b\u200Bo\u200Ba\u200Bt";
  }
  EXPECT_TRUE(seen);
}

TEST(Engine, OffsetsAreCodePoints) {
  Scanner scanner(testing_engine());
  const Assessment& a = scan_text(scanner, "ééé boat from Calais to Dover, call +44 7700 900123");
  for (const Reason& reason : a.reasons) {
    if (reason.quote == "boat") {
      EXPECT_EQ(reason.span, (Span{4, 8}));
    }
  }
}

TEST(Engine, APostOfPicturesOnlyIsUndecidedAndSaysWhy) {
  Scanner scanner(testing_engine());
  Post post;
  post.media.push_back({.kind = "image"});
  const Assessment& a = scanner.scan(post);
  EXPECT_EQ(a.verdict, Verdict::kUndecided);
  EXPECT_EQ(a.undecided, "media_not_read");
}

TEST(Engine, ATextTooLongToReadIsUndecidedUnlessItsBeginningDecides) {
  Scanner scanner(testing_engine());
  std::string tail;
  for (int i = 0; i < 20000; ++i) {
    tail += "a ";
  }
  EXPECT_EQ(scan_text(scanner, tail).undecided, "text_too_long");
  EXPECT_EQ(scan_text(scanner, std::string(kAdvert) + " " + tail).verdict, Verdict::kAdvert);
}

TEST(Engine, WhatAScannerSawBeforeDoesNotMatter) {
  Scanner fresh(testing_engine());
  Scanner used(testing_engine());
  scan_text(used, "our boat is sinking off Dover please help us");
  scan_text(used, "");
  const Assessment& a = scan_text(used, kAdvert);
  const Assessment& b = scan_text(fresh, kAdvert);
  EXPECT_EQ(a.score, b.score);
  EXPECT_EQ(a.reasons.size(), b.reasons.size());
  EXPECT_EQ(a.campaign, b.campaign);
}

TEST(VerifyExamples, AcceptsThePackThatKeepsItsPromises) {
  Diagnostics diagnostics;
  verify_examples(testing_engine(), diagnostics);
  for (const Diagnostic& d : diagnostics.items()) {
    ADD_FAILURE() << format_diagnostic(d);
  }
}

TEST(VerifyExamples, ReportsEveryBrokenExampleAtItsLine) {
  std::string rules(kTestingRules);
  const std::string good = "Boat Calais to Dover every day, call +44 7700 900123";
  rules.replace(rules.find(good), good.size(), "Good morning to all of you");
  Diagnostics diagnostics;
  verify_examples(testing_engine(rules), diagnostics);
  ASSERT_EQ(diagnostics.items().size(), 1U);
  EXPECT_EQ(diagnostics.items().front().id, "SM-R101");
  EXPECT_GT(diagnostics.items().front().line, 1U);
}

}  // namespace
}  // namespace seamark
