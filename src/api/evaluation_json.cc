#include "api/evaluation_json.h"

namespace seamark::api {
namespace {

constexpr int kRateDecimals = 6;
constexpr int kScoreDecimals = 4;

void write_rate(JsonWriter& json, std::string_view name, const Rate& rate) {
  json.key(name);
  json.open('{');
  json.key("value");
  if (rate.of == 0) {
    json.null();  // nothing to count: unknown, not zero
  } else {
    json.number(rate.value, kRateDecimals);
  }
  json.number_member("low", rate.interval.low, kRateDecimals);
  json.number_member("high", rate.interval.high, kRateDecimals);
  json.integer_member("hits", static_cast<int64_t>(rate.hits));
  json.integer_member("of", static_cast<int64_t>(rate.of));
  json.close('}');
}

void write_counts(JsonWriter& json, const Slice& slice) {
  json.key("counts");
  json.open('{');
  json.integer_member("posts", static_cast<int64_t>(slice.total()));
  for (const Label label : {Label::kAdvert, Label::kAsking, Label::kBenign}) {
    json.key(label_name(label));
    json.open('{');
    for (const Verdict verdict :
         {Verdict::kAdvert, Verdict::kAsking, Verdict::kNone, Verdict::kUndecided}) {
      json.integer_member(verdict_name(verdict), static_cast<int64_t>(slice.count(label, verdict)));
    }
    json.close('}');
  }
  json.close('}');
}

void write_slice(JsonWriter& json, const Slice& slice) {
  json.open('{');
  write_counts(json, slice);
  write_rate(json, "precision", slice.precision);
  write_rate(json, "recall", slice.recall);
  write_rate(json, "false_positive_rate", slice.false_positive_rate);
  write_rate(json, "asking_recall", slice.asking_recall);
  json.number_member("f1", slice.f1, kRateDecimals);
  json.close('}');
}

void write_slices(JsonWriter& json, std::string_view name,
                  const std::map<std::string, Slice>& slices) {
  json.key(name);
  json.open('{');
  for (const auto& [value, slice] : slices) {
    json.escaped_key(value);
    write_slice(json, slice);
  }
  json.close('}');
}

void write_confusion(JsonWriter& json, const Confusion& confusion) {
  json.open('{');
  json.text_member("kind", confusion_name(confusion.kind));
  json.text_member("id", confusion.id);
  json.text_member("label", label_name(confusion.label));
  json.text_member("verdict", verdict_name(confusion.verdict));
  json.number_member("score", confusion.score, kScoreDecimals);
  json.text_member("lang", confusion.language);
  json.text_member("category", confusion.category);
  json.text_member("variant", confusion.variant);
  json.close('}');
}

}  // namespace

void write_evaluation(const Evaluation& evaluation, const PackIdentity& pack, JsonBuffer& out) {
  JsonWriter json(out);
  json.open('{');
  json.integer_member("v", 1);
  json.key("pack");
  json.open('{');
  json.text_member("name", pack.name);
  json.text_member("version", pack.version);
  json.text_member("digest", pack.digest);
  json.close('}');
  json.key("overall");
  write_slice(json, evaluation.overall);
  write_slices(json, "by_language", evaluation.by_language);
  write_slices(json, "by_category", evaluation.by_category);
  write_slices(json, "by_variant", evaluation.by_variant);
  json.key("confusions");
  json.open('[');
  for (const Confusion& confusion : evaluation.confusions) {
    write_confusion(json, confusion);
  }
  json.close(']');
  json.close('}');
}

}  // namespace seamark::api
