#include "signals/entities/numbering_plan.h"

#include <optional>

#include <phonenumbers/phonemetadata.pb.h>

// What the library reads its own tables from. Not in its public headers, so it may be absent.
namespace i18n::phonenumbers {
__attribute__((weak)) int metadata_size();
__attribute__((weak)) const void* metadata_get();
}  // namespace i18n::phonenumbers

namespace seamark::entities {

namespace phones = i18n::phonenumbers;

namespace {

constexpr int kLengthMax = 31;

// "-1" in the metadata: there are no such numbers.
LengthSet length_set(const google::protobuf::RepeatedField<int32_t>& lengths) {
  LengthSet set = 0;
  for (const int32_t length : lengths) {
    set |= length > 0 && length <= kLengthMax ? LengthSet{1} << static_cast<unsigned>(length) : 0;
  }
  return set;
}

// Of "AA" to "ZZ"; "001" has none: it is no region to be in.
std::optional<size_t> region_index(std::string_view region) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (region.size() != 2 || !is_capital(region[0]) || !is_capital(region[1])) {
    return std::nullopt;
  }
  return static_cast<size_t>(region[0] - 'A') * 26 + static_cast<size_t>(region[1] - 'A');
}

size_t groups_in(std::string_view pattern) {
  size_t groups = 0;
  for (size_t i = 0; i < pattern.size(); ++i) {
    groups += pattern[i] == '(' && !pattern.substr(i + 1).starts_with("?:") ? 1U : 0U;
  }
  return groups;
}

}  // namespace

class PlanReader {
 public:
  explicit PlanReader(NumberingPlans& out) : out_(out) {}

  void read(const phones::PhoneMetadataCollection& all) {
    out_.plans_.reserve(static_cast<size_t>(all.metadata_size()));
    for (const phones::PhoneMetadata& one : all.metadata()) {
      read_plan(one);
      if (!ok_) {
        return;
      }
      const NumberingPlan& plan = out_.plans_.back();
      auto& list = out_.by_code_.at(static_cast<size_t>(plan.calling_code));
      if (const auto index = region_index(plan.region); index.has_value()) {
        out_.by_region_.at(*index) = &plan;
      }
      list.insert(one.main_country_for_code() ? list.begin() : list.end(), &plan);
    }
    out_.usable_ = !out_.plans_.empty();
  }

 private:
  void read_plan(const phones::PhoneMetadata& one) {
    NumberingPlan plan;
    plan.region = one.id();
    plan.calling_code = one.country_code();
    plan.code_digits = std::to_string(plan.calling_code);
    plan.lengths = length_set(one.general_desc().possible_length());
    plan.local_lengths = length_set(one.general_desc().possible_length_local_only());
    plan.general = pattern(one.general_desc().national_number_pattern());
    plan.leading_digits = pattern(one.leading_digits());
    plan.international_prefix = pattern(one.international_prefix());
    plan.national_prefix = pattern(one.national_prefix_for_parsing());
    plan.transform = one.national_prefix_transform_rule();
    const size_t groups = groups_in(one.national_prefix_for_parsing());
    plan.transform_group = groups == 0 ? 0 : groups - 1;
    ok_ = ok_ && plan.calling_code > 0 &&
          plan.calling_code < static_cast<int>(NumberingPlans::kCodes) && plan.lengths != 0 &&
          (plan.transform.empty() || groups > 0);
    for (const phones::PhoneNumberDesc* desc :
         {&one.fixed_line(), &one.mobile(), &one.toll_free(), &one.premium_rate(),
          &one.shared_cost(), &one.voip(), &one.personal_number(), &one.pager(), &one.uan(),
          &one.voicemail()}) {
      add_type(*desc, plan);
    }
    out_.plans_.push_back(std::move(plan));
  }

  void add_type(const phones::PhoneNumberDesc& desc, NumberingPlan& plan) {
    const NumberingPlan::Type type{pattern(desc.national_number_pattern()),
                                   length_set(desc.possible_length())};
    const bool none = desc.possible_length_size() > 0 && type.lengths == 0;
    if (type.pattern != kNoDigitPattern && !none) {
      plan.types.push_back(type);
    }
  }

  DigitPatternId pattern(const std::string& text) {
    const DigitPatternId id = text.empty() ? kNoDigitPattern : out_.patterns_.add(text);
    ok_ = ok_ && (text.empty() || id != kNoDigitPattern);
    return id;
  }

  NumberingPlans& out_;
  bool ok_ = true;
};

const NumberingPlans& NumberingPlans::of_library() {
  static const NumberingPlans* const plans = [] {
    auto* const made = new NumberingPlans;  // never deleted: threads may still ask at exit
    phones::PhoneMetadataCollection all;
    if (&phones::metadata_get != nullptr && &phones::metadata_size != nullptr &&
        all.ParseFromArray(phones::metadata_get(), phones::metadata_size())) {
      PlanReader(*made).read(all);
    }
    return made;
  }();
  return *plans;
}

const NumberingPlan* NumberingPlans::find(std::string_view region) const {
  const std::optional<size_t> index = region_index(region);
  return index.has_value() ? by_region_[*index] : nullptr;
}

const std::vector<const NumberingPlan*>& NumberingPlans::of_code(int calling_code) const {
  static const std::vector<const NumberingPlan*> none;
  return calling_code > 0 && calling_code < static_cast<int>(kCodes)
             ? by_code_[static_cast<size_t>(calling_code)]
             : none;
}

}  // namespace seamark::entities
