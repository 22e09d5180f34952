#include "signals/campaign/campaign_signal.h"

#include <array>
#include <bit>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "signals/campaign/masked_text_internal.h"

// SimHash: every shingle of four units votes on 64 bits by its hash; the majority of each bit is
// the signature, so texts that share most shingles share most bits. The votes are counted in bit
// planes: plane p holds bit p of all 64 counters, so one shingle costs about two additions with
// carry for all of them.
namespace seamark::campaign {
namespace {

constexpr size_t kShingleUnits = 4;
constexpr std::string_view kSimilar = "sim64:";
constexpr std::string_view kExact = "fold64:";

// A bijection that spreads every input bit. Part of the signature's definition: never change it.
uint64_t mix(uint64_t value) {
  value ^= value >> 32U;
  value *= 0xD6E8FEB86659FD93U;
  value ^= value >> 29U;
  value *= 0xA0761D6478BD642FU;
  value ^= value >> 32U;
  return value;
}

uint64_t shingle(std::u16string_view units, size_t at) {
  return units[at] | (uint64_t{units[at + 1]} << 16U) | (uint64_t{units[at + 2]} << 32U) |
         (uint64_t{units[at + 3]} << 48U);
}

// 64 counters up to 2^20.
class BitVotes {
 public:
  void add(uint64_t bits) {
    ++votes_;
    for (size_t p = 0; bits != 0; ++p) {
      const uint64_t carry = planes_[p] & bits;
      planes_[p] ^= bits;
      bits = carry;
    }
  }

  // The bits that more than half of the votes have.
  uint64_t majority() const {
    const uint64_t half = votes_ / 2;
    uint64_t above = 0;
    uint64_t equal = ~uint64_t{0};
    for (size_t p = planes_.size(); p-- > 0;) {
      if (((half >> p) & 1U) != 0) {
        equal &= planes_[p];
      } else {
        above |= equal & planes_[p];
        equal &= ~planes_[p];
      }
    }
    return above;
  }

 private:
  std::array<uint64_t, 21> planes_{};
  uint64_t votes_ = 0;
};

uint64_t similarity_hash(std::u16string_view units) {
  BitVotes votes;
  for (size_t i = 0; i + kShingleUnits <= units.size(); ++i) {
    votes.add(mix(shingle(units, i)));
  }
  return votes.majority();
}

uint64_t exact_hash(std::u16string_view units) {
  uint64_t hash = units.size();
  for (const char16_t unit : units) {
    hash = mix(hash ^ (uint64_t{unit} + 0x9E3779B97F4A7C15U));
  }
  return hash;
}

std::optional<uint64_t> similar_bits(std::string_view signature) {
  if (!signature.starts_with(kSimilar) || signature.size() != kSimilar.size() + 16) {
    return std::nullopt;
  }
  uint64_t bits = 0;
  const char* end = signature.data() + signature.size();
  const auto [at, error] = std::from_chars(signature.data() + kSimilar.size(), end, bits, 16);
  return error == std::errc() && at == end ? std::optional(bits) : std::nullopt;
}

}  // namespace

std::string campaign_signature(const FieldText& text, const std::vector<Entity>& entities) {
  if (text.fold.size == 0) {
    return "";
  }
  const MaskedText masked = mask_text(text, entities);
  if (masked.words >= kSignatureWordsMin) {
    return fmt::format("{}{:016x}", kSimilar, similarity_hash(masked.units));
  }
  // Without any word, the mask would make one campaign of all posts that are a link.
  const std::u16string_view exact =
      masked.words > 0 ? masked.units : std::u16string_view(text.fold.units.data(), text.fold.size);
  return fmt::format("{}{:016x}", kExact, exact_hash(exact));
}

int campaign_distance(std::string_view a, std::string_view b) {
  const std::optional<uint64_t> bits_a = similar_bits(a);
  const std::optional<uint64_t> bits_b = similar_bits(b);
  if (!bits_a.has_value() || !bits_b.has_value()) {
    return 64;
  }
  return std::popcount(*bits_a ^ *bits_b);
}

}  // namespace seamark::campaign
