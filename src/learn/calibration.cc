#include "learn/calibration.h"

#include <array>
#include <cmath>

#include "learn/portable_math.h"

namespace seamark {

namespace {

constexpr int kStepsMax = 100;
constexpr int kHalvingsMax = 34;  // of a step: below 1e-10 of it nothing is left to gain
constexpr double kRidge = 1e-12;

// Platt's targets: a little inside 0 and 1, as if one more example of each side had been seen.
struct Targets {
  double advert;
  double other;

  double of(Label label) const { return label == Label::kAdvert ? advert : other; }
};

double mean_loss(std::span<const JudgedEvidence> sample, const Targets& targets, double scale,
                 double offset) {
  double sum = 0;
  for (const JudgedEvidence& one : sample) {
    const double z = scale * one.evidence + offset;
    // log(1 + e^z) - t z, written so that neither end overflows.
    const double soft = z > 0 ? z + std::log1p(portable_exp(-z)) : std::log1p(portable_exp(z));
    sum += soft - targets.of(one.label) * z;
  }
  return sum / static_cast<double>(sample.size());
}

struct Newton {
  double scale;
  double offset;
  double slope;  // of the loss along the step; negative
};

Newton newton_step(std::span<const JudgedEvidence> sample, const Targets& targets,
                   const PlattFit& fit) {
  double gs = 0;
  double go = 0;
  double hss = kRidge;
  double hso = 0;
  double hoo = kRidge;
  for (const JudgedEvidence& one : sample) {
    const double p = logistic(fit.scale * one.evidence + fit.offset);
    const double error = p - targets.of(one.label);
    const double spread = p * (1 - p);
    gs += error * one.evidence;
    go += error;
    hss += spread * one.evidence * one.evidence;
    hso += spread * one.evidence;
    hoo += spread;
  }
  const auto n = static_cast<double>(sample.size());
  const double det = hss * hoo - hso * hso;
  const double ds = -(hoo * gs - hso * go) / det;
  const double dof = -(hss * go - hso * gs) / det;
  return {.scale = ds, .offset = dof, .slope = (gs * ds + go * dof) / n};
}

void describe(std::span<const JudgedEvidence> sample, PlattFit& fit) {
  struct Bin {
    double scores = 0;
    double adverts = 0;
    double count = 0;
  };

  std::array<Bin, 10> bins{};
  for (const JudgedEvidence& one : sample) {
    const double p = logistic(fit.scale * one.evidence + fit.offset);
    const double y = one.label == Label::kAdvert ? 1 : 0;
    fit.brier += (p - y) * (p - y);
    Bin& bin = bins[p >= 1 ? 9 : static_cast<size_t>(p * 10)];
    bin.scores += p;
    bin.adverts += y;
    bin.count += 1;
  }
  const auto n = static_cast<double>(sample.size());
  fit.brier /= n;
  for (const Bin& bin : bins) {
    fit.expected_calibration_error += std::abs(bin.scores - bin.adverts) / n;
  }
}

}  // namespace

Result<PlattFit> fit_platt(std::span<const JudgedEvidence> sample) {
  PlattFit fit;
  for (const JudgedEvidence& one : sample) {
    if (!std::isfinite(one.evidence)) {
      return Error(ErrorCode::kInvalid, "an evidence is not a finite number");
    }
    ++(one.label == Label::kAdvert ? fit.adverts : fit.others);
  }
  if (fit.adverts == 0 || fit.others == 0) {
    return Error(ErrorCode::kInvalid, "calibration wants adverts and other posts");
  }
  const auto adverts = static_cast<double>(fit.adverts);
  const auto others = static_cast<double>(fit.others);
  const Targets targets = {.advert = (adverts + 1) / (adverts + 2), .other = 1 / (others + 2)};
  fit.scale = 0;
  fit.offset = std::log((adverts + 1) / (others + 1));
  fit.log_loss = mean_loss(sample, targets, fit.scale, fit.offset);
  for (int step = 0; step < kStepsMax; ++step) {
    const Newton move = newton_step(sample, targets, fit);
    double length = 1;
    double loss = fit.log_loss;
    for (int halvings = 0; halvings < kHalvingsMax; ++halvings, length /= 2) {
      loss = mean_loss(sample, targets, fit.scale + length * move.scale,
                       fit.offset + length * move.offset);
      if (loss <= fit.log_loss + 1e-4 * length * move.slope) {
        break;
      }
    }
    if (!(loss < fit.log_loss)) {
      break;
    }
    const bool done = fit.log_loss - loss < 1e-14;
    fit.scale += length * move.scale;
    fit.offset += length * move.offset;
    fit.log_loss = loss;
    if (done) {
      break;
    }
  }
  describe(sample, fit);
  return fit;
}

}  // namespace seamark
