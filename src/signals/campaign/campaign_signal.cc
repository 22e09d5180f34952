#include "signals/campaign/campaign_signal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "signals/campaign/masked_text_internal.h"

// SimHash: every shingle of four units votes on 64 bits by its hash; the majority of each bit is
// the signature, so texts that share most shingles share most bits. The votes are counted in bit
// planes: plane p holds bit p of all 64 counters, so a few operations on words count for all of
// them.
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

// Four units, the first lowest.
uint64_t shingle(const char16_t* units) {
  return units[0] | (uint64_t{units[1]} << 16U) | (uint64_t{units[2]} << 32U) |
         (uint64_t{units[3]} << 48U);
}

// Adds three bits in every place: the sum's low bits to `low`, its high bits are returned.
uint64_t add_three(uint64_t& low, uint64_t a, uint64_t b) {
  const uint64_t either = a ^ b;
  const uint64_t high = (a & b) | (either & low);
  low ^= either;
  return high;
}

// 64 counters up to 2^20.
class BitVotes {
 public:
  static constexpr size_t kTogether = 8;

  // Eight votes cost seven sums of three, and a carry once in eight.
  void add_together(const std::array<uint64_t, kTogether>& votes) {
    std::array<uint64_t, 2> fours{};
    for (size_t half = 0; half < 2; ++half) {
      const uint64_t* four = votes.data() + 4 * half;
      const uint64_t first = add_three(planes_[0], four[0], four[1]);
      const uint64_t second = add_three(planes_[0], four[2], four[3]);
      fours[half] = add_three(planes_[1], first, second);
    }
    carry_into(3, add_three(planes_[2], fours[0], fours[1]));
    votes_ += kTogether;
  }

  void add(uint64_t bits) {
    carry_into(0, bits);
    ++votes_;
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
  void carry_into(size_t p, uint64_t bits) {
    for (; bits != 0; ++p) {
      const uint64_t carry = planes_[p] & bits;
      planes_[p] ^= bits;
      bits = carry;
    }
  }

  std::array<uint64_t, 21> planes_{};
  uint64_t votes_ = 0;
};

uint64_t similarity_hash(std::u16string_view units) {
  BitVotes votes;
  const size_t shingles = units.size() < kShingleUnits ? 0 : units.size() - kShingleUnits + 1;
  size_t i = 0;
  std::array<uint64_t, BitVotes::kTogether> hashes{};
  for (; i + hashes.size() <= shingles; i += hashes.size()) {
    for (size_t k = 0; k < hashes.size(); ++k) {
      hashes[k] = mix(shingle(units.data() + i + k));
    }
    votes.add_together(hashes);
  }
  for (; i < shingles; ++i) {
    votes.add(mix(shingle(units.data() + i)));
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

std::string named(std::string_view kind, uint64_t hash) {
  constexpr size_t kHexDigits = 16;
  std::string text(kind.size() + kHexDigits, '\0');
  std::copy(kind.begin(), kind.end(), text.begin());
  for (size_t i = 0; i < kHexDigits; ++i) {
    text[text.size() - 1 - i] = "0123456789abcdef"[(hash >> (4 * i)) & 0xFU];
  }
  return text;
}

// std::popcount calls a library function where the build may not assume the instruction.
int bits_set(uint64_t bits) {
  int count = 0;
  for (; bits != 0; bits &= bits - 1) {
    ++count;
  }
  return count;
}

}  // namespace

std::string campaign_signature(const FieldText& text, const std::vector<Entity>& entities) {
  if (text.fold.size == 0) {
    return "";
  }
  const MaskedText masked = mask_text(text, entities);
  if (masked.words >= kSignatureWordsMin) {
    return named(kSimilar, similarity_hash(masked.units));
  }
  // Without any word, the mask would make one campaign of all posts that are a link.
  const std::u16string_view exact =
      masked.words > 0 ? masked.units : std::u16string_view(text.fold.units.data(), text.fold.size);
  return named(kExact, exact_hash(exact));
}

int campaign_distance(std::string_view a, std::string_view b) {
  const std::optional<uint64_t> bits_a = similar_bits(a);
  const std::optional<uint64_t> bits_b = similar_bits(b);
  if (!bits_a.has_value() || !bits_b.has_value()) {
    return 64;
  }
  return bits_set(*bits_a ^ *bits_b);
}

}  // namespace seamark::campaign
