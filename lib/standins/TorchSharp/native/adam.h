// Adam's and AdamW's update of a tensor in one pass. As list operations it reads and writes everything seven times over, and memory
// is what they wait for.

#pragma once

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cmath>
#include <initializer_list>

namespace songbook {

// Mirrored by Native/AdamStep.cs, which says what they are.
struct AdamStep {
  double shrink;
  double beta1;
  double beta2;
  double correction;
  double eps;
  double rate;
};

template <class T, bool Amsgrad>
void adam(T* __restrict parameter, const T* __restrict gradient, T* __restrict first, T* __restrict second, T* __restrict largest,
          int64_t count, const AdamStep& step) {
  const T shrink = step.shrink, beta1 = step.beta1, rest1 = 1 - step.beta1, beta2 = step.beta2, rest2 = 1 - step.beta2;
  const T correction = step.correction, eps = step.eps, rate = -step.rate;
  for (int64_t i = 0; i < count; ++i) {
    const T g = gradient[i];
    const T m = first[i] * beta1 + rest1 * g;
    const T v = second[i] * beta2 + rest2 * g * g;
    T divisor = v;
    if (Amsgrad) largest[i] = divisor = v > largest[i] || v != v ? v : largest[i];  // NaN stays NaN
    first[i] = m;
    second[i] = v;
    parameter[i] = parameter[i] * shrink + rate * m / (std::sqrt(divisor) / correction + eps);
  }
}

struct AdamTensors {
  at::Tensor parameter, gradient, first, second, largest;  // the last may be undefined

  // Whether they are plain arrays of one type and length in the processor's memory.
  bool plain() const {
    const auto type = parameter.scalar_type();
    if (type != at::kFloat && type != at::kDouble) return false;
    for (auto tensor : {&parameter, &gradient, &first, &second, &largest}) {
      if (tensor == &largest && !tensor->defined()) continue;
      if (!tensor->is_cpu() || tensor->layout() != at::kStrided || tensor->is_neg() || tensor->scalar_type() != type ||
          tensor->sizes() != parameter.sizes() || !tensor->is_contiguous())
        return false;
    }
    return true;
  }

  void update(const AdamStep& step) const {
    for (auto tensor : {&parameter, &first, &second, &largest})
      if (tensor->defined()) tensor->unsafeGetTensorImpl()->bump_version();
    if (parameter.scalar_type() == at::kFloat)
      update<float>(step);
    else
      update<double>(step);
  }

 private:
  template <class T>
  void update(const AdamStep& step) const {
    const auto p = parameter.data_ptr<T>(), g = gradient.data_ptr<T>(), m = first.data_ptr<T>(), v = second.data_ptr<T>();
    const auto largest_v = largest.defined() ? largest.data_ptr<T>() : nullptr;
    at::parallel_for(0, parameter.numel(), at::internal::GRAIN_SIZE, [&](int64_t begin, int64_t end) {
      const auto count = end - begin;
      if (largest_v == nullptr)
        adam<T, false>(p + begin, g + begin, m + begin, v + begin, nullptr, count, step);
      else
        adam<T, true>(p + begin, g + begin, m + begin, v + begin, largest_v + begin, count, step);
    });
  }
};

}  // namespace songbook
