#include "api/assessment_json.h"

namespace seamark::api {
namespace {

constexpr int kScoreDecimals = 4;
constexpr int kWeightDecimals = 3;

void write_place(JsonWriter& json, Field field, Span span) {
  json.text_member("field", field_name(field));
  json.integer_member("start", span.start);
  json.integer_member("end", span.end);
}

void write_reason(JsonWriter& json, const Reason& reason) {
  json.open('{');
  json.text_member("rule", reason.rule);
  json.key("concept");
  json.string_or_null(reason.concept_name);
  json.key("term");
  json.string_or_null(reason.term);
  json.number_member("weight", reason.weight, kWeightDecimals);
  write_place(json, reason.field, reason.span);
  json.text_member("unit", "cp");
  json.text_member("view", view_name(reason.view));
  json.text_member("quote", reason.quote);
  json.close('}');
}

void write_counter_reason(JsonWriter& json, const CounterReason& reason) {
  json.open('{');
  json.text_member("concept", reason.concept_name);
  json.number_member("weight", reason.weight, kWeightDecimals);
  write_place(json, reason.field, reason.span);
  json.close('}');
}

void write_entity(JsonWriter& json, const AssessedEntity& entity) {
  json.open('{');
  json.text_member("type", entity_type_name(entity.type));
  json.text_member("raw", entity.raw);
  json.key("value");
  json.string_or_null(entity.value);
  json.text_member("grade", entity_grade_name(entity.grade));
  write_place(json, entity.field, entity.span);
  json.close('}');
}

template <typename Items, typename Write>
void write_list(JsonWriter& json, std::string_view name, const Items& items, Write&& write) {
  json.key(name);
  json.open('[');
  for (const auto& item : items) {
    write(json, item);
  }
  json.close(']');
}

void write_pack(JsonWriter& json, const PackIdentity* pack) {
  json.key("pack");
  if (pack == nullptr) {
    json.null();
    return;
  }
  json.open('{');
  json.text_member("name", pack->name);
  json.text_member("version", pack->version);
  json.text_member("digest", pack->digest);
  json.close('}');
}

}  // namespace

void write_assessment(const Assessment& assessment, std::string_view post_id, JsonBuffer& out) {
  JsonWriter json(out);
  json.open('{');
  json.integer_member("v", 1);
  json.text_member("post_id", post_id);
  json.text_member("verdict", verdict_name(assessment.verdict));
  json.number_member("score", assessment.score, kScoreDecimals);
  json.text_member("band", band_name(assessment.band));
  json.key("category");
  json.string_or_null(assessment.category);
  json.text_member("severity", assessment.severity);
  json.text_member("language", assessment.language);
  write_list(json, "reasons", assessment.reasons, write_reason);
  write_list(json, "against", assessment.against, write_counter_reason);
  write_list(json, "entities", assessment.entities, write_entity);
  json.key("matches");
  json.open('[');
  json.close(']');
  json.key("campaign");
  json.string_or_null(assessment.campaign);
  write_pack(json, assessment.pack);
  json.key("undecided");
  json.string_or_null(assessment.undecided);
  json.close('}');
}

}  // namespace seamark::api
