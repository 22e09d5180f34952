#pragma once

#include <string_view>

// Every id that compile_pack() reports, one meaning each. docs/formats/diagnostics.md says cause
// and cure; a test keeps the two lists equal. An id is never given a second meaning.
namespace seamark::diagnostic_id {

// Files of the pack.
constexpr std::string_view kFileMissing = "SM-P001";
constexpr std::string_view kFileUnknown = "SM-P002";
constexpr std::string_view kFileTwice = "SM-P003";
constexpr std::string_view kBadUtf8 = "SM-P004";
constexpr std::string_view kByteOrderMark = "SM-P005";
constexpr std::string_view kTooManyMistakes = "SM-P006";
constexpr std::string_view kBadLanguageFile = "SM-P007";
constexpr std::string_view kLongLine = "SM-P008";

// pack.toml.
constexpr std::string_view kTomlSyntax = "SM-P010";
constexpr std::string_view kTomlUnknownKey = "SM-P011";
constexpr std::string_view kTomlMissingKey = "SM-P012";
constexpr std::string_view kTomlBadValue = "SM-P013";
constexpr std::string_view kThresholdOrder = "SM-P014";
constexpr std::string_view kLanguageWithoutLexicon = "SM-P015";
constexpr std::string_view kLexiconNotClaimed = "SM-P016";

// Tables.
constexpr std::string_view kTableHeader = "SM-P020";
constexpr std::string_view kColumnCount = "SM-P021";
constexpr std::string_view kEmptyCell = "SM-P022";

// Concepts.
constexpr std::string_view kBadConceptName = "SM-P030";
constexpr std::string_view kConceptTwice = "SM-P031";
constexpr std::string_view kBadConceptWeight = "SM-P032";
constexpr std::string_view kTooManyConcepts = "SM-P033";
constexpr std::string_view kConceptWithoutTerms = "SM-P034";

// Terms of lexicons and names of places.
constexpr std::string_view kTermWithoutConcept = "SM-P040";
constexpr std::string_view kUnknownHeadingConcept = "SM-P041";
constexpr std::string_view kUnknownMatch = "SM-P042";
constexpr std::string_view kBadTermWeight = "SM-P043";
constexpr std::string_view kUntranslatedGloss = "SM-P044";
constexpr std::string_view kTermFoldsToNothing = "SM-P045";
constexpr std::string_view kTermTooLong = "SM-P046";
constexpr std::string_view kTermClash = "SM-P047";
constexpr std::string_view kTermTwice = "SM-P048";
constexpr std::string_view kTooManyTerms = "SM-P049";

// Options in notes.
constexpr std::string_view kUnknownOption = "SM-P050";
constexpr std::string_view kBadOptionValue = "SM-P051";
constexpr std::string_view kUnknownNeededConcept = "SM-P052";
constexpr std::string_view kMaybeOption = "SM-P053";
constexpr std::string_view kOptionTwice = "SM-P054";

// Gazetteer.
constexpr std::string_view kBadPlaceId = "SM-P060";
constexpr std::string_view kPlaceTwice = "SM-P061";
constexpr std::string_view kUnknownPlaceKind = "SM-P062";
constexpr std::string_view kBadCountry = "SM-P063";
constexpr std::string_view kBadGroup = "SM-P064";
constexpr std::string_view kUnknownPlace = "SM-P065";
constexpr std::string_view kPlaceWithoutName = "SM-P066";
constexpr std::string_view kAmbiguousName = "SM-P067";

// Rules: words and shape.
constexpr std::string_view kBadCharacter = "SM-R001";
constexpr std::string_view kOpenString = "SM-R002";
constexpr std::string_view kBadEscape = "SM-R003";
constexpr std::string_view kUnknownConcept = "SM-R004";
constexpr std::string_view kSyntax = "SM-R005";
constexpr std::string_view kOutsideRule = "SM-R006";
constexpr std::string_view kBadHeading = "SM-R007";
constexpr std::string_view kUnknownKeyword = "SM-R008";
constexpr std::string_view kLineTwice = "SM-R009";
constexpr std::string_view kLineMissing = "SM-R010";
constexpr std::string_view kTooFewExamples = "SM-R011";
constexpr std::string_view kRuleTwice = "SM-R012";
constexpr std::string_view kBadName = "SM-R013";
constexpr std::string_view kTooDeep = "SM-R014";
constexpr std::string_view kTabIndent = "SM-R015";

// Rules: meaning.
constexpr std::string_view kDefineCycle = "SM-R020";
constexpr std::string_view kDefineTwice = "SM-R021";
constexpr std::string_view kDefineUnused = "SM-R022";
constexpr std::string_view kUnknownChoice = "SM-R023";
constexpr std::string_view kBadCategory = "SM-R024";
constexpr std::string_view kBadSeverity = "SM-R025";
constexpr std::string_view kBadAdds = "SM-R026";
constexpr std::string_view kCategoryOfVerdict = "SM-R027";
constexpr std::string_view kNotAConceptSet = "SM-R028";
constexpr std::string_view kEmptyGroup = "SM-R029";
constexpr std::string_view kCountTooLarge = "SM-R030";
constexpr std::string_view kBadDistance = "SM-R031";
constexpr std::string_view kBadRegex = "SM-R032";
constexpr std::string_view kTooManyRegexes = "SM-R033";
constexpr std::string_view kTooCostly = "SM-R034";
constexpr std::string_view kBadLanguageCode = "SM-R035";
constexpr std::string_view kEmptyText = "SM-R036";
constexpr std::string_view kBecauseMissing = "SM-R037";
constexpr std::string_view kNoAnchor = "SM-R038";
constexpr std::string_view kNoRules = "SM-R039";

}  // namespace seamark::diagnostic_id
